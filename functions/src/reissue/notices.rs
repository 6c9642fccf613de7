//! The mails of the reissue, all from one send-only sender; one that SES does not take is `mail-unavailable`.

use domain::calendar::{in_tokyo, without_weekday};
use domain::code::Code;
use domain::email::Email;
use domain::reissue::{Federation, Reissue};
use domain::text::fill;
use domain::throttle::REISSUE_WARNING;
use platform::{App, Problem};

use crate::outbox::Letter;

/// 確認コード発行通知(介護保険). It holds a secret: it is sent at once and stands in no outbox.
pub fn code(app: &App, to: &Email, code: &Code, minutes: i64) -> Result<Letter, Problem> {
    let minutes = minutes.to_string();
    let values = [
        ("code", code.as_str()),
        ("minutes", minutes.as_str()),
        ("helpdesk", &app.config().helpdesk_tel),
    ];
    let subject = include_str!("mail/code.subject.txt");
    let text = include_str!("mail/code.txt");
    letter(app, "reissue-code", to, subject, text, &values)
}

/// The request is accepted: who decides, how long it takes, where mail and letter go.
pub fn acceptance(
    app: &App,
    to: &Email,
    receipt: &str,
    federation: &Federation,
) -> Result<Letter, Problem> {
    let days = federation.days.to_string();
    let values = [
        ("receipt", receipt),
        ("federation", federation.name.as_str()),
        ("federation_tel", federation.tel.as_str()),
        ("federation_page", federation.page.as_str()),
        ("days", days.as_str()),
        ("envelope_note", federation.envelope_note()),
        ("helpdesk", &app.config().helpdesk_tel),
    ];
    let subject = include_str!("mail/accepted.subject.txt");
    let text = include_str!("mail/accepted.txt");
    letter(app, "reissue-accepted", to, subject, text, &values)
}

/// To the facility's own security address: a request was made, and whom to call if it was not theirs.
/// It does not name the applicant's address.
pub fn warning(
    app: &App,
    to: &Email,
    asked: &Reissue,
    federation: &Federation,
) -> Result<Letter, Problem> {
    let made_at = in_tokyo(app.now());
    let (day, time) = (without_weekday(made_at.date()), made_at.strftime("%H:%M"));
    let made_at = format!("{day} {time}");
    let values = [
        ("facility", asked.facility_name.as_str()),
        ("made_at", made_at.as_str()),
        ("federation", federation.name.as_str()),
        ("federation_tel", federation.tel.as_str()),
        ("helpdesk", &app.config().helpdesk_tel),
    ];
    let subject = include_str!("mail/warning.subject.txt");
    let text = include_str!("mail/warning.txt");
    letter(app, REISSUE_WARNING.kind, to, subject, text, &values)
}

fn letter(
    app: &App,
    kind: &str,
    to: &Email,
    subject: &str,
    template: &str,
    values: &[(&str, &str)],
) -> Result<Letter, Problem> {
    let text = fill(template, values).map_err(|fault| Problem::internal("mail", fault))?;
    Ok(Letter {
        kind: kind.to_owned(),
        from: app.config().sender.clone(),
        to: to.clone(),
        reply_to: None,
        subject: subject.trim_end().to_owned(),
        text,
    })
}
