//! `POST /api/request-reissue`: the confirmed request goes to the prefecture's federation.

use axum::routing::post;
use domain::email::Email;
use domain::reissue::{Confirmed, Facility, Federation, Prefecture, ReissueFlow, State};
use domain::survey::Receipt;
use platform::random;
use platform::tables::{Change, Commit, Key, Write};
use platform::{Answer, App, Body, Nothing, Problem, Refusal, ReissueCookie, Reply};
use serde::Serialize;
use utoipa::ToSchema;

use super::flow::load;
use super::notices;
use crate::facilities::ledger::Directory;
use crate::steps::{Caller, Step, contract};

/// This step.
pub const STEP: Step = Step::post(
    "request-reissue",
    Caller::Reissue,
    202,
    "Hands the confirmed request to the federation; a repeat answers with the same receipt",
    || post(handle),
    contract::<Nothing, ReissueAccepted>,
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
    cookie: ReissueCookie,
    Body(_): Body<Nothing>,
) -> Answer<ReissueAccepted> {
    let directory = Directory::key();
    let (state, mut items) = load(&app, &cookie, std::slice::from_ref(&directory)).await?;
    let Directory { federations } = items.take(&directory)?.unwrap_or_default();
    let confirmed = match state {
        State::Confirmed(confirmed) => confirmed,
        State::Requested(requested) => return accepted(requested.flow(), federations),
        _ => return Err(Problem::from(Refusal::CodeNotConfirmed).in_words(NOT_CONFIRMED)),
    };
    match save(&app, &cookie, confirmed).await? {
        Saved::Now(flow, facility) => {
            let reply = accepted(&flow, federations)?;
            tell(&app, &flow, facility, reply.body()).await;
            Ok(reply)
        }
        Saved::Before(flow) => accepted(&flow, federations),
    }
}

enum Saved {
    /// By this request.
    Now(ReissueFlow, Option<Facility>),
    /// By another one, at the same time.
    Before(ReissueFlow),
}

/// The request and the flow's end, in one transaction; the ledger is read beside it.
async fn save(app: &App, cookie: &ReissueCookie, confirmed: Confirmed) -> Result<Saved, Problem> {
    let id = random::id(app.now());
    let receipt = Receipt::from_random(random::bytes());
    let asked = confirmed.request(app.now(), id, receipt.as_str().to_owned());
    let (requested, request) = asked.ok_or(Refusal::NoFlow)?;
    let flow = requested.flow().clone();
    let number = flow.facility_number.as_str();
    let end = Change::at(cookie.0.key.clone())
        .set_all(requested.submission())
        .when("#token_hash = :token AND #expires_at > :now AND #state = :confirmed")
        .with(":token", &cookie.0.token_hash)
        .with(":now", app.now().as_second())
        .with(":confirmed", "confirmed");
    let writes = [
        Write::from(end),
        Write::insert(Key::facility_request(number, id), &request)?,
    ];
    let ledger = Key::facility(number);
    let (committed, facility) =
        tokio::join!(app.tables().transact(&writes), app.tables().get(&ledger));
    match committed? {
        // The request is durable: a ledger that does not answer costs a notice, not the receipt.
        Commit::Done => Ok(Saved::Now(flow, facility.unwrap_or_default())),
        Commit::Unmet(mut unmet) => match unmet.remove(&0).flatten() {
            Some(item) if super::flow::is_ours(app, &cookie.0, &item) => {
                Ok(Saved::Before(item.parse()?))
            }
            _ => Err(Refusal::NoFlow.into()),
        },
    }
}

/// Mails the acceptance, and the facility's own security address (セキュリティ用メールアドレス) that a request
/// was made. The request stands whether or not they can be sent.
async fn tell(app: &App, flow: &ReissueFlow, facility: Option<Facility>, said: &ReissueAccepted) {
    let guard = facility.and_then(|facility| Email::parse(facility.warned_at()?).ok());
    let applicant = Email::parse(&flow.email).ok();
    let guard = guard.filter(|guard| Some(guard.key()) != applicant.as_ref().map(Email::key));
    let warn = async {
        match guard {
            Some(to) => notices::warning(app, &to, flow, &said.federation).await,
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

fn accepted(flow: &ReissueFlow, federations: Vec<Federation>) -> Answer<ReissueAccepted> {
    let known = |prefecture| {
        let mut all = federations.into_iter();
        all.find(|federation| federation.prefecture == prefecture)
    };
    let federation = flow.prefecture.and_then(known);
    let federation = federation
        .ok_or_else(|| Problem::internal("federations", "the prefecture has no federation"))?;
    Ok(Reply::accepted(ReissueAccepted {
        receipt: flow.receipt.clone().unwrap_or_default(),
        email: flow.email.clone(),
        prefecture: federation.prefecture,
        federation,
    }))
}
