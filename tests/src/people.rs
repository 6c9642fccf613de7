//! People of the demo rosters and their way from the card to an account.
#![expect(clippy::expect_used, reason = "a test cannot go on without its people")]

use domain::email::Email;
use domain::identity::Identity;
use domain::roster::RosterEntry;
use platform::tables::Key;
use serde_json::{Value, json};
use uuid::Uuid;

use local::root;

use crate::{Answer, Browser, World};

/// A password that keeps every rule and holds no demo person's words.
pub const PASSWORD: &str = "kumo#48xTsuki";

/// A member of a demo roster, as the card has them.
#[derive(Clone, Debug)]
pub struct Person {
    /// The five fields of `verify-identity`.
    pub card: Value,
    /// The address that the insurer registered.
    pub registered: Option<String>,
    /// Where their codes arrive: the registered address, or the one that they type.
    pub email: String,
}

/// Everybody in the demo roster of `insurer`, in the file's order.
///
/// # Panics
/// When the demo roster cannot be read.
pub fn people(insurer: &str) -> Vec<Person> {
    let file = root().join(format!("tests/demo/members-{insurer}.csv"));
    let bytes = std::fs::read(file).expect("a roster");
    let (text, _, _) = encoding_rs::SHIFT_JIS.decode(&bytes);
    let row = |line: &str| person(insurer, &line.split(',').collect::<Vec<_>>());
    text.lines().skip(1).filter_map(row).collect()
}

/// The first of the roster: 0386 and mirai show the address, 32290414 masks it, ngx has none.
///
/// # Panics
/// As [`people`].
pub fn first(insurer: &str) -> Person {
    people(insurer).into_iter().next().expect("a member")
}

/// The one without a registered address, at an insurer that registers them.
///
/// # Panics
/// As [`people`].
pub fn without_address(insurer: &str) -> Person {
    let mut people = people(insurer).into_iter();
    people
        .find(|person| person.registered.is_none())
        .expect("somebody")
}

/// The one whose registered address breaks RFC 5321: `a..b7@docomo.example.jp`.
///
/// # Panics
/// As [`people`].
pub fn with_odd_address(insurer: &str) -> Person {
    let odd = |person: &Person| person.email.starts_with("a..b");
    people(insurer).into_iter().find(odd).expect("somebody")
}

fn person(insurer: &str, cells: &[&str]) -> Option<Person> {
    let [symbol, number, _, kana, born, _, email, ..] = cells else {
        return None;
    };
    let born = born.replace('/', "");
    let born = format!("{}-{}-{}", born.get(..4)?, born.get(4..6)?, born.get(6..)?);
    let registered = Some(*email).filter(|email| !email.is_empty());
    Some(Person {
        card: json!({
            "insurer_code": insurer, "symbol": symbol, "number": number,
            "birth_date": born, "kana": kana,
        }),
        registered: registered.map(str::to_owned),
        email: registered.map_or_else(
            || format!("home-{symbol}-{number}@mail.example.jp"),
            str::to_owned,
        ),
    })
}

impl Person {
    /// What `send-code` is asked: an address only where none is registered.
    pub fn wish(&self, user_id: &str) -> Value {
        match self.registered {
            Some(_) => json!({ "user_id": user_id }),
            None => json!({ "user_id": user_id, "email": self.email }),
        }
    }

    /// Under which the roster entry lies.
    ///
    /// # Panics
    /// When the card is none.
    pub async fn roster_key(&self, world: &World) -> String {
        let card: Identity = serde_json::from_value(self.card.clone()).expect("a card");
        let secrets = world.app().secrets().await.expect("secrets");
        secrets.lookup(&card.lookup_material())
    }

    /// The member's id.
    ///
    /// # Panics
    /// When the card leads to nobody.
    pub async fn member(&self, world: &World) -> Uuid {
        let key = Key::roster(&self.roster_key(world).await);
        let entry: Option<RosterEntry> = world.app().tables().get(&key).await.expect("tables");
        entry.expect("a member").own.member_id
    }

    /// The card with the token of its invitation, as whoever came by the mailed link sends it.
    ///
    /// # Panics
    /// When the card is none.
    pub async fn invited(&self, world: &World) -> Value {
        let insurer = self.card["insurer_code"].as_str().expect("an insurer");
        let secrets = world.app().secrets().await.expect("secrets");
        let campaign = format!("{insurer}-2026-1");
        let token = secrets.invitation(&campaign, &self.roster_key(world).await);
        let mut card = self.card.clone();
        card["invitation"] = json!(token.reveal());
        card
    }

    /// The six digits of the newest mail.
    ///
    /// # Panics
    /// When there is no mail with a code.
    pub fn code(&self, world: &World) -> String {
        let to = Email::parse(&self.email).expect("an address").smtp();
        let mails = world.mails(&to);
        let mail = mails.first().expect("a mail");
        code_in(&mail.text).expect("a code").to_owned()
    }

    /// A browser that proved to be this person.
    pub async fn verified<'a>(&self, world: &'a World) -> Browser<'a> {
        self.verified_in(world.browser()).await
    }

    /// The same at another address.
    pub async fn verified_from<'a>(&self, world: &'a World, address: &str) -> Browser<'a> {
        self.verified_in(world.browser().from_address(address))
            .await
    }

    async fn verified_in<'a>(&self, mut browser: Browser<'a>) -> Browser<'a> {
        must(
            browser.post("verify-identity", self.card.clone()).await,
            200,
        );
        browser
    }

    /// The same with a code on its way.
    pub async fn sent<'a>(&self, world: &'a World, user_id: &str) -> Browser<'a> {
        let mut browser = self.verified(world).await;
        must(browser.post("send-code", self.wish(user_id)).await, 200);
        browser
    }

    /// The same with the code confirmed.
    pub async fn confirmed<'a>(&self, world: &'a World, user_id: &str) -> Browser<'a> {
        let mut browser = self.sent(world, user_id).await;
        let code = json!({ "code": self.code(world) });
        must(browser.post("confirm-code", code).await, 200);
        browser
    }

    /// The same with the account open, under [`PASSWORD`].
    pub async fn signed_up<'a>(&self, world: &'a World, user_id: &str) -> Browser<'a> {
        let mut browser = self.confirmed(world, user_id).await;
        must(
            browser.post("create-account", credentials(user_id)).await,
            201,
        );
        browser
    }

    /// The same logged in; the terms are not accepted yet.
    pub async fn logged_in<'a>(&self, world: &'a World, user_id: &str) -> Browser<'a> {
        let mut browser = self.signed_up(world, user_id).await;
        must(browser.post("login", credentials(user_id)).await, 200);
        browser
    }

    /// The same with the terms in force accepted: My page is open.
    pub async fn at_home<'a>(&self, world: &'a World, user_id: &str) -> Browser<'a> {
        let mut browser = self.logged_in(world, user_id).await;
        let version = browser.get("terms").await.body["version"].clone();
        must(
            browser
                .post("accept-terms", json!({ "version": version }))
                .await,
            200,
        );
        browser
    }
}

/// A user ID with [`PASSWORD`].
pub fn credentials(user_id: &str) -> Value {
    json!({ "user_id": user_id, "password": PASSWORD })
}

/// The code in a mail: on the line of the 認証番号, or on the one behind [確認コード].
pub fn code_in(text: &str) -> Option<&str> {
    let mut lines = text.lines();
    lines
        .find_map(|line| line.strip_prefix("認証番号: "))
        .or_else(|| {
            let mut lines = text.lines().skip_while(|line| *line != "[確認コード]");
            lines.nth(1)
        })
}

fn must(answer: Answer, status: u16) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
}
