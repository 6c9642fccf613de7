//! Passwords at `create-account`: a refused one is named and leaves the flow confirmed.

use serde_json::json;
use tests::World;
use tests::people::{credentials, first};

#[tokio::test]
async fn a_refused_password_leaves_the_flow_confirmed() {
    let world = World::with_demo().await;
    // mirai, 01-t011, born 1962-03-12.
    let person = first("mirai");
    let mut browser = person.confirmed(&world, "george.igarashi").await;
    let runs = world.argon2_runs();
    for (password, why) in [
        ("kumo#48", "8文字"),
        ("kumo#48xTsuki-kumo#48", "20文字"),
        ("kumotsuki48", "記号"),
        ("48484848!#", "英字"),
        ("kumotsuki!#", "数字"),
        ("くもつき#48xTsuki", "半角"),
        ("kumo #48xTsuki", "半角"),
        ("t011#kumoTsuki", "番号"),
        ("kumo#19620312", "生年月日"),
        ("kumo#S37.3.12", "生年月日"),
        ("mirai#48xTsu", "保険者指定コード"),
        ("M1r@i#48xTsu", "保険者指定コード"),
        ("P@ssw0rd2026!", "よく使われる単語"),
        ("sdfghjkl#1", "キーボード"),
    ] {
        let asked = json!({ "user_id": "george.igarashi", "password": password });
        let answer = browser.post("create-account", asked).await;
        assert_eq!(
            (answer.slug(), answer.fields()),
            ("invalid", vec!["password"]),
            "{password}"
        );
        let message = answer.body["errors"][0]["message"].as_str().unwrap();
        assert!(message.contains(why), "{password}: {message}");
        assert!(!answer.body.to_string().contains(password));
    }
    assert_eq!(
        world.argon2_runs(),
        runs,
        "nothing is hashed that is refused"
    );
    let with_id = json!({ "user_id": "george", "password": "x#1George22" });
    let answer = browser.post("create-account", with_id).await;
    assert_eq!(answer.fields(), ["password"]);
    assert_eq!(browser.get("signup").await.body["state"], "confirmed");
    let answer = browser
        .post("create-account", credentials("george.igarashi"))
        .await;
    assert_eq!(answer.status, 201, "{}", answer.body);
}
