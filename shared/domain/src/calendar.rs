//! Days as the survey counts them: Asia/Tokyo, Japanese weekday texts and ages of the law.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};

/// The zone of every rule, Asia/Tokyo, compiled in as its offset: it has had no daylight saving time
/// since 1951, and a Lambda has no time zone database.
pub fn tokyo() -> TimeZone {
    TimeZone::fixed(jiff::tz::offset(9))
}

/// The moment as a clock on a wall in Japan shows it.
pub fn in_tokyo(at: Timestamp) -> Zoned {
    at.to_zoned(tokyo())
}

/// The day in Japan on which `now` falls.
pub fn today(now: Timestamp) -> Date {
    in_tokyo(now).date()
}

/// RFC 3339 with `+09:00`, whole seconds, as every time goes on the wire.
pub fn wire_time(at: Timestamp) -> String {
    in_tokyo(at).strftime("%Y-%m-%dT%H:%M:%S+09:00").to_string()
}

/// Epoch seconds as [`wire_time`].
pub fn wire_second(second: i64) -> String {
    wire_time(Timestamp::from_second(second).unwrap_or_default())
}

/// The moment at which a clock in Japan shows this full hour (0–23) of `date`.
pub fn at_hour(date: Date, hour: i8) -> Timestamp {
    date.at(hour, 0, 0, 0)
        .to_zoned(tokyo())
        .map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}

/// `2026年12月18日(金)`: deadlines are printed with their weekday (seed 001).
pub fn with_weekday(date: Date) -> String {
    let place = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
    let weekday = "月火水木金土日".chars().nth(place).unwrap_or_default();
    format!("{}({weekday})", without_weekday(date))
}

/// `2026年12月18日`.
pub fn without_weekday(date: Date) -> String {
    date.strftime("%Y年%-m月%-d日").to_string()
}

/// The date moved by whole days; a date beyond the calendar's end stays where it is.
pub fn shifted(date: Date, days: i32) -> Date {
    date.checked_add(days.days()).unwrap_or(date)
}

/// Whole days from `from` to `to`, negative when `to` lies before.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// The age in years attained on `day` in the law's sense: on the day **before** the birthday
/// (年齢計算ニ関スル法律, 民法143条; domain rules 3.1). A day before birth counts as 0.
pub fn age_attained(birth: Date, day: Date) -> u16 {
    birthdays_passed(birth, shifted(day, 1))
}

/// The age by birthdays: what 後期高齢者医療 goes by, which one enters on the 75th birthday.
pub fn birthdays_passed(birth: Date, day: Date) -> u16 {
    let pending = (day.month(), day.day()) < (birth.month(), birth.day());
    let years = day.year() - birth.year() - i16::from(pending);
    u16::try_from(years).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_deadline_is_written_with_its_weekday() {
        assert_eq!(with_weekday(date(2026, 12, 18)), "2026年12月18日(金)");
        assert_eq!(with_weekday(date(2024, 9, 17)), "2024年9月17日(火)");
    }

    #[test]
    fn times_go_out_in_japans_zone() {
        let at: Timestamp = "2026-11-20T15:00:00.5Z".parse().unwrap();
        assert_eq!(wire_time(at), "2026-11-21T00:00:00+09:00");
        assert_eq!(today(at), date(2026, 11, 21));
    }

    #[test]
    fn an_age_is_attained_on_the_day_before_the_birthday() {
        for (birth, day, age) in [
            (date(2008, 1, 1), date(2026, 12, 30), 18),
            (date(2008, 1, 1), date(2026, 12, 31), 19),
            (date(2004, 1, 2), date(2026, 12, 31), 22),
            (date(2004, 1, 2), date(2027, 1, 1), 23),
            (date(1996, 2, 29), date(2026, 2, 27), 29),
            (date(1996, 2, 29), date(2026, 2, 28), 30),
            (date(1996, 2, 29), date(2028, 2, 27), 31),
            (date(1996, 2, 29), date(2028, 2, 28), 32),
            (date(2026, 12, 1), date(2026, 11, 1), 0),
        ] {
            assert_eq!(age_attained(birth, day), age, "{birth} on {day}");
        }
    }

    #[test]
    fn shifting_and_counting_days_undo_each_other() {
        let from = date(2026, 11, 1);
        let to = date(2027, 3, 1);
        assert_eq!(shifted(from, days_between(from, to)), to);
        assert_eq!(days_between(to, from), -120);
    }
}
