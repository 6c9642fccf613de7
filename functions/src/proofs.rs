//! What must not compile, each beside its twin that does: who may call, and what must have happened before, is a type
//! that nothing else makes.
//!
//! A member's step has a member who accepted the terms in force:
//! ```
//! use functions::session::{Member, SignedIn};
//! fn step(_: &Member) {}
//! fn called_by(member: Member) { step(&member) }
//! ```
//! ```compile_fail
//! use functions::session::{Member, SignedIn};
//! fn step(_: &Member) {}
//! fn called_by(member: SignedIn) { step(&member) }
//! ```
//! A code is compared where a try was counted on it:
//! ```
//! use {domain::code::Code, domain::signup::SignUp, functions::flows::Spent, platform::App};
//! async fn compare(app: &App, code: &Code, flow: Spent<SignUp>) { drop(flow.compare(app, code).await) }
//! ```
//! ```compile_fail
//! use {domain::code::Code, domain::signup::SignUp, functions::flows::Open, platform::App};
//! async fn compare(app: &App, code: &Code, flow: Open<SignUp>) { drop(flow.compare(app, code).await) }
//! ```
//! An account is opened by a confirmed flow:
//! ```
//! use {domain::flow::Confirmed, domain::signup::SignUp, jiff::Timestamp};
//! fn open(flow: Confirmed<SignUp>, now: Timestamp) { drop(flow.open_account(now, "ROWALLA")) }
//! ```
//! ```compile_fail
//! use {domain::flow::Flow, domain::signup::SignUp, jiff::Timestamp};
//! fn open(flow: Flow<SignUp>, now: Timestamp) { drop(flow.open_account(now, "ROWALLA")) }
//! ```
//! A password is verified where a try on it was counted:
//! ```
//! use platform::{App, passwords::CountedPassword};
//! async fn verify(app: &App, counted: &CountedPassword) {
//!     drop(app.passwords().verify(counted, None, String::new()).await)
//! }
//! ```
//! ```compile_fail
//! use platform::{App, throttles::Counted};
//! async fn verify(app: &App, counted: &Counted) {
//!     drop(app.passwords().verify(counted, None, String::new()).await)
//! }
//! ```
//! A handler's arguments say who calls:
//! ```
//! use {functions::Route, platform::{Answer, App, Nothing, Reply, Source}};
//! async fn handle(_: App, _: Source) -> Answer<Nothing> { Ok(Reply::of(Nothing {})) }
//! fn route() -> Route { Route::get(handle) }
//! ```
//! ```compile_fail
//! use {functions::Route, platform::{Answer, App, Nothing, Reply}, http::HeaderMap};
//! async fn handle(_: App, _: HeaderMap) -> Answer<Nothing> { Ok(Reply::of(Nothing {})) }
//! fn route() -> Route { Route::get(handle) }
//! ```
