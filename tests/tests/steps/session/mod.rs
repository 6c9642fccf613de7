//! From login to My page.

use domain::campaigns::Enrolment;
use domain::insurer::Insurer;
use domain::terms::SiteSource;
use functions::session::{Account, Login};
use jiff::Timestamp;
use platform::tables::Key;
use serde_json::json;
use tests::{Browser, World};
use uuid::Uuid;

mod accept_terms;
mod home;
mod login;
mod login_expiry;
mod login_ownership;
mod login_silence;
mod login_throttles;
mod logout;
mod terms;

pub const PASSWORD: &str = "kumo#48xTsuki";

/// A member with an account, who has not accepted any terms.
pub struct Member {
    pub id: Uuid,
    pub user_id: String,
}

/// Demo insurers and two versions of the terms, the second in force from 2027-04-01.
pub async fn scene() -> World {
    let world = World::new().await;
    for one in enrolments() {
        let insurer = Insurer {
            open_campaign: None,
            ..one.insurer
        };
        put(&world, &Key::insurer(&insurer.code), &insurer).await;
        put(&world, &Key::pages(&insurer.code), &one.pages).await;
    }
    let version = |version: u32, from: &str| {
        json!({
            "version": version, "effective_from": from, "title": "ケンニン利用規約",
            "summary": format!("第{version}版の要点"),
            "sections": [{ "heading": "第1条(適用)", "paragraphs": ["本規約は、すべての利用者に適用します。"] }],
            "point_service": [{ "heading": "第1条(ポイント)", "paragraphs": ["ポイントの扱いを定めます。"] }],
        })
    };
    let source = json!({
        "terms": [version(1, "2026-04-01"), version(2, "2027-04-01")],
        "notices": [
            { "from": "site", "published": "2026-11-10", "title": "メンテナンスのお知らせ", "body": "深夜に停止します。" },
            { "from": "site", "published": "2026-12-24", "title": "まだ先のお知らせ", "body": "公開前です。" },
        ],
    });
    let source: SiteSource = serde_json::from_value(source).unwrap();
    put(&world, &Key::site(), source.site()).await;
    put(&world, &Key::site_notices(), &source.notices).await;
    for terms in &source.terms {
        put(&world, &Key::terms(terms.version), terms).await;
    }
    world
}

/// The demo insurers with their campaigns, on the dates of the file.
pub fn enrolments() -> Vec<Enrolment> {
    let text = std::fs::read_to_string(tests::root().join("tests/demo/insurers.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Writes `item` as an import or an earlier step would have.
pub async fn put(world: &World, key: &Key, item: impl serde::Serialize) {
    world.app().tables().put(key, item).await.unwrap();
}

/// Opens an account as the sign-up does.
pub async fn member(world: &World, user_id: &str, insurer: &str) -> Member {
    let hash = world
        .app()
        .passwords()
        .hash(PASSWORD.to_owned())
        .await
        .unwrap();
    with_hash(world, user_id, insurer, hash).await
}

/// The same with a hash that is there already.
pub async fn with_hash(
    world: &World,
    user_id: &str,
    insurer: &str,
    password_hash: String,
) -> Member {
    let created: Timestamp = tests::MORNING.parse().unwrap();
    let id = platform::random::id(created);
    let login = Login {
        password_hash,
        member_id: id,
        insurer: insurer.to_owned(),
        epoch: 1,
        closed: false,
        user_id: user_id.to_owned(),
    };
    let account = Account {
        insurer: insurer.to_owned(),
        epoch: 1,
        closed: false,
        name: "表 麗".to_owned(),
        user_id: user_id.to_ascii_lowercase(),
        email: "urara@example.jp".to_owned(),
        email_from: domain::roster::EmailFrom::Own,
        email_moved: None,
        roster_key: "0".repeat(64),
        enquiry_number: "1234-5678".to_owned(),
        terms_accepted: None,
        previous_login: None,
        last_login: None,
        created,
    };
    put(world, &Key::login(&user_id.to_ascii_lowercase()), &login).await;
    put(world, &Key::account(id), &account).await;
    Member {
        id,
        user_id: user_id.to_owned(),
    }
}

/// Logs in with the right password.
pub async fn log_in(browser: &mut Browser<'_>, user_id: &str) -> tests::Answer {
    browser
        .post("login", json!({ "user_id": user_id, "password": PASSWORD }))
        .await
}

/// Whether this browser's member has accepted the terms; `None` without a live session. Everybody may read them.
pub async fn reads_terms_as_member(browser: &Browser<'_>) -> Option<bool> {
    let answer = browser.clone().get("terms").await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body["accepted"].as_bool()
}

/// A browser of this member, logged in and with the terms accepted.
pub async fn at_home<'a>(world: &'a World, user_id: &str) -> Browser<'a> {
    let mut browser = world.browser();
    assert_eq!(log_in(&mut browser, user_id).await.status, 200);
    let accepted = browser.post("accept-terms", json!({ "version": 1 })).await;
    assert_eq!(accepted.status, 200, "{}", accepted.body);
    browser
}
