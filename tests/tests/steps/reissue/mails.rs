//! What the mails of the reissue say, and that they go to nobody else.

use super::{
    ME, OFFICE, SAKURA, TOTTORI, choose, code, code_sent, confirm, confirmed, post, request, start,
    with_ledger,
};
use emulators::fault::{Fault, Gate, Rule};
use platform::tables::Table;
use serde_json::json;
use tests::partition;

const SENDER: &str = "kaigo@kennin.example.jp";

#[tokio::test]
async fn the_code_mail_says_what_seed_004_says() {
    let world = with_ledger().await;
    code_sent(&world, SAKURA, TOTTORI).await;
    let mails = world.mails(ME);
    let [mail] = &mails[..] else {
        panic!("one mail")
    };
    assert_eq!(mail.subject, "確認コード発行通知(介護保険)");
    assert!(mail.from.contains(SENDER) && mail.reply_to.is_empty());
    assert_eq!(code(&world, ME).len(), 4);
    for words in [
        "有効期間は30分です",
        "ヘルプデスク:0570-000-402",
        "心当たりがない",
        "最初から",
        "ご回答できません",
    ] {
        assert!(mail.text.contains(words), "{words}");
    }
    assert!(!mail.text.contains(SAKURA) && !mail.text.contains("さくら"));
}

#[tokio::test]
async fn the_address_of_seed_004_itself_gets_its_code() {
    let world = with_ledger().await;
    let address = "mailforsecurity-001@jp";
    let mut browser = world.browser();
    assert_eq!(start(&mut browser, SAKURA, address).await.status, 200);
    assert_eq!(choose(&mut browser, TOTTORI).await.status, 200);
    let code = code(&world, address);
    assert_eq!(confirm(&mut browser, &code).await.status, 200);
}

#[tokio::test]
async fn the_acceptance_names_receipt_federation_and_what_comes_next() {
    let world = with_ledger().await;
    let answer = request(&mut confirmed(&world).await).await;
    post(&world).await;
    let mails = world.mails(ME);
    let mail = &mails[0];
    assert_eq!(
        mail.subject,
        "ログイン情報再発行申請を受け付けました(介護保険)"
    );
    assert!(mail.from.contains(SENDER));
    let federation = &answer.body["federation"];
    let days = format!("{}営業日", federation["days"]);
    for words in [
        answer.body["receipt"].as_str().unwrap(),
        federation["name"].as_str().unwrap(),
        federation["tel"].as_str().unwrap(),
        &days,
        "事業所台帳に登録されている住所へ郵送",
        "現在のパスワードでもログイン",
        "ヘルプデスク:0570-000-402",
    ] {
        assert!(mail.text.contains(words), "{words}");
    }
}

#[tokio::test]
async fn the_security_address_hears_of_the_request_but_not_who_made_it() {
    let world = with_ledger().await;
    request(&mut confirmed(&world).await).await;
    post(&world).await;
    let mails = world.mails(OFFICE);
    let [mail] = &mails[..] else {
        panic!("one mail to the security address")
    };
    assert_eq!(
        mail.subject,
        "ログイン情報再発行申請に関するお知らせ(介護保険)"
    );
    for words in [
        "さくら訪問介護ステーション",
        "2026年11月20日 10:00",
        "鳥取県国民健康保険団体連合会",
        "心当たりがない",
        "0570-000-402",
    ] {
        assert!(mail.text.contains(words), "{words}");
    }
    assert!(!mail.text.contains(ME) && !mail.text.contains("R-"));
}

#[tokio::test]
async fn who_applies_with_the_security_address_gets_one_mail() {
    let world = with_ledger().await;
    let mut browser = world.browser();
    start(&mut browser, SAKURA, "Office@sakura.example.jp").await;
    choose(&mut browser, TOTTORI).await;
    confirm(&mut browser, &code(&world, OFFICE)).await;
    assert_eq!(request(&mut browser).await.status, 202);
    post(&world).await;
    assert_eq!(world.mails(OFFICE).len(), 2);
}

#[tokio::test]
async fn an_odd_address_is_mailed_in_quotes_and_hostile_headers_change_nothing() {
    let world = with_ledger().await;
    let mut texts = Vec::new();
    for host in ["kennin.example.jp", "evil.example.com"] {
        let mut browser = world
            .browser()
            .with_header("host", host)
            .with_header("x-forwarded-host", host)
            .with_header("x-forwarded-proto", "http");
        start(&mut browser, SAKURA, "a..b@docomo.ne.jp").await;
        assert_eq!(choose(&mut browser, TOTTORI).await.status, 200);
        let code = code(&world, "\"a..b\"@docomo.ne.jp");
        let mails = world.mails("\"a..b\"@docomo.ne.jp");
        texts.push(mails[0].text.replace(&code, "9999"));
        confirm(&mut browser, &code).await;
        assert_eq!(request(&mut browser).await.status, 202);
    }
    post(&world).await;
    assert_eq!(texts[0], texts[1]);
    // Code, acceptance and warning, twice each.
    let all = world.endpoints.mailbox.messages(None);
    assert_eq!(all.len(), 6);
    assert!(!format!("{all:?}").contains("evil"));
}

#[tokio::test]
async fn a_mail_that_cannot_be_sent_is_said_and_is_no_unverified_code() {
    let world = with_ledger().await;
    let mut browser = world.browser();
    start(&mut browser, SAKURA, ME).await;
    world.ses().limit(emulators::ses::Limits {
        rate: Some(0),
        daily: None,
    });
    for _ in 0..4 {
        super::is(
            &choose(&mut browser, TOTTORI).await,
            503,
            "mail-unavailable",
        );
    }
    world.ses().limit(emulators::ses::Limits::default());
    assert_eq!(choose(&mut browser, TOTTORI).await.status, 200);
    confirm(&mut browser, &code(&world, ME)).await;
    world.ses().limit(emulators::ses::Limits {
        rate: Some(0),
        daily: None,
    });
    let accepted = request(&mut browser).await;
    assert_eq!(accepted.status, 202, "the request stands without its mail");
    let told = tests::invitations::post(world.app()).await.unwrap();
    assert_eq!((&told["sent"], &told["later"]), (&json!(0), &json!(2)));
    world.ses().limit(emulators::ses::Limits::default());
    world.pass(60);
    post(&world).await;
    assert_eq!(world.mails(OFFICE).len(), 1, "and its mail follows");
    assert_eq!(world.mails(ME).len(), 2);
}

#[tokio::test]
async fn the_warning_of_a_reissue_survives_a_crash_after_the_commit() {
    let world = super::with_ledger_and_faults().await;
    let mut browser = confirmed(&world).await;
    let gate = Gate::closed();
    let commit = Rule::next("TransactWriteItems", Fault::HoldReply(gate.clone()));
    world.faults().dynamodb.inject(commit.containing("REQ#"));
    // The function dies behind its commit, before it has said anything to anybody.
    tokio::select! {
        answer = request(&mut browser) => panic!("it is held: {}", answer.body),
        () = gate.reached() => {}
    }
    world.faults().dynamodb.forget();
    assert!(world.mails(OFFICE).is_empty());
    post(&world).await;
    assert_eq!(world.mails(OFFICE).len(), 1);
    post(&world).await;
    assert_eq!(world.mails(OFFICE).len(), 1, "once");
}

#[tokio::test]
async fn a_security_address_is_warned_three_times_a_day_and_every_request_stands() {
    let world = with_ledger().await;
    world.to_window(24 * 3_600);
    for n in 0..5 {
        let mut browser = world.browser();
        let me = format!("applicant.{n}@corp.example.jp");
        start(&mut browser, SAKURA, &me).await;
        choose(&mut browser, TOTTORI).await;
        confirm(&mut browser, &code(&world, &me)).await;
        world.calls.take();
        assert_eq!(request(&mut browser).await.status, 202, "{n}");
        assert!(tests::Calls::depth(&world.calls.take()) <= 3, "{n}");
        post(&world).await;
        assert_eq!(world.mails(&me).len(), 2, "code and acceptance");
    }
    assert_eq!(world.mails(OFFICE).len(), 3);
    let requests = partition(world.app(), Table::People, &format!("FAC#{SAKURA}"), "REQ#").await;
    assert_eq!(requests.len(), 5);
}
