//! The mail templates that the cloud's SES holds.

use crate::Error;
use crate::ses::MailTemplate;
use serde_json::Value;

/// Reads one `AWS::SES::Template`.
pub(super) fn read(logical_id: &str, resource: &Value) -> Result<MailTemplate, Error> {
    let part = |key: &str| {
        let value = resource
            .pointer("/Properties/Template")
            .and_then(|template| template.get(key));
        value.and_then(Value::as_str).map(str::to_owned)
    };
    let need =
        |key: &str| part(key).ok_or_else(|| Error::Template(format!("{logical_id} has no {key}")));
    Ok(MailTemplate {
        name: need("TemplateName")?,
        subject: need("SubjectPart")?,
        text: part("TextPart"),
        html: part("HtmlPart"),
    })
}
