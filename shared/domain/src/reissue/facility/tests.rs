use super::*;
use crate::Wrong;

fn decoded(file: &[u8]) -> String {
    encoding_rs::SHIFT_JIS.decode(file).0.into_owned()
}

pub(in crate::reissue) fn ledger() -> Vec<Facility> {
    facilities(&decoded(include_bytes!(
        "../../../../../tests/demo/facilities.csv"
    )))
    .unwrap()
}

/// さくら訪問介護ステーション, 鳥取県.
pub(in crate::reissue) fn sakura() -> Facility {
    ledger().remove(1)
}

pub(in crate::reissue) fn prefecture(name: &str) -> Prefecture {
    Prefecture::parse(name).unwrap()
}

#[test]
fn a_facility_number_is_ten_digits_however_typed_and_others_are_sent_to_their_federation() {
    for raw in [
        "1311111111",
        " １３１１１１１１１１ ",
        "13-1111-1111",
        "13 11 11ー1111",
    ] {
        assert_eq!(
            FacilityNumber::parse(raw).unwrap().as_str(),
            "1311111111",
            "{raw}"
        );
    }
    for raw in [
        "",
        "131111111",
        "13111111111",
        "13A1111111",
        "KJ131311111111",
        "١٣١١١١١١١١",
    ] {
        let refusal = FacilityNumber::parse(raw).unwrap_err().to_string();
        assert!(
            refusal.contains("介護事業所のみ") && refusal.contains("代理人"),
            "{raw}"
        );
    }
}

#[test]
fn there_are_forty_seven_prefectures_and_no_other() {
    assert_eq!(Prefecture::all().count(), 47);
    for known in Prefecture::all() {
        assert_eq!(Prefecture::parse(known.name()), Ok(known));
    }
    assert_eq!(
        Prefecture::parse(" 鳥取県\u{3000}"),
        Ok(prefecture("鳥取県"))
    );
    for raw in ["", "鳥取", "〇〇〇", "東京府"] {
        let wrong = Wrong::new("請求先都道府県を一覧から選択してください。");
        assert_eq!(Prefecture::parse(raw), Err(wrong), "{raw}");
    }
}

#[test]
fn ledger_and_federations_are_read_and_a_bad_row_is_named() {
    let ledger = ledger();
    assert_eq!(ledger.len(), 4);
    assert_eq!(
        (ledger[0].name.as_str(), ledger[0].security_email.as_deref()),
        ("請求事業所A", None)
    );
    let federations = federations(&decoded(include_bytes!(
        "../../../../../tests/demo/federations.csv"
    )))
    .unwrap();
    let named: Vec<Prefecture> = federations.iter().map(|one| one.prefecture).collect();
    assert_eq!(named, Prefecture::all().collect::<Vec<_>>());
    let tottori = &federations[30];
    assert_eq!((tottori.envelope, tottori.days), (true, 5));
    let fault = facilities("a,b\n1311111111,x,東京都,y,z,u,\n131,x,東京都,y,z,u,\n").unwrap_err();
    assert_eq!(
        fault.to_string(),
        "3行目: 事業所番号が10桁の数字ではありません。"
    );
    assert_eq!(facilities("a\n1,2\n").unwrap_err().line, 2);
}

#[test]
fn a_federations_page_is_one_of_the_web_and_nothing_that_runs() {
    let row = |page: &str| {
        let head = "都道府県,国保連合会,電話番号,案内ページ,返信用封筒,審査の目安(営業日)";
        federations(&format!(
            "{head}\n鳥取県,鳥取県国民健康保険団体連合会,000-000-0031,{page},要,5\n"
        ))
    };
    assert_eq!(row("https://kokuho-31.example.jp/").unwrap().len(), 1);
    for page in [
        "javascript:alert(1)",
        "http://kokuho-31.example.jp/",
        "//evil.example",
        "",
    ] {
        let refused = row(page).unwrap_err();
        assert_eq!(refused.line, 2, "{page}");
        assert!(refused.to_string().contains("https://"), "{refused}");
    }
}
