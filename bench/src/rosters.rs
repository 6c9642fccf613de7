//! Generated rosters of any size in the demo's format: Shift_JIS, one dependent a member.

use std::fmt::Write;
use std::path::Path;

use domain::calendar;
use jiff::civil::date;
use serde_json::json;

use local::demo::Fault;
use tests::people::Person;

/// The demo insurer whose rosters are generated: it shows registered addresses in full.
pub(crate) const INSURER: &str = "0386";
/// 記号 of everybody generated.
const SYMBOL: &str = "30";
const FAMILIES: [(&str, &str); 4] = [
    ("鈴木", "スズキ"),
    ("髙橋", "タカハシ"),
    ("表", "オモテ"),
    ("五十嵐", "イガラシ"),
];
const KANA: [&str; 20] = [
    "ア", "イ", "ウ", "エ", "オ", "カ", "キ", "ク", "ケ", "コ", "サ", "シ", "ス", "セ", "ソ", "タ",
    "チ", "ツ", "テ", "ト",
];

/// The `n`th generated member.
pub(crate) fn person(n: usize) -> Person {
    let email = format!("m{n}@corp.example.jp");
    let (_, kana) = names(n);
    Person {
        card: json!({
            "insurer_code": INSURER, "symbol": SYMBOL, "number": number(n),
            "birth_date": born(n), "kana": kana,
        }),
        registered: Some(email.clone()),
        email,
    }
}

/// 番号 of the `n`th.
pub(crate) fn number(n: usize) -> String {
    (100_000 + n).to_string()
}

/// A birth date, all different for some 30 years of days.
pub(crate) fn born(n: usize) -> String {
    let days = i32::try_from(n % 11_000).unwrap_or_default();
    calendar::shifted(date(1965, 1, 1), days).to_string()
}

fn names(n: usize) -> (String, String) {
    let (family, kana) = FAMILIES.get(n % 4).copied().unwrap_or_default();
    let letter = |place: usize| KANA.get(place % 20).copied().unwrap_or_default();
    let given = [letter(n / 4), letter(n / 80), letter(n / 1_600)].concat();
    (format!("{family}　{given}"), format!("{kana} {given}"))
}

/// Writes `members-0386.csv` and `dependents-0386.csv` of `count` members into `folder`.
///
/// # Errors
/// The folder cannot be written.
pub(crate) fn write(folder: &Path, count: usize) -> Result<(), Fault> {
    let mut members = String::from(
        "記号,番号,氏名,氏名カナ,生年月日,性別,メールアドレス,事業所,任意継続,海外勤務,年収見込\n",
    );
    let mut dependents =
        String::from("記号,番号,枝番,氏名,氏名カナ,続柄,生年月日,性別,認定日,同居別居\n");
    for n in 0..count {
        let ((name, kana), number, place) = (names(n), number(n), n % 20);
        let born = born(n).replace('-', "/");
        writeln!(
            members,
            "{SYMBOL},{number},{name},{kana},{born},女,m{n}@corp.example.jp,第{place}工場,,,4220000"
        )?;
        writeln!(
            dependents,
            "{SYMBOL},{number},1,{name},{kana},配偶者,1970/07/05,男,2011/04/01,同居"
        )?;
    }
    for (kind, text) in [("members", members), ("dependents", dependents)] {
        let (bytes, _, lost) = encoding_rs::SHIFT_JIS.encode(&text);
        if lost {
            return Err("a generated name is not in Shift_JIS".into());
        }
        std::fs::write(folder.join(format!("{kind}-{INSURER}.csv")), bytes)?;
    }
    Ok(())
}
