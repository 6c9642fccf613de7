//! What an insurer says in public, and what it sets going: enrolment, the roster, a campaign.

#[expect(
    clippy::module_inception,
    reason = "the reading step of the journey has its name"
)]
pub mod insurer;
pub mod notices;
