//! STEPS, the one list: routes, local run, tests and OpenAPI are folds over it.

use crate::step::Step;
use crate::{attachments, entry, invitations, outbox, reissue, session, signup, survey};

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
    &attachments::view_attachment::STEP,
    &attachments::presign_upload::STEP,
    &attachments::finish_upload::STEP,
    &attachments::delete_attachment::STEP,
    // By the clock.
    &invitations::send_invitations::STEP,
    &outbox::send_mail::STEP,
];
