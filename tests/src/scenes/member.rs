//! A member of the demo who is logged in and has accepted the terms, put there without the login.

use std::ops::{Deref, DerefMut};

use domain::identity::lookup_material;
use domain::insurer::Insurer;
use domain::roster::{EmailFrom, RosterEntry};
use domain::survey::Response;
use functions::session::Account;
use platform::random::Token;
use platform::sessions::Session;
use platform::tables::{Change, INDEX_SHARDS, Index, Key};
use serde_json::{Value, json};

use crate::{Answer, Browser, Json, World};

/// Somebody whom a campaign asks, with a live session.
pub struct Member<'a> {
    /// The member and the dependents, as the roster has them.
    pub entry: RosterEntry,
    /// Id of the campaign.
    pub campaign: String,
    /// The world that the member lives in.
    pub world: &'a World,
    browser: Browser<'a>,
}

impl<'a> Deref for Member<'a> {
    type Target = Browser<'a>;

    fn deref(&self) -> &Self::Target {
        &self.browser
    }
}

impl DerefMut for Member<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.browser
    }
}

#[expect(clippy::expect_used, reason = "a test cannot go on without its scene")]
impl World {
    /// The members of `insurer` whom its demo campaign asks, by 番号, with the campaign's id.
    ///
    /// # Panics
    /// When the tables do not answer.
    pub async fn targeted(&self, insurer: &str) -> (String, Vec<RosterEntry>) {
        let tables = self.app().tables();
        let settings = tables.get::<Insurer>(&Key::insurer(insurer)).await;
        let settings = settings.expect("tables").expect("an insurer");
        let campaign = settings.open_campaign.expect("an open campaign");
        let mut asked = Vec::new();
        for shard in 0..INDEX_SHARDS {
            let roster = Index::roster(insurer, shard);
            let page = tables.find(roster, 100, None).await.expect("tables");
            for found in page.items {
                let entry = tables.get::<RosterEntry>(&found.key).await;
                let entry = entry.expect("tables").expect("a member");
                let response = Key::response(entry.own.member_id, &campaign);
                let response = tables.get::<Response>(&response).await;
                if response.expect("tables").is_some() {
                    asked.push(entry);
                }
            }
        }
        asked.sort_by_key(|entry| entry.row.number.as_str().to_owned());
        (campaign, asked)
    }

    /// The first member of `insurer` whom its campaign asks, logged in.
    ///
    /// # Panics
    /// When the campaign asks nobody.
    pub async fn member(&self, insurer: &str) -> Member<'_> {
        self.nth_member(insurer, 0).await
    }

    /// The n-th of them, from 0.
    ///
    /// # Panics
    /// When there are fewer.
    pub async fn nth_member(&self, insurer: &str, n: usize) -> Member<'_> {
        let (campaign, mut asked) = self.targeted(insurer).await;
        assert!(n < asked.len(), "{insurer} asks {} members", asked.len());
        self.logged_in(asked.swap_remove(n), campaign).await
    }

    /// Opens an account and a session for `entry` as sign-up, login and acceptance leave them.
    ///
    /// # Panics
    /// When the tables do not answer.
    pub async fn logged_in(&self, entry: RosterEntry, campaign: String) -> Member<'_> {
        let (now, insurer) = (self.clock.now(), entry.own.insurer.as_str().to_owned());
        let card = lookup_material(&entry.own.insurer, &entry.row.symbol, &entry.row.number);
        let secrets = self.app().secrets().await.expect("secrets");
        let roster_key = secrets.lookup(&card);
        let own = || ("member@example.jp".to_owned(), EmailFrom::Own);
        let registered = entry
            .row
            .email
            .clone()
            .map(|email| (email, EmailFrom::Roster));
        let (email, email_from) = registered.unwrap_or_else(own);
        let account = Account {
            insurer: insurer.clone(),
            epoch: 0,
            closed: false,
            name: entry.row.name.clone(),
            user_id: format!("user.{}", entry.own.member_id),
            email,
            email_from,
            email_moved: None,
            roster_key,
            enquiry_number: entry.own.enquiry_number.clone(),
            terms_accepted: Some(1),
            previous_login: None,
            last_login: Some(now),
            created: now,
        };
        let (token, tables) = (Token::new(), self.app().tables());
        let session = Session::begin::<Account>(account.epoch, now);
        let put = Change::at(Key::account(entry.own.member_id))
            .set_all(&account)
            .set("terms_accepted_at", now);
        tables.update(put).await.expect("an account");
        let key = Key::session(entry.own.member_id, &token.hash());
        tables.put(&key, &session).await.expect("a session");
        let mut browser = self.browser();
        let cookie = format!("{}.{}", entry.own.member_id, token.reveal());
        browser.set_cookie("__Host-session", Some(&cookie));
        Member {
            entry,
            campaign,
            world: self,
            browser,
        }
    }
}

impl<'a> Member<'a> {
    /// Somebody who came here by the login, in the browser that holds the session.
    pub fn arrived(
        entry: RosterEntry,
        campaign: String,
        world: &'a World,
        browser: Browser<'a>,
    ) -> Self {
        Self {
            entry,
            campaign,
            world,
            browser,
        }
    }

    /// The same member's other tab.
    pub fn tab(&self) -> Browser<'a> {
        self.browser.clone()
    }

    /// `GET survey`.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn survey(&mut self) -> Json {
        self.told("survey").await
    }

    /// `GET attachments`.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn attachments(&mut self) -> Json {
        self.told("attachments").await
    }

    async fn told(&mut self, step: &str) -> Json {
        let answer = self.own(step).await;
        assert_eq!(answer.status, 200, "{step}: {}", answer.body);
        answer.body
    }

    /// A reading step on the own campaign.
    pub async fn own(&mut self, step: &str) -> Answer {
        let path = format!("{step}?campaign={}", self.campaign);
        self.browser.get(&path).await
    }

    /// A step on the own campaign: `body` gets its id.
    pub async fn act(&mut self, step: &str, body: impl Into<Value>) -> Answer {
        let mut body = body.into();
        if let Some(body) = body.as_object_mut() {
            body.entry("campaign")
                .or_insert_with(|| self.campaign.clone().into());
        }
        self.browser.post(step, body).await
    }

    /// Saves `answers` on `page` over the newest version.
    pub async fn save(&mut self, page: &str, answers: impl Into<Value>) -> Answer {
        let (survey, answers) = (self.survey().await, answers.into());
        let body = json!({ "version": survey["version"], "page": page, "answers": answers });
        self.act("save-survey", body).await
    }

    /// Submits the newest version.
    pub async fn submit(&mut self) -> Answer {
        let survey = self.survey().await;
        let body = json!({ "version": survey["version"], "declaration": true });
        self.act("submit-survey", body).await
    }

    /// Answers, uploads and submits everything; the receipt.
    ///
    /// # Panics
    /// When it is not accepted.
    pub async fn finish_survey(&mut self) -> Json {
        self.answer_everything(&super::Style::default()).await;
        self.upload_everything().await;
        let answer = self.submit().await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body["receipt"].clone()
    }
}
