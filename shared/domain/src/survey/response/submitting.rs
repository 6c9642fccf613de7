//! Submission: everything answered, every document there, the list acknowledged, the declaration made.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Dossier, Receipt, Response, SubmissionMark};
use crate::FieldError;
use crate::attachments::Attachment;
use crate::campaigns::{Frame, FrozenHousehold};
use crate::insurer::MemberTerm;
use crate::survey::engine::{self, Answers};
use crate::survey::schema::RulesVersion;

/// Exactly what was declared, with the rules it was declared under. Written once, never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// Campaign, enquiry number and the like are the response's; this is its n-th submission.
    pub mark: SubmissionMark,
    /// The campaign.
    pub campaign: String,
    /// The rows that applied.
    pub rules: RulesVersion,
    /// The lines that the member agreed to.
    pub declaration: Vec<String>,
    /// Member and dependents as frozen.
    pub household: FrozenHousehold,
    /// Answers of the pages that were shown.
    pub answers: Answers,
    /// The acknowledged list.
    pub list_id: String,
    /// Checked attachments of the listed documents.
    pub attachments: BTreeMap<String, Attachment>,
}

/// The versions that a member saw, and declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Of the answers.
    pub version: u64,
    /// Of the attachments; `None` from a client that does not tell it: then it declares those that are there.
    pub documents_version: Option<u64>,
}

impl From<u64> for Seen {
    fn from(version: u64) -> Self {
        Self {
            version,
            documents_version: None,
        }
    }
}

impl Seen {
    fn is(self, version: u64, documents_version: u64) -> bool {
        let documents = self.documents_version;
        self.version == version && documents.is_none_or(|seen| seen == documents_version)
    }
}

/// How submitting ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubmitVerdict {
    /// Submitted now; the snapshot is to be stored with it.
    Accepted(Box<Submission>),
    /// Those versions were submitted before: the same receipt again.
    Repeated(SubmissionMark),
    /// Each missing answer (`<page>.<field>`), document (`documents.<dependent|household>.<document>`; of alternatives the
    /// first), `documents.acknowledged`, `declaration`.
    Invalid(Vec<FieldError>),
    /// Answers or attachments changed since.
    Stale,
    /// It stands submitted in another version, or under review.
    Closed,
}

/// The declaration, in the insurer's word for the member.
pub fn declaration(member_term: MemberTerm) -> Vec<String> {
    [
        "この調査票の記載内容および添付資料は、事実に相違ありません。",
        "事実と異なる記載があった場合は、被扶養者の資格がさかのぼって取り消され、医療費などの返還を求められることがあることを理解しました。",
        "記載内容に変更が生じたときは、{term}が速やかに届け出ます。",
    ]
    .map(|line| line.replace("{term}", member_term.word()))
    .to_vec()
}

impl Response {
    /// The submission of just these versions, if it stands: submitting them again changes nothing.
    pub fn submitted_as(&self, seen: Seen) -> Option<&SubmissionMark> {
        let stands = |mark: &&SubmissionMark| seen.is(mark.version, mark.documents_version);
        self.submission().filter(stands)
    }

    /// Submits the draft as it was `seen`. `receipt` is fresh and used only if this is accepted.
    pub fn submit(
        self,
        frame: &Frame,
        seen: impl Into<Seen>,
        declared: bool,
        receipt: Receipt,
        now: Timestamp,
    ) -> (Self, SubmitVerdict) {
        let seen = seen.into();
        if let Some(mark) = self.submitted_as(seen) {
            let mark = mark.clone();
            return (self, SubmitVerdict::Repeated(mark));
        }
        if !self.can_edit() {
            return (self, SubmitVerdict::Closed);
        }
        let dossier = self.dossier();
        if !seen.is(dossier.version, dossier.documents_version) {
            return (self, SubmitVerdict::Stale);
        }
        let errors = dossier.obstacles(frame, declared);
        if !errors.is_empty() {
            return (self, SubmitVerdict::Invalid(errors));
        }
        let n = dossier.submissions + 1;
        let mark = SubmissionMark {
            n,
            version: dossier.version,
            documents_version: dossier.documents_version,
            receipt,
            at: now,
        };
        let snapshot = dossier.snapshot(frame, mark.clone());
        let mut next = self;
        next.dossier_mut().submissions = n;
        (
            next.filed(mark, now),
            SubmitVerdict::Accepted(Box::new(snapshot)),
        )
    }
}

impl Dossier {
    /// Everything that stands against submitting now; of alternatives one entry.
    pub fn obstacles(&self, frame: &Frame, declared: bool) -> Vec<FieldError> {
        let missing = self.missing(frame).into_iter();
        let mut errors: Vec<FieldError> = missing
            .map(|m| FieldError::new(format!("{}.{}", m.page, m.field), m.message))
            .collect();
        let list = self.documents(frame);
        for need in engine::unsatisfied(&list) {
            let Some(first) = need.first() else { continue };
            let whom = first.dependent.as_deref().unwrap_or("household");
            let titles: Vec<String> = need.iter().map(|d| format!("「{}」", d.title)).collect();
            let whose = first
                .dependent_name
                .as_ref()
                .map_or(String::new(), |name| format!("{name}さんの"));
            errors.push(FieldError::new(
                format!("documents.{whom}.{}", first.document),
                format!(
                    "{whose}{}をアップロードしてください。",
                    titles.join("または")
                ),
            ));
        }
        if !declared {
            errors.push(FieldError::new(
                "declaration",
                "申告内容を確認し、チェックを入れてください。",
            ));
        }
        errors
    }

    fn snapshot(&self, frame: &Frame, mark: SubmissionMark) -> Submission {
        let list = self.documents(frame);
        let listed = |a: &Attachment| list.iter().any(|d| d.takes(&a.upload));
        let checked = self
            .attachments
            .iter()
            .filter(|(_, a)| a.is_checked() && listed(a));
        Submission {
            mark,
            campaign: self.campaign.clone(),
            rules: self.rules,
            declaration: declaration(frame.member_term),
            household: self.household.clone(),
            answers: engine::shown(&self.context(frame), &self.answers).1,
            list_id: engine::list_id(&list),
            attachments: checked.map(|(id, a)| (id.clone(), a.clone())).collect(),
        }
    }
}
