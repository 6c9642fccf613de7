use std::io::Cursor;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::identity::InsurerCode;
use crate::roster::{Finding, Household};
use crate::roster::{Living, RosterEntry, Sex};

const TODAY: Date = date(2026, 11, 21);
const MEMBERS: &str =
    "記号,番号,氏名,氏名カナ,生年月日,性別,メールアドレス,事業所,任意継続,海外勤務,年収見込\r\n";
const DEPENDENTS: &str = "記号,番号,枝番,氏名,氏名カナ,続柄,生年月日,性別,認定日,同居別居\r\n";
const GOOD: &str = "01,t011,髙橋　麗,ﾀｶﾊｼ ｳﾗﾗ,19860524,女,a@corp.example.jp,本社,,1,4220000\r\n";

fn cp932(text: &str) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding_rs::SHIFT_JIS.encode(text);
    assert!(!unmappable);
    bytes.into_owned()
}

fn checked(members: &str, dependents: &str) -> Checked<Cursor<Vec<u8>>, Cursor<Vec<u8>>> {
    let members = cp932(&format!("{MEMBERS}{members}"));
    let dependents = cp932(&format!("{DEPENDENTS}{dependents}"));
    check(Cursor::new(members), Cursor::new(dependents), TODAY).unwrap()
}

pub fn households(members: &str, dependents: &str) -> Vec<Household> {
    let checked = checked(members, dependents);
    assert_eq!(checked.report.errors, 0, "{:?}", checked.report);
    let mut roster = checked.roster.unwrap();
    let all = roster.households().unwrap();
    all.map(Result::unwrap).collect()
}

fn findings(members: &str, dependents: &str) -> Vec<String> {
    let checked = checked(members, dependents);
    assert_eq!(checked.roster.is_some(), checked.report.accepts());
    let severity = |finding: &Finding| match finding.severity {
        Severity::Error => 'E',
        Severity::Warning => 'W',
    };
    let file = |finding: &Finding| match finding.file {
        RosterFile::Members => 'm',
        RosterFile::Dependents => 'd',
    };
    let tell = |finding: &Finding| {
        let column = finding.column.unwrap_or("行");
        format!(
            "{}{}{} {column}",
            severity(finding),
            file(finding),
            finding.line
        )
    };
    checked.report.findings.iter().map(tell).collect()
}

#[test]
fn the_demo_rosters_are_read_without_an_error() {
    for (code, members, dependents) in [
        (
            "0386",
            &include_bytes!("../../../../../tests/demo/members-0386.csv")[..],
            &include_bytes!("../../../../../tests/demo/dependents-0386.csv")[..],
        ),
        (
            "mirai",
            include_bytes!("../../../../../tests/demo/members-mirai.csv"),
            include_bytes!("../../../../../tests/demo/dependents-mirai.csv"),
        ),
        (
            "32290414",
            include_bytes!("../../../../../tests/demo/members-32290414.csv"),
            include_bytes!("../../../../../tests/demo/dependents-32290414.csv"),
        ),
        (
            "ngx",
            include_bytes!("../../../../../tests/demo/members-ngx.csv"),
            include_bytes!("../../../../../tests/demo/dependents-ngx.csv"),
        ),
    ] {
        let checked = check(Cursor::new(members), Cursor::new(dependents), TODAY).unwrap();
        let report = checked.report;
        assert_eq!(
            (report.members, report.errors),
            (40, 0),
            "{code}: {:?}",
            report.findings
        );
        let mut roster = checked.roster.unwrap();
        let all = roster.households().unwrap();
        let all: Vec<Household> = all.map(Result::unwrap).collect();
        assert_eq!(all.len(), 40);
        let dependents: usize = all.iter().map(|household| household.dependents.len()).sum();
        assert_eq!(dependents as u64, report.dependents, "{code}");
        assert!(all.iter().any(|household| household.dependents.is_empty()));
        for household in all {
            let insurer = InsurerCode::parse(code).unwrap();
            let entry = household.entry(crate::roster::Owned::new(uuid::Uuid::nil(), insurer), 1);
            let stored = serde_json::to_string(&entry).unwrap();
            assert!(stored.len() < 2048, "{} bytes", stored.len());
            assert_eq!(serde_json::from_str::<RosterEntry>(&stored).unwrap(), entry);
        }
    }
}

#[test]
fn a_row_becomes_values_and_keeps_its_leading_zeros() {
    let read = households(
        GOOD,
        "01,T011,1,髙橋　亮,ﾀｶﾊｼ ﾘｮｳ,子,S60.1.20,男,H30.4.1,別居\r\n",
    );
    let member = &read[0].member;
    assert_eq!(
        (member.symbol.as_str(), member.number.as_str()),
        ("01", "t011")
    );
    assert_eq!(member.name, "髙橋　麗");
    assert_eq!(member.kana_key.as_str(), "タカハシウララ");
    assert_eq!(member.birth_date.date(), date(1986, 5, 24));
    assert_eq!(member.email.as_deref(), Some("a@corp.example.jp"));
    assert_eq!(member.workplace.as_deref(), Some("本社"));
    assert!(!member.continued && member.overseas);
    assert_eq!(member.income, Some(4_220_000));
    let child = &read[0].dependents[0];
    assert_eq!(
        (child.branch.as_str(), child.kana.as_str()),
        ("1", "タカハシ リョウ")
    );
    assert_eq!(child.birth_date, date(1985, 1, 20));
    assert_eq!(child.certified_on, Some(date(2018, 4, 1)));
    assert_eq!(
        (child.sex, child.living),
        (Some(Sex::Male), Some(Living::Apart))
    );
}

#[test]
fn both_encodings_and_any_order_of_columns_give_the_same() {
    let of = |members: Vec<u8>| {
        let dependents = Cursor::new(cp932(DEPENDENTS));
        let checked = check(Cursor::new(members), dependents, TODAY).unwrap();
        assert_eq!(checked.report.findings, []);
        let mut roster = checked.roster.unwrap();
        roster.households().unwrap().next().unwrap().unwrap()
    };
    let expected = &households(GOOD, "")[0];
    let text = format!("{MEMBERS}{GOOD}");
    assert_eq!(&of(text.clone().into_bytes()), expected);
    assert_eq!(&of(format!("\u{feff}{text}").into_bytes()), expected);
    assert_eq!(&of(cp932(&text.replace("\r\n", "\n"))), expected);
    let turned = "年収見込,海外勤務,番号,記号,氏名(カナ),氏名,生年月日,メールアドレス,事業所\n\
                  4220000,1,t011,01,たかはし うらら,髙橋　麗,昭和61年5月24日,a@corp.example.jp,本社\n";
    assert_eq!(&of(turned.as_bytes().to_vec()), expected);
}

#[test]
fn an_import_that_changes_nothing_leaves_the_entry_alone() {
    let household = households(GOOD, "").remove(0);
    let insurer = InsurerCode::parse("0386").unwrap();
    let mut own = crate::roster::Owned::new(uuid::Uuid::from_u128(7), insurer);
    own.registered = true;
    let was = household.clone().entry(own, 1);
    assert_eq!(household.clone().renewed(&was, 2), None);
    let mut moved = household.clone();
    moved.member.workplace = Some("支店".into());
    let now = moved.renewed(&was, 2).unwrap();
    assert_eq!((&now.own, now.import), (&was.own, 2));
    let mut left = was.clone();
    left.own.gone = Some(2);
    assert_eq!(household.renewed(&left, 3).unwrap().own, was.own);
}

proptest! {
    #[test]
    fn every_dependent_finds_its_member_in_any_order(
        order in Just((0..24usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let members: String =
            (0..8).map(|n| format!("1,{n:03},山田,ﾔﾏﾀﾞ,19800101,,,,,,\r\n")).collect();
        let rows: String = order
            .iter()
            .map(|n| format!("1,{:03},{},山田{n},ﾔﾏﾀﾞ,子,20000101,,,\r\n", n % 8, n / 8))
            .collect();
        for (n, household) in households(&members, &rows).into_iter().enumerate() {
            let expected: Vec<String> =
                order.iter().filter(|row| *row % 8 == n).map(|row| format!("山田{row}")).collect();
            let names: Vec<String> =
                household.dependents.into_iter().map(|dependent| dependent.name).collect();
            prop_assert_eq!(names, expected);
        }
    }

    #[test]
    fn no_bytes_make_it_stumble(
        members in proptest::collection::vec(any::<u8>(), 0..200),
        heading in any::<bool>(),
    ) {
        let mut input = if heading { cp932(MEMBERS) } else { Vec::new() };
        input.extend(members);
        let _ = check(Cursor::new(input), Cursor::new(cp932(DEPENDENTS)), TODAY).unwrap();
    }
}

mod faults;
