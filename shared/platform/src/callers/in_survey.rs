//! A member in one campaign: session, account, terms, response and campaign in one hop.

use axum::extract::{FromRequest, FromRequestParts, Request as HttpRequest};
use domain::campaigns::Campaign;
use http::Method;

use super::admission::{Member, admit};
use crate::tables::{Item, Key};
use crate::{App, Body, Problem, Query, Refusal, Request};

/// A request that says which campaign it is about.
pub trait NamesCampaign: Request {
    /// The campaign's id.
    fn campaign(&self) -> &str;
}

/// A member, the campaign that the request names, the member's response in it, and the request.
/// Another insurer's campaign looks like one that does not exist.
pub struct InSurvey<T> {
    /// Who calls.
    pub member: Member,
    /// The campaign, of the member's own insurer.
    pub campaign: Campaign,
    /// The response as it is kept.
    pub response: Item,
    /// Where it is kept.
    pub response_key: Key,
    /// What is asked.
    pub request: T,
}

impl<T: NamesCampaign + Send> FromRequest<App> for InSurvey<T> {
    type Rejection = Problem;

    async fn from_request(request: HttpRequest, app: &App) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let headers = parts.headers.clone();
        let parsed = if parts.method == Method::GET {
            Query::<T>::from_request_parts(&mut parts, app)
                .await
                .map(|query| query.0)
        } else {
            Body::<T>::from_request(HttpRequest::from_parts(parts, body), app)
                .await
                .map(|body| body.0)
        };
        // Who has no session learns nothing about the form of a request.
        let campaign = parsed
            .as_ref()
            .map(|asked| asked.campaign().to_owned())
            .unwrap_or_default();
        let wellformed = !campaign.is_empty() && campaign.len() <= 64;
        let admission = admit(app, &headers, |member| {
            if wellformed {
                vec![Key::campaign(&campaign), Key::response(member, &campaign)]
            } else {
                Vec::new()
            }
        });
        let mut admission = admission.await?.accepted()?;
        let request = parsed?;
        let absent = || Problem::from(Refusal::NotFound);
        let (campaign_key, response_key) = (
            Key::campaign(&campaign),
            Key::response(admission.member.id, &campaign),
        );
        let campaign: Campaign = admission.items.take(&campaign_key)?.ok_or_else(absent)?;
        if campaign.insurer != admission.member.session.insurer {
            return Err(absent());
        }
        let response = admission
            .items
            .item(&response_key)
            .cloned()
            .ok_or_else(absent)?;
        Ok(Self {
            member: admission.member,
            campaign,
            response,
            response_key,
            request,
        })
    }
}
