//! What a step is: its facts come from its handler's types, so none of them is written twice.

use std::future::Future;
use std::pin::Pin;

use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};
use platform::{Answer, App, Body, Maybe, Problem, Query, Source, Trace};
use serde_json::Value;
use utoipa::ToSchema;

#[cfg(feature = "openapi")]
use crate::shape::{Contract, Shape};

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

/// Declares the step of a file, off its `handle`: `step!(post "confirm-code", "Confirms the mailed code")`.
macro_rules! step {
    ($method:ident $name:literal, $summary:literal) => {
        /// This step.
        pub const STEP: $crate::Step = $crate::Step {
            name: $name,
            summary: $summary,
            kind: $crate::Kind::Route(|| $crate::Route::$method(handle)),
        };
    };
}

pub(crate) use step;

/// How a step is set off.
#[derive(Clone, Copy)]
pub enum Kind {
    /// By a request.
    Route(fn() -> Route),
    /// By the clock.
    Schedule(Schedule),
}

/// A step behind `/api/<name>`, read off its handler.
pub struct Route {
    /// `POST` for acting steps, `GET` for reading ones.
    pub method: Method,
    /// Who may call it.
    pub caller: Caller,
    /// Status of its success.
    pub success: u16,
    /// Its handler behind its method.
    pub router: MethodRouter<App>,
    /// Shapes of request and reply; deployed binaries do not carry them.
    #[cfg(feature = "openapi")]
    pub contract: Contract,
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
pub type Tick = Pin<Box<dyn Future<Output = Result<Value, Problem>> + Send>>;

/// The method of a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reading.
    Get,
    /// Acting.
    Post,
}

/// Who may call a step, the least demanding first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// Its route, unless a schedule sets it off.
    pub fn as_route(&self) -> Option<Route> {
        match self.kind {
            Kind::Route(route) => Some(route()),
            Kind::Schedule(_) => None,
        }
    }

    /// Its path.
    pub fn path(&self) -> String {
        format!("/api/{}", self.name)
    }
}

impl Route {
    /// A reading step.
    pub fn get<H, M, A>(handle: H) -> Self
    where
        H: Handler<M, App> + Declared<A>,
        M: 'static,
    {
        Self::of::<H, A>(Method::Get, get(handle))
    }

    /// An acting step.
    pub fn post<H, M, A>(handle: H) -> Self
    where
        H: Handler<M, App> + Declared<A>,
        M: 'static,
    {
        Self::of::<H, A>(Method::Post, post(handle))
    }

    fn of<H: Declared<A>, A>(method: Method, router: MethodRouter<App>) -> Self {
        Self {
            method,
            router,
            caller: H::CALLER,
            success: H::SUCCESS,
            #[cfg(feature = "openapi")]
            contract: Contract {
                request: H::asks(),
                reply: H::tells(),
            },
        }
    }
}

/// What one argument of a handler says about who may call and what is asked. What has no such word cannot be an
/// argument: raw extractors do not compile.
pub trait Argument {
    /// Who must be calling for there to be such an argument.
    const CALLER: Caller = Caller::Anyone;

    /// The request's shape, if this argument carries the request.
    #[cfg(feature = "openapi")]
    fn asks() -> Option<Shape> {
        None
    }
}

impl Argument for App {}
impl Argument for Source {}
impl Argument for Trace {}

impl<T: ToSchema> Argument for Body<T> {
    #[cfg(feature = "openapi")]
    fn asks() -> Option<Shape> {
        Some(Shape::of::<T>())
    }
}

impl<T: ToSchema> Argument for Query<T> {
    #[cfg(feature = "openapi")]
    fn asks() -> Option<Shape> {
        Some(Shape::of::<T>())
    }
}

/// Everybody else is answered as well.
impl<T: Argument> Argument for Maybe<T> {}

/// What a handler's signature says.
pub trait Declared<Arguments> {
    /// The most demanding of its arguments.
    const CALLER: Caller;
    /// Status of its success.
    const SUCCESS: u16;

    /// The request's shape; `{}` where no argument carries one.
    #[cfg(feature = "openapi")]
    fn asks() -> Shape;

    /// The reply's shape.
    #[cfg(feature = "openapi")]
    fn tells() -> Shape;
}

const fn stricter(one: Caller, other: Caller) -> Caller {
    if one as u8 > other as u8 { one } else { other }
}

macro_rules! declared {
    ($($argument:ident)*) => {
        impl<F, Running, T, const STATUS: u16, $($argument),*> Declared<($($argument,)*)> for F
        where
            F: Fn($($argument),*) -> Running,
            Running: Future<Output = Answer<T, STATUS>>,
            T: ToSchema,
            $($argument: Argument,)*
        {
            const CALLER: Caller = {
                let caller = Caller::Anyone;
                $(let caller = stricter(caller, $argument::CALLER);)*
                caller
            };
            const SUCCESS: u16 = STATUS;

            #[cfg(feature = "openapi")]
            fn asks() -> Shape {
                let asked: [Option<Shape>; _] = [$($argument::asks()),*];
                asked.into_iter().flatten().next().unwrap_or_else(Shape::of::<platform::Nothing>)
            }

            #[cfg(feature = "openapi")]
            fn tells() -> Shape {
                Shape::of::<T>()
            }
        }
    };
}

declared!(A);
declared!(A B);
declared!(A B C);
declared!(A B C D);
declared!(A B C D E);
