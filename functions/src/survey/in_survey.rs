//! A member in one campaign: session, account, terms, response and campaign in one hop.

use axum::extract::{FromRequest, Request as HttpRequest};
use domain::campaigns::{Campaign, Frame, Status};
use domain::throttle::{CHANGES, Subject};
use platform::audit::Entry;
use platform::tables::{Key, Write};
use platform::{App, Fields, Problem, Refusal, Request};
use utoipa::ToSchema;

use super::Stored;
use crate::session::Member;
use crate::step::{Argument, Caller};

/// A member, the campaign that the request's `campaign` names, the member's response in it, and the request.
/// Another insurer's campaign looks like one that does not exist.
pub struct InSurvey<T> {
    /// Who calls.
    pub member: Member,
    /// The campaign, of the member's own insurer.
    pub campaign: Campaign,
    /// The response as it is kept.
    pub stored: Stored,
    /// What is asked.
    pub request: T,
}

impl<T> InSurvey<T> {
    /// The campaign's part of every question and rule.
    pub fn frame(&self) -> Frame {
        Frame::from(&self.campaign)
    }

    /// The audit entry of what this request does to `object`: an attachment's id, a submission's number.
    ///
    /// # Errors
    /// Internal, when it cannot be stored.
    pub fn entry(&self, what: &'static str, object: &str) -> Result<Write, Problem> {
        let (member, actor) = (&self.member, self.member.actor());
        Entry::new(&actor, what, &member.account().insurer)
            .campaign(&self.campaign.id)
            .member(member.id(), &[])
            .object(object)
            .write(member.now())
    }

    /// Answers are taken from the opening day to the deadline's 23:59:59 in Japan.
    ///
    /// # Errors
    /// `campaign-not-open`, `campaign-closed`.
    pub fn must_be_open(&self) -> Result<(), Problem> {
        match self.campaign.status(self.member.now()) {
            Status::Open => Ok(()),
            Status::Before => Err(Refusal::CampaignNotOpen.into()),
            Status::Closed => Err(Refusal::CampaignClosed.into()),
        }
    }
}

impl<T> InSurvey<T> {
    /// Counts a page saved or a file deleted: nobody types so fast, and each is a write of the whole response.
    ///
    /// # Errors
    /// `too-many-tries`.
    pub async fn count_a_change(&self, app: &App) -> Result<(), Problem> {
        let member = Subject::Member(self.member.id());
        app.throttles().count(&CHANGES, member).await.map(|_| ())
    }
}

impl<T: Request> FromRequest<App> for InSurvey<T> {
    type Rejection = Problem;

    async fn from_request(request: HttpRequest, app: &App) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        let asked = Fields::of(&parts, body, app).await;
        // Who has no session learns nothing about the form of a request.
        let fields = asked.as_ref().ok();
        let named = fields.and_then(|fields| fields.text("campaign"));
        let id = named.filter(|id| id.len() <= 64).unwrap_or_default();
        let id = id.to_owned();
        let keys = |member| match id.as_str() {
            "" => Vec::new(),
            id => vec![Key::campaign(id), Key::response(member, id)],
        };
        let (member, mut items) = Member::admitted(app, &parts, keys).await?;
        let absent = || Problem::from(Refusal::NotFound);
        let request = T::parse(asked?)?;
        let campaign: Campaign = items.take(&Key::campaign(&id))?.ok_or_else(absent)?;
        if campaign.insurer != member.account().insurer {
            return Err(absent());
        }
        let stored = Stored::take(&mut items, member.id(), &id)?.ok_or_else(absent)?;
        Ok(Self {
            member,
            campaign,
            stored,
            request,
        })
    }
}

impl<T: ToSchema> Argument for InSurvey<T> {
    const CALLER: Caller = Caller::Member;

    #[cfg(feature = "openapi")]
    fn asks() -> Option<crate::shape::Shape> {
        Some(crate::shape::Shape::of::<T>())
    }
}
