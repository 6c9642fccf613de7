//! What a person types or keeps secret stands in no log line, no audit entry, no URL and no `Debug`.

use functions::STEPS;
use platform::tables::{Change, Key, Table};
use serde_json::{Value, json};
use tests::people::{PASSWORD, Person, credentials, first};
use tests::scenes::uploads::wanted;
use tests::scenes::{File, Member, Style};
use tests::{Answer, Browser, Log, World};

use super::leaks::leaks;

const WRONG_PASSWORD: &str = "Canari#48xWrong";
const NOTE: &str = "カナリアの備考";
const FILE_NAME: &str = "カナリア-shinsatsuken.pdf";

/// Everything that must not be found, gathered on the way.
pub struct Canaries(pub Vec<String>);

impl Canaries {
    fn of(person: &Person) -> Self {
        let mut all = Self(vec![
            WRONG_PASSWORD.to_owned(),
            NOTE.to_owned(),
            FILE_NAME.to_owned(),
        ]);
        all.person(person);
        all
    }

    /// What is this person's.
    pub fn person(&mut self, person: &Person) {
        let text = |field: &str| person.card[field].as_str().unwrap().to_owned();
        let born = text("birth_date");
        self.0.extend([PASSWORD.to_owned(), person.email.clone()]);
        self.0
            .extend([text("number"), text("kana"), born.replace('-', ""), born]);
    }

    pub fn tokens(&mut self, browser: &Browser<'_>) {
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

    pub fn must_not_stand_in(&self, what: &str, text: &str) {
        for canary in &self.0 {
            assert_eq!(leaks(text, canary), Vec::<String>::new(), "in {what}");
        }
    }
}

/// Status and slug.
#[track_caller]
fn is(answer: Answer, status: u16, slug: &str) -> Answer {
    let told = (answer.status.as_u16(), answer.slug());
    assert_eq!(told, (status, slug), "{}", answer.body);
    answer
}

/// From the card to the account, with a mistake at each step.
async fn sign_up<'a>(world: &'a World, person: &Person, canaries: &mut Canaries) -> Browser<'a> {
    let mut browser = world.browser();
    let mut wrong = person.card.clone();
    wrong["symbol"] = json!("999");
    is(
        browser.post("verify-identity", wrong).await,
        403,
        "identity-refused",
    );
    let invited = person.invited(world).await;
    canaries
        .0
        .push(invited["invitation"].as_str().unwrap().to_owned());
    is(browser.post("verify-identity", invited).await, 200, "");
    canaries.tokens(&browser);
    let nameless = json!({ "user_id": "canary.one" });
    is(browser.post("send-code", nameless).await, 422, "invalid");
    is(
        browser.post("send-code", person.wish("canary.one")).await,
        200,
        "",
    );
    is(
        browser.post("send-code", person.wish("canary.one")).await,
        429,
        "code-too-soon",
    );
    let code = person.code(world);
    canaries.0.push(code.clone());
    is(
        browser
            .post("confirm-code", json!({ "code": "12ab" }))
            .await,
        422,
        "invalid",
    );
    is(
        browser.post("confirm-code", json!({ "code": code })).await,
        200,
        "",
    );
    is(
        browser.post("confirm-code", json!({ "code": code })).await,
        403,
        "code-refused",
    );
    let long = json!({ "user_id": "canary.one", "password": WRONG_PASSWORD.repeat(2) });
    is(browser.post("create-account", long).await, 422, "invalid");
    is(
        browser
            .post("create-account", credentials("canary.one"))
            .await,
        201,
        "",
    );
    let wrong = json!({ "user_id": "canary.one", "password": WRONG_PASSWORD });
    is(
        browser.post("create-account", wrong.clone()).await,
        401,
        "no-flow",
    );
    is(browser.post("login", wrong).await, 403, "login-refused");
    is(
        browser.post("login", credentials("canary.one")).await,
        200,
        "",
    );
    canaries.tokens(&browser);
    let version = browser.get("terms").await.body["version"].clone();
    is(
        browser
            .post("accept-terms", json!({ "version": version }))
            .await,
        200,
        "",
    );
    browser
}

/// From the first page to the receipt, with a mistake at each step.
async fn survey(member: &mut Member<'_>) {
    let style = Style::default().pick("note", NOTE).pick("salary", "yes");
    let unknown = member.save("common", json!({ "remarks": NOTE })).await;
    is(unknown, 404, "not-found");
    let unknown = member.save("household", json!({ "remarks": NOTE })).await;
    is(unknown, 422, "invalid");
    member.answer_everything(&style).await;
    let file = File {
        name: FILE_NAME.to_owned(),
        ..File::nth(0)
    };
    let document = member.attachments().await["documents"][0].clone();
    let mut wrong = wanted(&document, &file);
    wrong["document"] = json!("none");
    is(member.act("presign-upload", wrong).await, 422, "invalid");
    let empty = member.presign(&document, &file).await;
    let early = member.finish(&empty.body).await;
    is(early, 422, "upload-refused");
    let id = member.upload(&document, &file).await;
    is(member.view("no-such-file").await, 404, "not-found");
    is(member.view(&id).await, 200, "");
    member.upload_everything().await;
    let silent = json!({ "version": member.survey().await["version"], "declaration": false });
    is(member.act("submit-survey", silent).await, 422, "invalid");
    is(member.submit().await, 200, "");
    let key = Key::submission(member.entry.own.member_id, &member.campaign, 1);
    let kept: Value = member
        .world
        .app()
        .tables()
        .get(&key)
        .await
        .unwrap()
        .unwrap();
    let kept = kept.to_string();
    assert!(kept.contains(NOTE) && kept.contains(FILE_NAME), "{kept}");
}

#[tokio::test]
async fn a_whole_journey_with_all_its_mistakes_leaves_no_trace_of_a_person() {
    let log = Log::listen();
    let world = World::with_demo().await;
    let person = first("ngx");
    let mut canaries = Canaries::of(&person);
    let browser = sign_up(&world, &person, &mut canaries).await;
    let (campaign, asked) = world.targeted("ngx").await;
    let mut asked = asked.into_iter();
    let entry = asked.find(|entry| person.card["number"] == json!(entry.row.number));
    let mut member = Member::arrived(entry.unwrap(), campaign, &world, browser);
    is(member.get("home").await, 200, "");
    survey(&mut member).await;
    let mut browser = member.tab();
    let office = json!({ "facility_number": "3170100011", "email": person.email, "email_again": person.email });
    is(browser.post("start-reissue", office).await, 200, "");
    let tottori = json!({ "prefecture": "鳥取県" });
    is(
        browser.post("choose-prefecture", tottori.clone()).await,
        200,
        "",
    );
    canaries.tokens(&browser);
    world.endpoints.ses.limit(emulators::ses::Limits {
        rate: Some(0),
        daily: None,
    });
    world.pass(60);
    is(
        browser.post("choose-prefecture", tottori).await,
        503,
        "mail-unavailable",
    );
    is(browser.post("logout", json!({})).await, 200, "");
    let text = log.text();
    assert!(text.contains("mail not taken"), "failures were logged too");
    for step in STEPS.iter().filter(|step| step.as_route().is_some()) {
        let logged = text.contains(&format!("\"step\":\"{}\"", step.name));
        let asked = world_asks(step.name);
        assert_eq!(logged, asked, "{}: {text}", step.name);
    }
    canaries.must_not_stand_in("the log", &text);
    let entries = audit(&world, "A#ngx#2026-11-20").await;
    assert!(entries.len() > 5, "the journey left entries: {entries:?}");
    canaries.must_not_stand_in("the audit", &json!(entries).to_string());
}

/// Whether the journey calls a step: all but those that only look or that end something else.
fn world_asks(step: &str) -> bool {
    let others = [
        "confirm-reissue-code",
        "delete-attachment",
        "insurer",
        "notices",
        "reissue",
        "request-reissue",
        "signup",
    ];
    !others.contains(&step)
}

/// The entries of a partition, in the order of time.
pub async fn audit(world: &World, partition: &str) -> Vec<Value> {
    let found = tests::partition(world.app(), Table::Audit, partition, "").await;
    found
        .into_iter()
        .map(|(_, item)| item.parse().unwrap())
        .collect()
}

#[tokio::test]
async fn an_item_that_cannot_be_read_is_logged_without_what_stands_in_it() {
    let log = Log::listen();
    let world = World::with_demo().await;
    let mut member = world.member("0386").await;
    let key = Key::account(member.entry.own.member_id);
    let broken = Change::at(key).set("email_from", FILE_NAME);
    world.app().tables().update(broken).await.unwrap();
    is(member.get("home").await, 500, "internal");
    let text = log.text();
    assert!(text.contains("table item"), "{text}");
    assert_eq!(leaks(&text, FILE_NAME), Vec::<String>::new(), "{text}");
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
