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
        name: name(resource)
            .ok_or_else(|| Error::Template(format!("{logical_id} has no TemplateName")))?,
        subject: need("SubjectPart")?,
        text: part("TextPart"),
        html: part("HtmlPart"),
    })
}

/// The template's name in a stack that is called `kennin`.
fn name(resource: &Value) -> Option<String> {
    let name = resource.pointer("/Properties/Template/TemplateName")?;
    let text = name.as_str().or_else(|| name.get("Fn::Sub")?.as_str())?;
    Some(text.replace("${AWS::StackName}", "kennin"))
}
