//! `send-code` through the door: to whom, in which words, and what a lost mail costs.

use emulators::ses::Limits;
use serde_json::json;
use tests::people::{first, with_odd_address, without_address};
use tests::{World, told};

#[tokio::test]
async fn the_mail_is_in_the_seeds_words_and_names_no_symbol_or_number() {
    let world = World::with_demo().await;
    let mut texts = Vec::new();
    for (insurer, user_id) in [
        ("0386", "rippou.urara"),
        ("mirai", "mirai.george"),
        ("32290414", "hokuto.jiro"),
        ("ngx", "NGX070000"),
    ] {
        let person = first(insurer);
        person.sent(&world, user_id).await;
        let mails = world.mails(&person.email);
        assert_eq!(mails.len(), 1, "{insurer}");
        let mail = &mails[0];
        assert_eq!(mail.subject, "【ユーザーID作成用認証番号のお知らせ】");
        for field in ["number", "birth_date", "kana"] {
            let value = person.card[field].as_str().unwrap();
            assert!(!mail.text.contains(value), "{insurer}: {field}");
        }
        let code = person.code(&world);
        assert_eq!(code.len(), 6);
        texts.push(format!(
            "{} → {:?}\n{}",
            mail.from,
            mail.reply_to,
            mail.text.replace(&code, "……")
        ));
    }
    insta::assert_snapshot!(texts[0], @r#"
    rippou-kenpo@kennin.example.jp → ["rippou@kennin.example.jp"]
    立峰健康保険組合
    被扶養者資格調査システム Kennin(ケンニン)

    本メールは、立峰健康保険組合の被扶養者資格調査システム「Kennin」から自動配信されています。

    下記の認証番号を入力して、ユーザーID作成の手続きを行ってください。

    認証番号: ……

    上記の認証番号の有効期限は、発行より10分となっております。10分以内に入力して、ユーザーID作成の手続きを行ってください。
    10分以内に入力いただけなかった場合、上記の認証番号は無効になりますのでご注意ください。その場合は、画面から認証番号を再送してください。
    認証番号を再送された場合は、最後に届いた認証番号のみ有効です。

    認証番号は、ほかの方に教えないでください。当システムの担当者が電話やメールで認証番号をおたずねすることはありません。

    ご不明な点がございましたら、本メールにご返信のうえお問い合わせください。その際、認証番号は記載しないでください。

    本メールにお心当たりがない場合は、誠に恐れ入りますが、破棄していただきますようお願いいたします。
    "#);
    assert!(
        texts[2].contains("送信専用") && texts[2].contains("→ []"),
        "{}",
        texts[2]
    );
    assert!(texts[3].starts_with("ngx-kenpo@kennin.example.jp → []"));
    assert!(texts[3].contains("日本硝子機工健康保険組合"));
}

#[tokio::test]
async fn the_code_goes_to_the_registered_address_only() {
    let world = World::with_demo().await;
    let person = first("32290414");
    let mut browser = person.verified(&world).await;
    let other = json!({ "user_id": "hokuto.jiro", "email": "somebody@else.example.jp" });
    let answer = browser.post("send-code", other).await;
    assert_eq!((answer.slug(), answer.fields()), ("invalid", vec!["email"]));
    assert!(world.mails("somebody@else.example.jp").is_empty());
    // What the screen shows may come back; the mask stays a mask.
    let shown = json!({ "user_id": "hokuto.jiro", "email": "m*****@corp.example.jp" });
    let answer = browser.post("send-code", shown).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.body["sent_to"], "m*****@corp.example.jp");
    assert_eq!(answer.body["expires_at"], "2026-11-20T10:10:00+09:00");
    assert_eq!(answer.body["resend_at"], "2026-11-20T10:01:00+09:00");
    assert_eq!(world.mails("member000.32290414@corp.example.jp").len(), 1);
}

#[tokio::test]
async fn an_odd_registered_address_is_quoted_and_arrives() {
    let world = World::with_demo().await;
    let person = with_odd_address("0386");
    person.confirmed(&world, "docomo.kondo").await;
    assert_eq!(world.mails("\"a..b7\"@docomo.example.jp").len(), 1);
}

#[tokio::test]
async fn who_has_no_address_types_one_and_may_correct_it() {
    let world = World::with_demo().await;
    for person in [first("ngx"), without_address("0386")] {
        let user_id = format!("user-{}", person.card["number"].as_str().unwrap());
        let mut browser = person.verified(&world).await;
        let answer = browser
            .post("send-code", json!({ "user_id": user_id }))
            .await;
        assert_eq!(answer.fields(), ["email"]);
        let typo = format!("x{}", person.email);
        let wish = json!({ "user_id": user_id, "email": typo });
        let answer = browser.post("send-code", wish).await;
        assert_eq!(
            (answer.status.as_u16(), &answer.body["sent_to"]),
            (200, &told!(typo))
        );
        let first_mail = world.mails(&typo)[0].text.clone();
        world.pass(60);
        let answer = browser.post("send-code", person.wish(&user_id)).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        // The code at the mistyped address is dead, the corrected one's confirms.
        let stray = first_mail
            .lines()
            .find_map(|line| line.strip_prefix("認証番号: "));
        let answer = browser.post("confirm-code", json!({ "code": stray })).await;
        assert_eq!(answer.slug(), "code-refused");
        let code = json!({ "code": person.code(&world) });
        assert_eq!(browser.post("confirm-code", code).await.status, 200);
    }
}

#[tokio::test]
async fn a_resend_is_possible_after_a_minute_and_kills_the_old_code() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut browser = person.sent(&world, "urara.omote").await;
    let old = person.code(&world);
    for (passed, wait) in [(0, 60), (59, 1)] {
        world.pass(passed);
        let answer = browser.post("send-code", person.wish("urara.omote")).await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (429, "code-too-soon")
        );
        assert_eq!(answer.body["retry_after"], wait);
    }
    world.pass(1);
    let answer = browser.post("send-code", person.wish("urara.omote")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let new = person.code(&world);
    assert_ne!(new, old, "one in a million");
    let answer = browser.post("confirm-code", json!({ "code": old })).await;
    assert_eq!(answer.slug(), "code-refused");
    assert_eq!(
        browser
            .post("confirm-code", json!({ "code": new }))
            .await
            .status,
        200
    );
    assert_eq!(world.mails(&person.email).len(), 2);
}

#[tokio::test]
async fn a_second_tab_waits_for_the_same_minute() {
    let world = World::with_demo().await;
    let person = first("0386");
    person.sent(&world, "urara.omote").await;
    let mut tab = person.verified(&world).await;
    let answer = tab.post("send-code", person.wish("urara.omote")).await;
    assert_eq!(answer.slug(), "code-too-soon");
    assert_eq!(world.mails(&person.email).len(), 1);
}

#[tokio::test]
async fn a_mail_that_ses_does_not_take_is_told_and_the_flow_goes_on() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut browser = person.verified(&world).await;
    world.endpoints.ses.limit(Limits {
        rate: Some(0),
        daily: None,
    });
    let answer = browser.post("send-code", person.wish("urara.omote")).await;
    assert_eq!(
        (answer.status.as_u16(), answer.slug()),
        (503, "mail-unavailable")
    );
    assert!(world.mails(&person.email).is_empty());
    // Nothing was sent: nothing counts, and nobody waits for the next one.
    assert_eq!(browser.get("signup").await.body["state"], "verified");
    for _ in 0..12 {
        let answer = browser.post("send-code", person.wish("urara.omote")).await;
        assert_eq!(answer.slug(), "mail-unavailable");
    }
    world.endpoints.ses.limit(Limits::default());
    let answer = browser.post("send-code", person.wish("urara.omote")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let code = json!({ "code": person.code(&world) });
    assert_eq!(browser.post("confirm-code", code).await.status, 200);
}

#[tokio::test]
async fn no_code_is_sent_in_a_flow_that_needs_none() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut browser = person.confirmed(&world, "urara.omote").await;
    world.pass(60);
    let answer = browser.post("send-code", person.wish("urara.omote")).await;
    assert_eq!(
        (answer.status.as_u16(), answer.slug()),
        (409, "wrong-state")
    );
    assert_eq!(world.mails(&person.email).len(), 1);
}
