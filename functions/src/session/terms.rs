//! `GET /api/terms`: the terms in force as this member's insurer has them, also before they are accepted.

use axum::routing::get;
use domain::insurer::Insurer;
use domain::terms::{PointService, Revision, Section, Terms};
use jiff::civil::Date;
use platform::tables::Key;
use platform::{Answer, App, BeforeTerms, Nothing, Problem, Refusal, Reply};
use serde::Serialize;
use utoipa::ToSchema;

use crate::steps::{Caller, Step, contract};

/// This step.
pub const STEP: Step = Step::get(
    "terms",
    Caller::BeforeTerms,
    "The terms in force",
    || get(handle),
    contract::<Nothing, TermsPage>,
);

/// 利用規約.
#[derive(Debug, Serialize, ToSchema)]
pub struct TermsPage {
    /// What `accept-terms` sends back.
    version: u32,
    title: String,
    /// First day in force.
    #[schema(value_type = String, format = Date)]
    effective_from: Date,
    sections: Vec<Section>,
    point_service: PointService,
    /// Whether this member has accepted this version.
    accepted: bool,
    next_revision: Option<NextRevision>,
}

/// A revision that is announced.
#[derive(Debug, Serialize, ToSchema)]
pub struct NextRevision {
    #[schema(value_type = String, format = Date)]
    effective_from: Date,
    summary: String,
}

async fn handle(app: App, BeforeTerms(member): BeforeTerms) -> Answer<TermsPage> {
    let absent = || Problem::from(Refusal::NotFound);
    let version = member.site.in_force(member.now).ok_or_else(absent)?.version;
    let (terms, insurer) = (Key::terms(version), Key::insurer(&member.session.insurer));
    let mut items = app
        .tables()
        .batch(&[terms.clone(), insurer.clone()])
        .await?;
    let terms: Terms = items.take(&terms)?.ok_or_else(absent)?;
    let insurer: Insurer = items.take(&insurer)?.ok_or_else(absent)?;
    let next = member.site.next_revision(member.now);
    Ok(Reply::ok(TermsPage {
        version,
        effective_from: terms.effective_from,
        point_service: terms.point_service_for(insurer.point_service),
        accepted: member
            .site
            .accepted(member.account.terms_accepted, member.now),
        next_revision: next.map(NextRevision::of),
        title: terms.title,
        sections: terms.sections,
    }))
}

impl NextRevision {
    fn of(revision: &Revision) -> Self {
        Self {
            effective_from: revision.effective_from,
            summary: revision.summary.clone(),
        }
    }
}
