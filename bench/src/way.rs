//! The way of generated members through the eight steps of the contract, each request measured.
#![expect(
    clippy::indexing_slicing,
    reason = "an index into an answer ends the bench where there is nothing"
)]

use serde_json::{Value, json};

use crate::Wish;
use crate::meter::{Meter, well};
use crate::report::Report;
use crate::{rosters, stand, way_report};
use local::demo::{self, Fault};
use tests::people::{code_in, credentials};
use tests::scenes::{File, uploads};
use tests::{Browser, Json, World};

/// Members who go the way before the measured ones: each App has its connections then.
const WARM_UP: usize = 4;

/// User ID of the `n`th member.
pub(crate) fn user_id(n: usize) -> String {
    format!("bench.{n:05}")
}

/// A World with the demo and `count` generated members.
pub(crate) async fn world(count: usize) -> Result<World, Fault> {
    let world = World::new().await;
    stand::load(world.app(), count).await?;
    Ok(world)
}

/// Measures and prints.
pub(crate) async fn measure(wish: &Wish, report: &mut Report<'_>) -> Result<(), Fault> {
    let calls = if wish.quick { 3 } else { 200 };
    let world = world(calls + WARM_UP).await?;
    let mut meter = Meter::default();
    for n in 0..calls + WARM_UP {
        if n == WARM_UP {
            meter = Meter::default();
        }
        Walk::new(&world, &mut meter, n).member().await?;
        Walk::new(&world, &mut meter, n).facility().await?;
    }
    let argon2 = argon2(&world, if wish.quick { 3 } else { 50 }).await?;
    way_report::tell(report, &meter, &argon2);
    Ok(())
}

/// One person and their browser.
struct Walk<'a> {
    world: &'a World,
    meter: &'a mut Meter,
    browser: Browser<'a>,
    n: usize,
}

impl<'a> Walk<'a> {
    fn new(world: &'a World, meter: &'a mut Meter, n: usize) -> Self {
        // Everybody has a network of their own, as far as throttles tell networks apart.
        let address = format!("10.{}.{}.1", n / 256, n % 256);
        let browser = world.browser().from_address(&address).unjudged();
        Self {
            world,
            meter,
            browser,
            n,
        }
    }

    async fn post(&mut self, step: &'static str, body: Value) -> Result<Json, Fault> {
        let (meter, browser) = (&mut *self.meter, &mut self.browser);
        let answer = meter.post(self.world, browser, step, body).await?;
        Ok(answer.body)
    }

    async fn get(&mut self, step: &str) -> Result<Json, Fault> {
        Ok(well(step, self.browser.get(step).await)?.body)
    }

    /// From the card to the receipt.
    async fn member(mut self) -> Result<(), Fault> {
        let (person, user_id) = (rosters::person(self.n), user_id(self.n));
        self.post("verify-identity", person.card.clone()).await?;
        self.post("send-code", person.wish(&user_id)).await?;
        let code = json!({ "code": person.code(self.world) });
        self.post("confirm-code", code).await?;
        self.post("create-account", credentials(&user_id)).await?;
        self.post("login", credentials(&user_id)).await?;
        let terms = self.get("terms").await?;
        let accepted = json!({ "version": terms["version"] });
        self.post("accept-terms", accepted).await?;
        let home = self.get("home").await?;
        self.survey(home["survey"]["campaign"].text()).await
    }

    async fn survey(&mut self, campaign: &str) -> Result<(), Fault> {
        let survey = self.get(&format!("survey?campaign={campaign}")).await?;
        let mut version = survey["version"].clone();
        let household = json!({
            "contact": "unchanged", "spouse": "yes", "spouse_insurance": "dependent", "spouse_income": 0,
        });
        let leaves = json!({ "decision": "remove", "reason": "employment", "date": "2026-04-01" });
        for (page, answers) in [("household", household), ("d1.keep", leaves)] {
            version = self.save(campaign, &version, page, answers).await?;
        }
        let list = self
            .get(&format!("attachments?campaign={campaign}"))
            .await?;
        for document in list["documents"].list() {
            self.upload(campaign, document).await?;
        }
        let seen = json!({ "acknowledged": list["list_id"] });
        version = self.save(campaign, &version, "documents", seen).await?;
        let submission = json!({ "campaign": campaign, "version": version, "declaration": true });
        self.post("submit-survey", submission).await?;
        Ok(())
    }

    async fn save(
        &mut self,
        campaign: &str,
        version: &Json,
        page: &str,
        answers: Value,
    ) -> Result<Json, Fault> {
        let saved =
            json!({ "campaign": campaign, "version": version, "page": page, "answers": answers });
        let saved = self.post("save-survey", saved).await?;
        Ok(saved["version"].clone())
    }

    async fn upload(&mut self, campaign: &str, document: &Json) -> Result<(), Fault> {
        let file = File::nth(self.n);
        let mut wanted = uploads::wanted(document, &file);
        if let Some(wanted) = wanted.as_object_mut() {
            wanted.insert("campaign".to_owned(), campaign.into());
        }
        let told = self.post("presign-upload", wanted).await?;
        let stored = uploads::fetch(uploads::put(&told, &file.bytes)).await;
        if !stored.status().is_success() {
            return Err(format!("the upload was not taken: {}", stored.status()).into());
        }
        let finished = json!({ "campaign": campaign, "attachment": told["attachment"] });
        self.post("finish-upload", finished).await?;
        Ok(())
    }

    /// From the facility's number to the accepted request.
    async fn facility(mut self) -> Result<(), Fault> {
        let email = format!("office{}@mail.example.jp", self.n);
        let begun =
            json!({ "facility_number": "3170100011", "email": email, "email_again": email });
        self.post("start-reissue", begun).await?;
        let prefecture = json!({ "prefecture": "鳥取県" });
        self.post("choose-prefecture", prefecture).await?;
        let mails = self.world.mails(&email);
        let text = mails
            .first()
            .map(|mail| mail.text.as_str())
            .unwrap_or_default();
        let code = json!({ "code": code_in(text).ok_or("no code was mailed")? });
        self.post("confirm-reissue-code", code).await?;
        self.post("request-reissue", json!({})).await?;
        Ok(())
    }
}

/// Times of single comparisons by the parameters in force, without a request around them.
async fn argon2(world: &World, runs: usize) -> Result<Vec<std::time::Duration>, Fault> {
    let app = world.app();
    let password = tests::people::PASSWORD.to_owned();
    let hash = app
        .passwords()
        .hash(password.clone())
        .await
        .map_err(demo::refused)?;
    let mut took = Vec::new();
    let counted = app.passwords().count("bench", None).await;
    let counted = counted.map_err(demo::refused)?;
    for _ in 0..runs {
        let (hash, password) = (Some(hash.clone()), password.clone());
        let began = std::time::Instant::now();
        app.passwords()
            .verify(&counted, hash, password)
            .await
            .map_err(demo::refused)?;
        took.push(began.elapsed());
    }
    Ok(took)
}
