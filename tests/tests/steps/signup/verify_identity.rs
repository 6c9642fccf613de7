//! `verify-identity` through the door.

use serde_json::{Value, json};
use tests::World;

fn ome(kana: &str) -> Value {
    json!({
        "insurer_code": "0386", "symbol": "10", "number": "1000",
        "birth_date": "1986-05-24", "kana": kana,
    })
}

#[tokio::test]
async fn the_five_fields_open_a_flow_however_the_kana_are_written() {
    let world = World::with_demo().await;
    for kana in ["ｵﾓﾃ ｳﾗﾗ", "おもてうらら", "オモテ　ウララ"] {
        let mut browser = world.browser();
        let answer = browser.post("verify-identity", ome(kana)).await;
        assert_eq!(answer.status, 200, "{kana}: {}", answer.body);
        assert_eq!(
            answer.body["insurer"],
            json!({"code": "0386", "name": "立峰健康保険組合"})
        );
        assert_eq!(answer.body["email"], "member000.0386@corp.example.jp");
        assert_eq!(answer.body["email_editable"], false);
        assert!(browser.cookie("__Host-flow").is_some());
    }
}

#[tokio::test]
async fn every_mismatch_is_one_refusal() {
    let world = World::with_demo().await;
    let right = ome("オモテ ウララ");
    let wrong = [
        ("insurer_code", "9999"),
        ("symbol", "11"),
        ("number", "1009"),
        ("birth_date", "1986-05-25"),
        ("kana", "オモテ ウラ"),
    ];
    let mut answers = Vec::new();
    for (field, value) in wrong {
        let mut asked = right.clone();
        asked[field] = json!(value);
        let answer = world.browser().post("verify-identity", asked).await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (403, "identity-refused"),
            "{field}"
        );
        answers.push(answer.body);
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
}
