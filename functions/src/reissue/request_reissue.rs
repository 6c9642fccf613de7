//! `POST /api/request-reissue`: the confirmed request goes to the prefecture's federation.

use domain::email::Email;
use domain::flow::{Confirmed, Stage};
use domain::reissue::{Facility, Federation, Prefecture, Reissue};
use domain::survey::Receipt;
use platform::random;
use platform::tables::{Commit, Key, Transaction, Write};
use platform::{Answer, App, Body, Nothing, Problem, Refusal, Reply};
use serde::Serialize;
use utoipa::ToSchema;

use super::notices;
use crate::facilities::ledger::Directory;
use crate::flows::{FlowCookie, Open};
use crate::step::{Route, Step};

/// This step.
pub const STEP: Step = Step::route(
    "request-reissue",
    "Hands the confirmed request to the federation; a repeat answers with the same receipt",
    || Route::post(handle),
);

const NOT_CONFIRMED: &str =
    "確認コードの確認が済んでいません。メールに記載された確認コードを入力してください。";

/// The request is accepted; the federation decides.
#[derive(Serialize, ToSchema)]
pub struct ReissueAccepted {
    /// What the applicant quotes.
    receipt: String,
    /// Where the result will be mailed.
    email: String,
    /// 請求先都道府県.
    prefecture: Prefecture,
    /// Who decides.
    federation: Federation,
}

async fn handle(
    app: App,
    cookie: FlowCookie<Reissue>,
    Body(_): Body<Nothing>,
) -> Answer<ReissueAccepted, 202> {
    let directory = Directory::key();
    let (open, mut items) = cookie.open(&app, std::slice::from_ref(&directory)).await?;
    let Directory { federations } = items.take(&directory)?.unwrap_or_default();
    let Some(confirmed) = open.flow().confirmed() else {
        return match open.flow().stage {
            Stage::Done => accepted(&open.flow().carries, federations),
            _ => Err(Problem::from(Refusal::CodeNotConfirmed).in_words(NOT_CONFIRMED)),
        };
    };
    match save(&app, &open, confirmed).await? {
        Saved::Now(asked, facility) => {
            let reply = accepted(&asked, federations)?;
            tell(&app, &asked, facility, reply.body()).await;
            Ok(reply)
        }
        Saved::Before(asked) => accepted(&asked, federations),
    }
}

enum Saved {
    /// By this request.
    Now(Reissue, Option<Facility>),
    /// By another one, at the same time.
    Before(Reissue),
}

/// The request and the flow's end, in one transaction; the ledger is read beside it.
async fn save(
    app: &App,
    open: &Open<Reissue>,
    confirmed: Confirmed<Reissue>,
) -> Result<Saved, Problem> {
    let id = random::id(app.now());
    let receipt = Receipt::from_random(random::bytes());
    let asked = confirmed.request(app.now(), id, receipt.as_str().to_owned());
    let (done, request) = asked.ok_or(Refusal::NoFlow)?;
    let number = done.carries.facility_number.as_str();
    let mut writes = Transaction::default();
    let end = writes.add(open.change(&done)?);
    writes.add(Write::insert(Key::facility_request(number, id), &request)?);
    let ledger = Key::facility(number);
    let (committed, facility) =
        tokio::join!(app.tables().transact(writes), app.tables().get(&ledger));
    match committed? {
        // The request is durable: a ledger that does not answer costs a notice, not the receipt.
        Commit::Done => Ok(Saved::Now(done.carries, facility.unwrap_or_default())),
        Commit::Unmet(unmet) => {
            let other = open.again(unmet.at(end))?;
            Ok(Saved::Before(other.flow().carries.clone()))
        }
    }
}

/// Mails the acceptance, and the facility's own security address (セキュリティ用メールアドレス) that a request
/// was made. The request stands whether or not they can be sent.
async fn tell(app: &App, asked: &Reissue, facility: Option<Facility>, said: &ReissueAccepted) {
    let guard = facility.and_then(|facility| Email::parse(facility.warned_at()?).ok());
    let applicant = Email::parse(&asked.email).ok();
    let guard = guard.filter(|guard| Some(guard.key()) != applicant.as_ref().map(Email::key));
    let warn = async {
        match guard {
            Some(to) => notices::warning(app, &to, asked, &said.federation).await,
            None => Ok(()),
        }
    };
    let accept = async {
        match applicant {
            Some(to) => notices::acceptance(app, &to, &said.receipt, &said.federation).await,
            None => Ok(()),
        }
    };
    // Each failure is logged by the mailer.
    let (_, _) = tokio::join!(accept, warn);
}

fn accepted(asked: &Reissue, federations: Vec<Federation>) -> Answer<ReissueAccepted, 202> {
    let known = |prefecture| {
        let mut all = federations.into_iter();
        all.find(|federation| federation.prefecture == prefecture)
    };
    let federation = asked.prefecture.and_then(known);
    let federation = federation
        .ok_or_else(|| Problem::internal("federations", "the prefecture has no federation"))?;
    Ok(Reply::of(ReissueAccepted {
        receipt: asked.receipt.clone().unwrap_or_default(),
        email: asked.email.clone(),
        prefecture: federation.prefecture,
        federation,
    }))
}
