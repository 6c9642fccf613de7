//! `GET /api/terms`: the terms in force, for everybody to read; to a member as their insurer has them.

use domain::identity::InsurerCode;
use domain::insurer::Insurer;
use domain::terms::{PointService, Revision, Section, Site, Terms};
use jiff::civil::Date;
use platform::tables::Key;
use platform::{Answer, App, Maybe, Problem, Query, Refusal, Reply, request};
use serde::Serialize;
use utoipa::ToSchema;

use super::SignedIn;
use crate::step::step;

step!(get "terms", "The terms in force: a member's with a session, before login those of the insurer of `code`");

request! {
    /// Whose terms; a session says more than the code.
    pub struct AskTerms {
        /// 保険者指定コード; without one the general text.
        pub code: Option<InsurerCode>,
    }
}

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
    /// Whether this member has accepted this version; null without a session.
    accepted: Option<bool>,
    next_revision: Option<NextRevision>,
}

/// A revision that is announced before its day.
#[derive(Debug, Serialize, ToSchema)]
pub struct NextRevision {
    #[schema(value_type = String, format = Date)]
    effective_from: Date,
    summary: String,
}

async fn handle(
    app: App,
    Maybe(member): Maybe<SignedIn>,
    Query(asked): Query<AskTerms>,
) -> Answer<TermsPage> {
    let stored: Site;
    let site = match &member {
        Some(member) => member.site(),
        None => {
            stored = app.tables().get(&Key::site()).await?.unwrap_or_default();
            &stored
        }
    };
    let page = read(&app, site, member.as_ref(), asked.code).await?;
    Ok(Reply::of(page))
}

async fn read(
    app: &App,
    site: &Site,
    member: Option<&SignedIn>,
    code: Option<InsurerCode>,
) -> Result<TermsPage, Problem> {
    let now = member.map_or_else(|| app.now(), SignedIn::now);
    let absent = || Problem::from(Refusal::NotFound);
    let version = site.in_force(now).ok_or_else(absent)?.version;
    let code = match member {
        Some(member) => Some(member.account().insurer.clone()),
        None => code.map(String::from),
    };
    let terms = Key::terms(version);
    let insurer = code.as_deref().map(Key::insurer);
    let keys: Vec<Key> = std::iter::once(terms.clone())
        .chain(insurer.clone())
        .collect();
    let mut items = app.tables().batch(&keys).await?;
    let terms: Terms = items.take(&terms)?.ok_or_else(absent)?;
    let contracted = match &insurer {
        Some(key) => {
            let insurer: Option<Insurer> = items.take(key)?;
            Some(insurer.ok_or(Refusal::InsurerUnknown)?.point_service)
        }
        None => None,
    };
    Ok(TermsPage {
        version,
        effective_from: terms.effective_from,
        point_service: terms.point_service_for(contracted),
        accepted: member.map(|member| site.accepted(member.account().terms_accepted, now)),
        next_revision: site.next_revision(now).map(NextRevision::of),
        title: terms.title,
        sections: terms.sections,
    })
}

impl NextRevision {
    /// What is announced of `revision`.
    pub fn of(revision: &Revision) -> Self {
        Self {
            effective_from: revision.effective_from,
            summary: revision.summary.clone(),
        }
    }
}
