//! Rows that reject the whole roster, and rows that are only worth a look.

use domain::roster::Severity;
use functions::roster::Mode;
use tests::World;

use super::support::{Files, items};

const MEMBERS: &str =
    "記号,番号,氏名,氏名カナ,生年月日,性別,メールアドレス,事業所,任意継続,海外勤務,年収見込
10,1000,表　麗,ｵﾓﾃ ｳﾗﾗ,19860524,女,omote@corp.example.jp,第一工場,,,4220000
2,1001,鈴木　亮,スズキ　リョウ,1985/01/20,男,suzuki@corp.example.jp,東京支店,,,7710000
";
const DEPENDENTS: &str = "記号,番号,枝番,氏名,氏名カナ,続柄,生年月日,性別,認定日,同居別居
10,1000,1,表　健一,ｵﾓﾃ ｹﾝｲﾁ,配偶者,1970/07/05,男,2011/04/01,同居
2,1001,1,鈴木　麗,ｽｽﾞｷ ｳﾗﾗ,配偶者,1994/07/09,女,2016/04/01,同居
";

fn files(from: &str, to: &str) -> Files {
    let text = format!("{MEMBERS}\u{1f}{DEPENDENTS}").replacen(from, to, 1);
    let (members, dependents) = text.split_once('\u{1f}').unwrap();
    Files::of(members, dependents)
}

#[tokio::test]
async fn a_broken_key_date_or_kana_rejects_the_whole_roster_and_names_the_row() {
    let cases = [
        ("no symbol", "10,1000,表", ",1000,表", 2, Some("記号")),
        ("no number", "10,1000,表", "10,,表", 2, Some("番号")),
        (
            "a number of signs",
            "2,1001,鈴木　亮",
            "2,10/01,鈴木　亮",
            3,
            Some("番号"),
        ),
        (
            "a number too long",
            "1001,鈴木　亮",
            "111111111111111111111,鈴木　亮",
            3,
            Some("番号"),
        ),
        (
            "the same key twice",
            "2,1001,鈴木　亮",
            "10,1000,鈴木　亮",
            3,
            Some("番号"),
        ),
        (
            "no such day",
            "1985/01/20",
            "1985/02/30",
            3,
            Some("生年月日"),
        ),
        ("no birth date", "19860524", "", 2, Some("生年月日")),
        (
            "a birth to come",
            "19860524",
            "20990524",
            2,
            Some("生年月日"),
        ),
        (
            "kanji for kana",
            "スズキ　リョウ",
            "鈴木　亮",
            3,
            Some("氏名カナ"),
        ),
        ("no kana", "ｵﾓﾃ ｳﾗﾗ", "", 2, Some("氏名カナ")),
        ("no name", "表　麗", "", 2, Some("氏名")),
        ("a cell too many", "4220000", "4220000,1", 2, None),
        (
            "a dependent of nobody",
            "2,1001,1,",
            "2,1009,1,",
            3,
            Some("番号"),
        ),
        (
            "a dependent's bad day",
            "1994/07/09",
            "1994/13/09",
            3,
            Some("生年月日"),
        ),
        (
            "a dependent's bad 認定日",
            "2016/04/01",
            "2016/04/31",
            3,
            Some("認定日"),
        ),
        (
            "a dependent twice",
            "2,1001,1,鈴木　麗",
            "10,1000,1,鈴木　麗",
            3,
            Some("枝番"),
        ),
        ("a heading gone", "氏名カナ", "よみ", 1, Some("氏名カナ")),
    ];
    let world = World::new().await;
    for (what, from, to, line, column) in cases {
        let imported = files(from, to).import(&world, Mode::Write).await;
        let report = &imported.report;
        assert!(report.errors > 0, "{what}: {report:?}");
        assert_eq!(imported.number, None, "{what}");
        let named = |finding: &domain::roster::Finding| {
            (finding.line, finding.column) == (line, column) && finding.severity == Severity::Error
        };
        assert!(report.findings.iter().any(named), "{what}: {report:?}");
    }
    assert!(items(&world, "people").await.is_empty());
}

#[tokio::test]
async fn an_unreadable_byte_rejects_the_roster() {
    let world = World::new().await;
    let mut broken = Files::demo("0386");
    let comma = broken
        .members
        .iter()
        .rposition(|byte| *byte == b',')
        .unwrap();
    broken.members.insert(comma, 0x81);
    let imported = broken.import(&world, Mode::Write).await;
    assert!(imported.report.errors > 0);
    let unreadable = "読み取れない文字が含まれています。";
    let findings = &imported.report.findings;
    assert!(
        findings.iter().any(|one| one.message == unreadable),
        "{findings:?}"
    );
    assert!(items(&world, "people").await.is_empty());
}

#[tokio::test]
async fn an_odd_date_is_a_warning_and_the_row_is_imported() {
    let cases = [
        (
            "certified before birth",
            "1994/07/09,女,2016",
            "1994/07/09,女,1990",
            "認定日",
        ),
        ("certified to come", "2016/04/01", "2099/04/01", "認定日"),
        ("outside its era", "2011/04/01", "H35.4.1", "認定日"),
        (
            "an unknown relationship",
            "配偶者,1994",
            "同居人,1994",
            "続柄",
        ),
        (
            "an address that cannot be",
            "suzuki@corp.example.jp",
            "suzuki.corp",
            "メールアドレス",
        ),
    ];
    for (what, from, to, column) in cases {
        let world = World::new().await;
        let imported = files(from, to).import(&world, Mode::Write).await;
        let report = &imported.report;
        assert_eq!(
            (report.errors, report.warnings),
            (0, 1),
            "{what}: {report:?}"
        );
        assert_eq!(report.findings[0].column, Some(column), "{what}");
        let named = report.findings[0].message.contains("「同居人」");
        assert_eq!(named, column == "続柄", "an unknown word is named");
        assert_eq!(imported.added, 2, "{what}");
    }
}
