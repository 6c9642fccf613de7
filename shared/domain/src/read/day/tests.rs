use proptest::prelude::*;

use super::*;

fn on(day: Date, in_era: InEra) -> Option<Day> {
    Some(Day { date: day, in_era })
}

#[test]
fn one_day_in_all_its_writings() {
    for raw in [
        "19850120",
        "1985/01/20",
        "1985/1/20",
        "1985-1-20",
        "1985.1.20",
        "１９８５年１月２０日",
        "S60.1.20",
        "s60/01/20",
        "S600120",
        "昭和60年1月20日",
        "昭和 60 年 1 月 20 日",
    ] {
        assert_eq!(read(raw), on(date(1985, 1, 20), InEra::Yes), "{raw}");
    }
}

#[test]
fn eras_begin_and_end() {
    for (raw, day, in_era) in [
        ("昭和64年1月7日", date(1989, 1, 7), InEra::Yes),
        ("S64.1.8", date(1989, 1, 8), InEra::NoLonger),
        ("平成元年1月8日", date(1989, 1, 8), InEra::Yes),
        ("令和元年5月1日", date(2019, 5, 1), InEra::Yes),
        ("H35.4.1", date(2023, 4, 1), InEra::NoLonger),
        ("R1.4.30", date(2019, 4, 30), InEra::NotYet),
        ("令和0年1月1日", date(2018, 1, 1), InEra::NotYet),
        ("T15.12.25", date(1926, 12, 25), InEra::Yes),
        ("M45.7.30", date(1912, 7, 30), InEra::Yes),
        ("R8.11.1", date(2026, 11, 1), InEra::Yes),
        ("19960229", date(1996, 2, 29), InEra::Yes),
    ] {
        assert_eq!(read(raw), on(day, in_era), "{raw}");
    }
}

#[test]
fn what_is_no_day_is_not_read() {
    for raw in [
        "",
        "0",
        "85/01/20",
        "1985/13/01",
        "1985/02/29",
        "31432",
        "19850132",
        "S60",
        "昭和60年",
        "1985/01/20 0:00",
        "1985--1-20",
        "A60.1.20",
        "S60.13.1",
        "あ",
        "198501200",
        "1985年1月",
        "1850/1/1",
        "-1985/1/1",
    ] {
        assert_eq!(read(raw), None, "{raw}");
    }
}

proptest! {
    #[test]
    fn every_day_is_read_back(days in 0i32..60_000, style in 0usize..3) {
        let day = crate::calendar::shifted(date(1900, 1, 1), days);
        let (y, m, d) = (day.year(), day.month(), day.day());
        let raw = match style {
            0 => format!("{y:04}{m:02}{d:02}"),
            1 => format!("{y}/{m}/{d}"),
            _ => format!("{y}年{m}月{d}日"),
        };
        prop_assert_eq!(read(&raw).map(|read| read.date), Some(day));
    }

    #[test]
    fn nothing_makes_it_stumble(raw in "\\PC{0,24}") {
        let _ = read(&raw);
    }
}
