//! What a person types or keeps secret stands in no log line, no audit entry, no URL and no `Debug`.

use serde_json::{Value, json};
use tests::people::{PASSWORD, Person, credentials, first, without_address};
use tests::{Browser, Log, World};

use super::leaks::leaks;

const WRONG_PASSWORD: &str = "Canari#48xWrong";
const FILE_NAME: &str = "カナリア-shinsatsuken.pdf";

/// Everything that must not be found, gathered on the way.
struct Canaries(Vec<String>);

impl Canaries {
    fn of(person: &Person) -> Self {
        let mut all = vec![
            PASSWORD.to_owned(),
            WRONG_PASSWORD.to_owned(),
            FILE_NAME.to_owned(),
            person.email.clone(),
        ];
        for field in ["number", "birth_date", "kana"] {
            all.push(person.card[field].as_str().unwrap().to_owned());
        }
        all.push(person.card["birth_date"].as_str().unwrap().replace('-', ""));
        Self(all)
    }

    fn tokens(&mut self, browser: &Browser<'_>) {
        for name in [
            "__Host-flow",
            "__Host-session",
            "__Host-device",
            "__Host-reissue",
        ] {
            if let Some((_, token)) = browser
                .cookie(name)
                .and_then(|cookie| cookie.split_once('.'))
            {
                self.0.push(token.to_owned());
            }
        }
    }

    fn must_not_stand_in(&self, what: &str, text: &str) {
        for canary in &self.0 {
            assert_eq!(leaks(text, canary), Vec::<String>::new(), "in {what}");
        }
    }
}

#[tokio::test]
async fn a_whole_journey_with_all_its_mistakes_leaves_no_trace_of_a_person() {
    let log = Log::listen();
    let world = World::with_demo().await;
    let person = without_address("32290414");
    let mut canaries = Canaries::of(&person);
    let mut browser = world.browser();
    let mut wrong = person.card.clone();
    wrong["symbol"] = json!("999");
    browser.post("verify-identity", wrong).await;
    browser.post("verify-identity", person.card.clone()).await;
    canaries.tokens(&browser);
    browser
        .post("send-code", json!({ "user_id": "canary.one" }))
        .await;
    browser.post("send-code", person.wish("canary.one")).await;
    browser.post("send-code", person.wish("canary.one")).await;
    let code = person.code(&world);
    canaries.0.push(code.clone());
    browser
        .post("confirm-code", json!({ "code": "12ab" }))
        .await;
    browser.post("confirm-code", json!({ "code": code })).await;
    browser.post("confirm-code", json!({ "code": code })).await;
    let short = json!({ "user_id": "canary.one", "password": WRONG_PASSWORD.repeat(2) });
    browser.post("create-account", short).await;
    browser
        .post("create-account", credentials("canary.one"))
        .await;
    let wrong = json!({ "user_id": "canary.one", "password": WRONG_PASSWORD });
    browser.post("create-account", wrong.clone()).await;
    browser.post("login", wrong).await;
    browser.post("login", credentials("canary.one")).await;
    canaries.tokens(&browser);
    let version = browser.get("terms").await.body["version"].clone();
    browser
        .post("accept-terms", json!({ "version": version }))
        .await;
    let home = browser.get("home").await;
    let campaign = home.body["survey"]["campaign"]
        .as_str()
        .unwrap_or("32290414-2026-1")
        .to_owned();
    browser.get(&format!("survey?campaign={campaign}")).await;
    let page = json!({ "campaign": campaign, "version": 0, "page": "common", "answers": { "remarks": WRONG_PASSWORD } });
    browser.post("save-survey", page).await;
    let upload = json!({
        "campaign": campaign, "dependent": null, "document": "none", "file_name": FILE_NAME,
        "content_type": "application/pdf", "size": 10, "sha256": "0".repeat(64),
    });
    browser.post("presign-upload", upload).await;
    let asked = json!({ "facility_number": "3170100011", "email": person.email, "email_again": person.email });
    browser.post("start-reissue", asked).await;
    browser
        .post("choose-prefecture", json!({ "prefecture": "鳥取県" }))
        .await;
    canaries.tokens(&browser);
    world.endpoints.ses.limit(emulators::ses::Limits {
        rate: Some(0),
        daily: None,
    });
    world.pass(60);
    browser
        .post("choose-prefecture", json!({ "prefecture": "鳥取県" }))
        .await;
    browser.post("logout", json!({})).await;
    let text = log.text();
    assert!(text.lines().count() > 20, "the log was listened to: {text}");
    assert!(text.contains("mail not taken"), "failures were logged too");
    canaries.must_not_stand_in("the log", &text);
    canaries.must_not_stand_in("the audit", &audit(&world).await);
}

async fn audit(world: &World) -> String {
    let scanned = world
        .app()
        .dynamodb()
        .scan()
        .table_name("audit")
        .send()
        .await
        .unwrap();
    format!("{:?}", scanned.items())
}

#[tokio::test]
async fn no_answer_repeats_a_secret() {
    let world = World::with_demo().await;
    let person = first("0386");
    let mut browser = person.sent(&world, "canary.one").await;
    let code = person.code(&world);
    let mut said = String::new();
    for (step, asked) in [
        ("confirm-code", json!({ "code": format!("{code}0000") })),
        ("confirm-code", json!({ "code": code })),
        (
            "create-account",
            json!({ "user_id": "canary.one", "password": "Canary#48xTsuki-toolong" }),
        ),
        ("create-account", credentials("canary.one")),
        (
            "login",
            json!({ "user_id": "canary.one", "password": WRONG_PASSWORD }),
        ),
        ("login", credentials("canary.one")),
    ] {
        said.push_str(&browser.post(step, asked).await.body.to_string());
    }
    said.push_str(&browser.get("signup").await.body.to_string());
    for secret in [&code, PASSWORD, WRONG_PASSWORD, "Canary#48xTsuki-toolong"] {
        assert_eq!(leaks(&said, secret), Vec::<String>::new());
    }
}

#[test]
fn what_people_typed_shows_in_no_debug_so_in_no_panic() {
    let person = first("0386");
    let typed: Value = person.card.clone();
    let text = |field: &str| typed[field].as_str().unwrap().to_owned();
    let email = domain::email::Email::parse(&person.email).unwrap();
    let code = domain::code::Code::parse("611898").unwrap();
    let kana = domain::kana::KanaKey::parse(&text("kana")).unwrap();
    let password = domain::password::Password::parse(PASSWORD).unwrap();
    let number = domain::identity::Number::parse(&text("number")).unwrap();
    let born = domain::identity::BirthDate::parse(&text("birth_date")).unwrap();
    let token = platform::random::Token::new();
    let shown = format!("{email:?} {code:?} {kana:?} {password:?} {number:?} {born:?} {token:?}");
    for canary in [
        &person.email,
        "611898",
        PASSWORD,
        &text("number"),
        &text("birth_date"),
        &text("kana"),
        kana.as_str(),
        token.reveal(),
    ] {
        assert_eq!(leaks(&shown, canary), Vec::<String>::new(), "{shown}");
    }
}

#[test]
fn a_request_shows_none_of_its_answers_in_debug() {
    let answers = json!({ "note": FILE_NAME });
    let request = functions::survey::save_survey::SaveSurvey {
        campaign: "0386-2026-1".to_owned(),
        version: 0,
        page: "household".to_owned(),
        answers: answers.as_object().unwrap().clone(),
    };
    let shown = format!("{request:?}");
    assert_eq!(leaks(&shown, FILE_NAME), Vec::<String>::new(), "{shown}");
}
