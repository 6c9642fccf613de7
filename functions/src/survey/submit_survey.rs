//! `POST /api/submit-survey`: declares what the draft says; from here on it is 提出済み.

use domain::calendar;
use domain::survey::{Receipt, Response, Seen, Submission, SubmissionMark, SubmitVerdict};
use platform::tables::{Key, Write};
use platform::{Answer, App, Refusal, Reply, random, request};
use serde::Serialize;
use utoipa::ToSchema;

use super::InSurvey;
use crate::step::step;

step!(post "submit-survey", "Submits the saved draft with the declaration");

request! {
    /// The declaration over the draft as the member saw it.
    pub struct SubmitSurvey {
        /// The campaign's id.
        pub campaign: String,
        /// The saved draft's version.
        pub version: u64,
        /// The attachments' version that the member saw; where it is told, none came or went unseen.
        pub documents_version: Option<u64>,
        /// 相違ありません; must be true.
        pub declaration: bool,
    }
}

/// The receipt.
#[derive(Debug, Serialize, ToSchema)]
pub struct Submitted {
    /// Receipt number.
    receipt: String,
    /// When, RFC 3339.
    submitted_at: String,
}

async fn handle(app: App, asked: InSurvey<SubmitSurvey>) -> Answer<Submitted> {
    let (stored, now) = (asked.stored.clone(), app.now());
    let seen = Seen {
        version: asked.request.version,
        documents_version: asked.request.documents_version,
    };
    if stored.response.submitted_as(seen).is_none() {
        asked.must_be_open()?;
    }
    let frame = asked.frame();
    let receipt = Receipt::from_random(random::bytes());
    let submit = |response: Response| {
        let declared = asked.request.declaration;
        let (next, verdict) = response.submit(&frame, seen, declared, receipt.clone(), now);
        match verdict {
            SubmitVerdict::Accepted(submission) => Ok((next, Outcome::Accepted(submission))),
            SubmitVerdict::Repeated(mark) => Ok((next, Outcome::Repeated(mark))),
            SubmitVerdict::Invalid(errors) => Err(errors.into()),
            SubmitVerdict::Stale => Err(Refusal::Stale.into()),
            SubmitVerdict::Closed => Err(Refusal::WrongState.into()),
        }
    };
    let (member, campaign) = (asked.member.id(), asked.campaign.id.as_str());
    let file = |outcome: &Outcome| match outcome {
        Outcome::Accepted(submission) => {
            let key = Key::submission(member, campaign, submission.mark.n);
            let entry = asked.entry(STEP.name, &submission.mark.n.to_string())?;
            Ok(vec![Write::insert(key, submission)?, entry])
        }
        Outcome::Repeated(_) => Ok(Vec::new()),
    };
    let (_, outcome) = stored.change(&app, submit, file).await?;
    let mark = outcome.mark();
    Ok(Reply::of(Submitted {
        receipt: mark.receipt.as_str().to_owned(),
        submitted_at: calendar::wire_time(mark.at),
    }))
}

/// What a submission did: it was filed, or had been before.
enum Outcome {
    Accepted(Box<Submission>),
    Repeated(SubmissionMark),
}

impl Outcome {
    fn mark(&self) -> &SubmissionMark {
        match self {
            Self::Accepted(submission) => &submission.mark,
            Self::Repeated(mark) => mark,
        }
    }
}
