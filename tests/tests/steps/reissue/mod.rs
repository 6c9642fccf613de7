//! Reissue: from the facility's number to the accepted request.

mod choose_prefecture;
mod confirm_reissue_code;
mod mails;
mod orders;
#[expect(
    clippy::module_inception,
    reason = "the reading step of the journey has its name"
)]
mod reissue;
mod request_reissue;
mod start_reissue;
mod swapped;

use domain::reissue::{Facility, FacilityNumber, facilities, federations};
use functions::facilities::ledger::{load_facilities, load_federations};
use platform::tables::{Item, Key};
use serde_json::{Value, json};
use tests::people::code_in;
use tests::{Answer, Browser, World};

/// さくら訪問介護ステーション, 鳥取県, with a security address.
const SAKURA: &str = "3170100011";
const TOTTORI: &str = "鳥取県";
const OFFICE: &str = "office@sakura.example.jp";
/// A free address of the applicant.
const ME: &str = "me@corp.example.jp";

/// How many more facilities of 鳥取県 there are.
const OTHERS: usize = 8;

/// The n-th of them.
fn other(n: usize) -> String {
    format!("31702000{n:02}")
}

/// A World with the demo's facilities and federations, and [`OTHERS`].
async fn with_ledger() -> World {
    let world = World::new().await;
    load(&world).await;
    world
}

/// The same with proxies before its endpoints.
async fn with_ledger_and_faults() -> World {
    let world = World::with_faults().await;
    load(&world).await;
    world
}

async fn load(world: &World) {
    let read = |file: &str| {
        let bytes = std::fs::read(local::root().join("tests/demo").join(file)).unwrap();
        encoding_rs::SHIFT_JIS.decode(&bytes).0.into_owned()
    };
    let ledger = facilities(&read("facilities.csv")).unwrap();
    load_facilities(world.app(), &ledger).await.unwrap();
    let sakura = ledger.into_iter().find(|one| one.number.as_str() == SAKURA);
    let others = (0..OTHERS).map(|n| Facility {
        number: FacilityNumber::parse(&other(n)).unwrap(),
        security_email: None,
        ..sakura.clone().unwrap()
    });
    let others: Vec<_> = others.collect();
    load_facilities(world.app(), &others).await.unwrap();
    let all = federations(&read("federations.csv")).unwrap();
    load_federations(world.app(), &all).await.unwrap();
}

fn asked(facility: &str, email: &str) -> Value {
    json!({ "facility_number": facility, "email": email, "email_again": email })
}

async fn start(browser: &mut Browser<'_>, facility: &str, email: &str) -> Answer {
    browser.post("start-reissue", asked(facility, email)).await
}

async fn choose(browser: &mut Browser<'_>, prefecture: &str) -> Answer {
    let body = json!({ "prefecture": prefecture });
    browser.post("choose-prefecture", body).await
}

async fn confirm(browser: &mut Browser<'_>, code: &str) -> Answer {
    let body = json!({ "code": code });
    browser.post("confirm-reissue-code", body).await
}

/// What a minute brings: the promised mails leave.
async fn post(world: &World) {
    tests::invitations::post(world.app()).await.unwrap();
}

async fn request(browser: &mut Browser<'_>) -> Answer {
    browser.post("request-reissue", json!({})).await
}

/// A browser to which a code was mailed.
async fn code_sent<'a>(world: &'a World, facility: &str, prefecture: &str) -> Browser<'a> {
    let mut browser = world.browser();
    assert_eq!(start(&mut browser, facility, ME).await.status, 200);
    assert_eq!(choose(&mut browser, prefecture).await.status, 200);
    browser
}

/// A browser that may send the request.
async fn confirmed(world: &World) -> Browser<'_> {
    let mut browser = code_sent(world, SAKURA, TOTTORI).await;
    assert_eq!(confirm(&mut browser, &code(world, ME)).await.status, 200);
    browser
}

/// The code of the newest code mail to `to`, or one that was never drawn.
fn code(world: &World, to: &str) -> String {
    let mails = world.mails(to);
    let mail = mails
        .iter()
        .find(|mail| mail.subject.starts_with("確認コード"));
    let code = mail.and_then(|mail| code_in(&mail.text));
    code.unwrap_or("0000").to_owned()
}

/// Another code than `right`.
fn wrong(right: &str) -> String {
    format!("{:04}", (right.parse::<u32>().unwrap() + 1) % 10_000)
}

/// The flow of `browser` as the table keeps it.
async fn stored(world: &World, browser: &Browser<'_>) -> Item {
    let cookie = browser.cookie("__Host-reissue").unwrap();
    let (id, _) = cookie.split_once('.').unwrap();
    let item = world.app().tables().item(&Key::flow(id)).await;
    item.unwrap().unwrap()
}

fn is(answer: &Answer, status: u16, slug: &str) {
    assert_eq!((answer.status.as_u16(), answer.slug()), (status, slug));
}
