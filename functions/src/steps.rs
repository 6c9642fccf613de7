//! STEPS, the one list: routes, local run, tests and OpenAPI are folds over it.

use std::future::Future;
use std::pin::Pin;

use axum::routing::MethodRouter;
use platform::{App, Problem};
use utoipa::ToSchema;

use crate::openapi::Contract;
use crate::{attachments, entry, invitations, reissue, session, signup, survey};

/// One thing that a person or a schedule does.
#[derive(Clone, Copy)]
pub struct Step {
    /// Its one name, as it stands in routes, binaries and events: `confirm-code`.
    pub name: &'static str,
    /// What it does, for OpenAPI.
    pub summary: &'static str,
    /// How it is set off.
    pub kind: Kind,
}

/// How a step is set off.
#[derive(Clone, Copy)]
pub enum Kind {
    /// By a request.
    Route(Route),
    /// By the clock.
    Schedule(Schedule),
}

/// A step behind `/api/<name>`.
#[derive(Clone, Copy)]
pub struct Route {
    /// `POST` for acting steps, `GET` for reading ones.
    pub method: Method,
    /// Who may call it.
    pub caller: Caller,
    /// Status of its success.
    pub success: u16,
    /// Its handler.
    pub router: fn() -> MethodRouter<App>,
    /// Its request and reply types.
    pub contract: fn() -> Contract,
}

/// A step behind a schedule.
#[derive(Clone, Copy)]
pub struct Schedule {
    /// EventBridge's expression, as `template.yaml` has it.
    pub rate: &'static str,
    /// One tick.
    pub tick: fn(App) -> Tick,
}

/// One tick on its way: what it did, as JSON for the log, or why it could not.
pub type Tick = Pin<Box<dyn Future<Output = Result<serde_json::Value, Problem>> + Send>>;

/// The method of a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reading.
    Get,
    /// Acting.
    Post,
}

/// Who may call a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// Everybody.
    Anyone,
    /// The browser of a sign-up flow.
    Flow,
    /// The browser of a reissue flow.
    Reissue,
    /// A member, also before the terms are accepted.
    BeforeTerms,
    /// A member who accepted the terms in force.
    Member,
}

impl Step {
    /// A reading step.
    pub const fn get(
        name: &'static str,
        caller: Caller,
        summary: &'static str,
        router: fn() -> MethodRouter<App>,
        contract: fn() -> Contract,
    ) -> Self {
        let route = Route {
            method: Method::Get,
            caller,
            success: 200,
            router,
            contract,
        };
        Self {
            name,
            summary,
            kind: Kind::Route(route),
        }
    }

    /// An acting step.
    pub const fn post(
        name: &'static str,
        caller: Caller,
        success: u16,
        summary: &'static str,
        router: fn() -> MethodRouter<App>,
        contract: fn() -> Contract,
    ) -> Self {
        let route = Route {
            method: Method::Post,
            caller,
            success,
            router,
            contract,
        };
        Self {
            name,
            summary,
            kind: Kind::Route(route),
        }
    }

    /// Its route, unless a schedule sets it off.
    pub const fn route(&self) -> Option<&Route> {
        match &self.kind {
            Kind::Route(route) => Some(route),
            Kind::Schedule(_) => None,
        }
    }

    /// Its path.
    pub fn path(&self) -> String {
        format!("/api/{}", self.name)
    }
}

/// The contract of a step that takes `In` and answers `Out`.
pub fn contract<In: ToSchema, Out: ToSchema>() -> Contract {
    Contract::of::<In, Out>()
}

/// Every step of the product.
pub const STEPS: &[&Step] = &[
    // Before login.
    &entry::insurer::STEP,
    &entry::notices::STEP,
    // Sign-up.
    &signup::verify_identity::STEP,
    &signup::send_code::STEP,
    &signup::confirm_code::STEP,
    &signup::create_account::STEP,
    &signup::signup::STEP,
    // Login, terms, My page.
    &session::login::STEP,
    &session::logout::STEP,
    &session::terms::STEP,
    &session::accept_terms::STEP,
    &session::home::STEP,
    // Reissue.
    &reissue::start_reissue::STEP,
    &reissue::choose_prefecture::STEP,
    &reissue::confirm_reissue_code::STEP,
    &reissue::request_reissue::STEP,
    &reissue::reissue::STEP,
    // The survey.
    &survey::survey::STEP,
    &survey::save_survey::STEP,
    &survey::submit_survey::STEP,
    // Attachments.
    &attachments::attachments::STEP,
    &attachments::presign_upload::STEP,
    &attachments::finish_upload::STEP,
    &attachments::delete_attachment::STEP,
    // By the clock.
    &invitations::send_invitations::STEP,
];
