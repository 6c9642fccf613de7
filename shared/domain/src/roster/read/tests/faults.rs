//! What a roster can be wrong about, and what the report says.

use super::*;

#[test]
fn each_fault_is_reported_with_its_line_and_column() {
    let row = |from: &str, to: &str| GOOD.replace(from, to);
    for (members, dependents, expected) in [
        (format!("{GOOD}{}", row("t011", "Ｔ０１１")), "", "Em3 番号"),
        (row("t011", ""), "", "Em2 番号"),
        (row("t011", "1/2"), "", "Em2 番号"),
        (row("01,", "=1+1,"), "", "Em2 記号"),
        (row("ﾀｶﾊｼ ｳﾗﾗ", "TAKAHASHI"), "", "Em2 氏名カナ"),
        (row("19860524", "19860532"), "", "Em2 生年月日"),
        (row("19860524", ""), "", "Em2 生年月日"),
        (row("19860524", "20261122"), "", "Em2 生年月日"),
        (row("19860524", "20111123"), "", "Em2 生年月日"),
        (row("19860524", "18990101"), "", "Em2 生年月日"),
        (row("19860524", "H1.1.7"), "", "Wm2 生年月日"),
        (row("a@corp.example.jp", "a corp"), "", "Wm2 メールアドレス"),
        (
            row("a@corp.example.jp", "a..b7@docomo.example.jp"),
            "",
            "Wm2 メールアドレス",
        ),
        (row("女", "?"), "", "Wm2 性別"),
        (row(",1,", ",3,"), "", "Wm2 海外勤務"),
        (row("4220000", "約422万円"), "", "Wm2 年収見込"),
        (row("本社,", ""), "", "Em2 行"),
        (row("髙橋　麗", ""), "", "Em2 氏名"),
        (
            GOOD.into(),
            "01,t012,1,髙橋,ﾀｶﾊｼ,子,20000101,男,20180401,同居\r\n",
            "Ed2 番号",
        ),
        (
            GOOD.into(),
            "01,t011,,髙橋,ﾀｶﾊｼ,子,20000101,男,20180401,同居\r\n",
            "Ed2 枝番",
        ),
        (
            GOOD.into(),
            "01,t011,1,髙橋,ﾀｶﾊｼ,子,20000101,男,19991231,同居\r\n",
            "Wd2 認定日",
        ),
        (
            GOOD.into(),
            "01,t011,1,髙橋,ﾀｶﾊｼ,子,20000101,男,20991231,同居\r\n",
            "Wd2 認定日",
        ),
        (
            GOOD.into(),
            "01,t011,1,髙橋,ﾀｶﾊｼ,子,20000101,男,未定,同居\r\n",
            "Ed2 認定日",
        ),
        (
            GOOD.into(),
            "01,t011,1,髙橋,ﾀｶﾊｼ,友人,20000101,男,20180401,同居\r\n",
            "Wd2 続柄",
        ),
        (
            GOOD.into(),
            "01,t011,1,髙橋,ﾀｶﾊｼ,子,20000101,男,20180401,?\r\n",
            "Wd2 同居別居",
        ),
        (
            GOOD.into(),
            "01,t011,1,髙橋,高橋,子,20000101,男,20180401,同居\r\n",
            "Ed2 氏名カナ",
        ),
        (
            GOOD.into(),
            "01,t011,1,髙橋,ﾀｶﾊｼ,子,1900/1/1,男,20180401,同居\r\n",
            "Wd2 生年月日",
        ),
    ] {
        assert_eq!(
            findings(&members, dependents),
            [expected],
            "{members}{dependents}"
        );
    }
}

#[test]
fn a_repeated_branch_names_the_line_of_the_first() {
    let child = "01,t011,1,髙橋,ﾀｶﾊｼ,子,20000101,男,20180401,同居\r\n";
    let report = checked(GOOD, &format!("{child}{child}")).report;
    assert_eq!(report.findings.len(), 1);
    assert_eq!(report.findings[0].line, 3);
    assert_eq!(
        report.findings[0].message,
        "同じ枝番の行がすでにあります(2行目)。"
    );
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let bad = "01,x,髙橋,ﾀｶﾊｼ,?,,,,,,";
    for (text, lines) in [
        (format!("{bad}\r\n{bad}\r\n"), [2, 3]),
        (format!("{bad}\n\n\n{bad}"), [2, 5]),
        (format!("\r\n,,,\r\n{bad}\r\n\r\n{bad}\r\n\r\n"), [4, 6]),
        (
            format!("{}\r\n{bad}", bad.replace("髙橋", "\"髙\r\n橋\"")),
            [2, 4],
        ),
    ] {
        let report = checked(&text, "").report;
        let birth_date = |finding: &&Finding| finding.column == Some("生年月日");
        let found: Vec<u64> = report
            .findings
            .iter()
            .filter(birth_date)
            .map(|f| f.line)
            .collect();
        assert_eq!(found, lines, "{text:?}");
    }
}

#[test]
fn an_unreadable_byte_rejects_the_file_and_names_its_cell() {
    let mut members = cp932(&format!("{MEMBERS}{GOOD}{}", GOOD.replace("t011", "t012")));
    let at = members.len() - 30;
    members[at] = 0xff;
    let dependents = Cursor::new(cp932(DEPENDENTS));
    let checked = check(Cursor::new(members), dependents, TODAY).unwrap();
    assert!(checked.roster.is_none());
    assert_eq!(checked.report.errors, 1);
    let finding = &checked.report.findings[0];
    assert_eq!((finding.line, finding.column), (3, Some("メールアドレス")));
}

#[test]
fn a_file_without_headings_or_content_is_refused_plainly() {
    for members in ["", "\n", GOOD, "a,b,c\n1,2,3\n"] {
        let input = Cursor::new(cp932(members));
        let checked = check(input, Cursor::new(cp932(DEPENDENTS)), TODAY).unwrap();
        assert!(checked.roster.is_none());
        assert!(
            checked
                .report
                .findings
                .iter()
                .all(|finding| finding.line == 1)
        );
    }
}

#[test]
fn a_quotation_mark_that_is_never_closed_does_not_swallow_the_file() {
    let members = format!("{GOOD}02,1,\"{}", "あ".repeat(400_000));
    let report = checked(&members, "").report;
    assert_eq!(report.errors, 1);
    assert_eq!(
        (report.findings[0].line, report.findings[0].column),
        (2, None)
    );
}

#[test]
fn a_report_never_repeats_a_value() {
    let bad = "01,t011,秘密　太郎,HIMITSU,19860532,秘,秘密@,秘所,秘,秘,秘\r\n";
    let report = format!("{:?}", checked(bad, "").report);
    assert!(report.contains("生年月日"));
    for value in ["秘", "HIMITSU", "t011", "19860532"] {
        assert!(!report.contains(value), "{value}");
    }
}

#[test]
fn findings_are_counted_beyond_those_kept() {
    let members: String = (0..1_200)
        .map(|n| format!("1,{n},山田,ﾔﾏﾀﾞ,x,,,,,,\r\n"))
        .collect();
    let report = checked(&members, "").report;
    assert_eq!((report.errors, report.findings.len()), (1_200, 1_000));
}
