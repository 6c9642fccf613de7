//! The mails of the reissue, all from one send-only sender.

use domain::calendar::{in_tokyo, without_weekday};
use domain::code::Code;
use domain::email::Email;
use domain::reissue::{Federation, HELPDESK_TEL, Reissue, SENDER};
use domain::text::fill;
use platform::{App, Mail, Problem};

/// 確認コード発行通知(介護保険).
///
/// # Errors
/// `mail-unavailable`.
pub async fn code(app: &App, to: &Email, code: &Code, minutes: i64) -> Result<(), Problem> {
    let minutes = minutes.to_string();
    let values = [
        ("code", code.as_str()),
        ("minutes", minutes.as_str()),
        ("helpdesk", HELPDESK_TEL),
    ];
    let subject = include_str!("mail/code.subject.txt");
    let text = include_str!("mail/code.txt");
    send(app, "reissue-code", to, subject, text, &values).await
}

/// The request is accepted: who decides, how long it takes, where mail and letter go.
///
/// # Errors
/// `mail-unavailable`.
pub async fn acceptance(
    app: &App,
    to: &Email,
    receipt: &str,
    federation: &Federation,
) -> Result<(), Problem> {
    let days = federation.days.to_string();
    let values = [
        ("receipt", receipt),
        ("federation", federation.name.as_str()),
        ("federation_tel", federation.tel.as_str()),
        ("federation_page", federation.page.as_str()),
        ("days", days.as_str()),
        ("envelope_note", federation.envelope_note()),
        ("helpdesk", HELPDESK_TEL),
    ];
    let subject = include_str!("mail/accepted.subject.txt");
    let text = include_str!("mail/accepted.txt");
    send(app, "reissue-accepted", to, subject, text, &values).await
}

/// To the facility's own security address: a request was made, and whom to call if it was not theirs. It does
/// not name the applicant's address.
///
/// # Errors
/// `mail-unavailable`.
pub async fn warning(
    app: &App,
    to: &Email,
    asked: &Reissue,
    federation: &Federation,
) -> Result<(), Problem> {
    let now = in_tokyo(app.now());
    let made_at = format!("{} {}", without_weekday(now.date()), now.strftime("%H:%M"));
    let values = [
        (
            "facility",
            asked.facility_name.as_deref().unwrap_or_default(),
        ),
        ("made_at", made_at.as_str()),
        ("federation", federation.name.as_str()),
        ("federation_tel", federation.tel.as_str()),
        ("helpdesk", HELPDESK_TEL),
    ];
    let subject = include_str!("mail/warning.subject.txt");
    let text = include_str!("mail/warning.txt");
    send(app, "reissue-warning", to, subject, text, &values).await
}

async fn send(
    app: &App,
    kind: &'static str,
    to: &Email,
    subject: &str,
    template: &str,
    values: &[(&str, &str)],
) -> Result<(), Problem> {
    let text = fill(template, values).map_err(|fault| Problem::internal("mail", fault))?;
    app.mail()
        .send(&Mail {
            from: SENDER,
            to: &to.smtp(),
            reply_to: None,
            subject: subject.trim_end(),
            text: &text,
            kind,
        })
        .await
}
