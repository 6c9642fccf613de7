//! Mail templates: `{{name}}` and `{{a.b}}` filled from JSON.
//!
//! Like SES, nothing is escaped: what stands in an HTML part must be escaped by who sends it, or
//! the template has no HTML part. Blocks (`{{#if}}`, `{{#each}}`) are not taken, here by choice.

use serde_json::{Map, Value};

/// A template as `AWS::SES::Template` has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailTemplate {
    /// The name that `SendBulkTemplatedEmail` gives.
    pub name: String,
    /// The subject with its variables.
    pub subject: String,
    /// The text part.
    pub text: Option<String>,
    /// The HTML part.
    pub html: Option<String>,
}

/// A template with every variable filled.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Rendered {
    pub subject: String,
    pub text: String,
    pub html: Option<String>,
}

impl MailTemplate {
    /// Refuses what SES would (no part, a variable that is not closed) and blocks.
    pub(super) fn check(&self) -> Result<(), String> {
        if self.text.is_none() && self.html.is_none() {
            return Err("Template must have a text part or an HTML part".into());
        }
        for part in [Some(&self.subject), self.text.as_ref(), self.html.as_ref()]
            .into_iter()
            .flatten()
        {
            fill(
                part,
                &mut |name| match name.starts_with(['#', '/', '^', '>', '!', '&']) {
                    true => Err(format!("'{{{{{name}}}}}' is not taken here")),
                    false => Ok(String::new()),
                },
            )?;
        }
        Ok(())
    }

    /// Fills every variable; the error is the message of the *Rendering Failure* event.
    pub(super) fn render(&self, data: &Map<String, Value>) -> Result<Rendered, String> {
        let all = |part: &str| fill(part, &mut |name| value(data, name));
        let subject = all(&self.subject)?;
        if subject.contains(['\r', '\n']) {
            return Err("The rendered subject contains a line break".into());
        }
        let html = self.html.as_deref().map(all).transpose()?;
        Ok(Rendered {
            subject,
            text: all(self.text.as_deref().unwrap_or_default())?,
            html,
        })
    }
}

fn fill(
    part: &str,
    with: &mut dyn FnMut(&str) -> Result<String, String>,
) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = part;
    while let Some((before, from)) = rest.split_once("{{") {
        let (name, after) = from.split_once("}}").ok_or("a variable is not closed")?;
        let after = after
            .strip_prefix('}')
            .filter(|_| name.starts_with('{'))
            .unwrap_or(after);
        out.push_str(before);
        out.push_str(&with(name.trim_start_matches('{').trim())?);
        rest = after;
    }
    Ok(out + rest)
}

fn value(data: &Map<String, Value>, name: &str) -> Result<String, String> {
    let mut steps = name.split('.');
    let first = steps.next().and_then(|step| data.get(step));
    match steps.fold(first, |found, step| found.and_then(|value| value.get(step))) {
        Some(Value::String(text)) => Ok(text.clone()),
        Some(Value::Null) | None => Err(format!(
            "Attribute '{name}' is not present in the rendering data."
        )),
        Some(other) => Ok(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::MailTemplate;
    use serde_json::json;

    fn template(text: &str) -> MailTemplate {
        MailTemplate {
            name: "t".into(),
            subject: "{{s}}".into(),
            text: Some(text.into()),
            html: Some("<b>{{s}}</b>".into()),
        }
    }

    #[test]
    fn variables_are_filled_nested_and_unescaped() {
        let data = json!({"s": "<i>", "a": {"b": "語", "n": 3}});
        let filled = template("{{ a.b }}{{{a.n}}}}")
            .render(data.as_object().unwrap())
            .unwrap();
        assert_eq!(
            (
                filled.subject.as_str(),
                filled.text.as_str(),
                filled.html.as_deref()
            ),
            ("<i>", "語3}", Some("<b><i></b>"))
        );
    }

    #[test]
    fn a_missing_variable_and_a_broken_subject_fail() {
        let data = json!({"s": "x\r\nBcc: y@z.example", "a": "A"});
        assert_eq!(
            template("{{b.c}}")
                .render(json!({"s": "1"}).as_object().unwrap())
                .unwrap_err(),
            "Attribute 'b.c' is not present in the rendering data."
        );
        assert!(template("{{a}}").render(data.as_object().unwrap()).is_err());
    }

    #[test]
    fn blocks_and_open_variables_are_refused() {
        assert!(template("{{#if a}}x{{/if}}").check().is_err());
        assert!(template("{{a").check().is_err());
        assert!(template("{{a}}").check().is_ok());
    }
}
