//! `POST /api/request-reissue`: the confirmed request goes to the prefecture's federation.

use domain::email::Email;
use domain::flow::{Flow, Stage};
use domain::reissue::{Facility, Federation, Prefecture, Reissue};
use domain::survey::Receipt;
use platform::audit::{Actor, Entry, REISSUE};
use platform::tables::{Commit, Key, Transaction, Write};
use platform::{Answer, App, Body, Nothing, Problem, Refusal, Reply, Trace, random};
use serde::Serialize;
use utoipa::ToSchema;

use super::notices;
use crate::facilities::ledger::Directory;
use crate::flows::{FlowCookie, Open};
use crate::step::step;

step!(post "request-reissue", "Hands the confirmed request to the federation; a repeat answers with the same receipt");

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
    trace: Trace,
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
    let number = open.flow().carries.facility_number.as_str();
    let ledger = Key::facility(number);
    let facility: Option<Facility> = app.tables().get(&ledger).await?;
    let id = random::id(app.now());
    let receipt = Receipt::from_random(random::bytes());
    let made = confirmed.request(app.now(), id, receipt.as_str().to_owned());
    let (done, request) = made.ok_or(Refusal::NoFlow)?;
    let reply = accepted(&done.carries, federations.clone())?;
    let actor = Actor::facility(number, &trace);
    let entry = Entry::new(&actor, STEP.name, REISSUE).facility(number);
    let made = Made {
        request: Write::insert(Key::facility_request(number, id), &request)?,
        entry: entry.object(&id.to_string()).write(app.now())?,
        acceptance: acceptance(&app, reply.body())?,
        warning: warning(&app, &done.carries, facility, reply.body())?,
        done,
    };
    match save(&app, &open, made).await? {
        None => Ok(reply),
        Some(before) => accepted(&before, federations),
    }
}

/// What an accepted request leaves, all of it in one transaction.
struct Made {
    done: Flow<Reissue>,
    request: Write,
    entry: Write,
    acceptance: Option<Write>,
    warning: Option<Write>,
}

/// Writes what was made. Answers what another request of this browser, which was quicker, carries.
async fn save(app: &App, open: &Open<Reissue>, made: Made) -> Result<Option<Reissue>, Problem> {
    let mut writes = Transaction::default();
    let end = writes.add(open.change(&made.done)?);
    writes.add(made.request);
    writes.add(made.entry);
    writes.extend(made.acceptance);
    writes.extend(made.warning);
    let Commit::Unmet(unmet) = app.tables().transact(writes).await? else {
        return Ok(None);
    };
    let other = open.again(unmet.at(end))?;
    Ok(Some(other.flow().carries.clone()))
}

/// To the applicant, if any server takes the address.
fn acceptance(app: &App, said: &ReissueAccepted) -> Result<Option<Write>, Problem> {
    let to = Email::parse(&said.email).ok();
    let letter = to
        .map(|to| notices::acceptance(app, &to, &said.receipt, &said.federation)?.write(app.now()));
    letter.transpose()
}

/// To the facility's own security address (セキュリティ用メールアドレス): a request was made. Whoever applies with
/// that address is told already.
fn warning(
    app: &App,
    asked: &Reissue,
    facility: Option<Facility>,
    said: &ReissueAccepted,
) -> Result<Option<Write>, Problem> {
    let guard = facility.and_then(|facility| Email::parse(facility.warned_at()?).ok());
    let applicant = Email::parse(&asked.email).ok();
    let guard = guard.filter(|guard| Some(guard.key()) != applicant.as_ref().map(Email::key));
    let Some(to) = guard else { return Ok(None) };
    let letter = notices::warning(app, &to, asked, &said.federation)?;
    letter.write(app.now()).map(Some)
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
