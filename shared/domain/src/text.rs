//! Mail texts: templates with `{{name}}` placeholders, filled exactly.

/// Why a template cannot be filled: always a mistake of ours, never of a person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FillError {
    /// The template asks for a name that has no value.
    #[error("no value for {{{{{0}}}}}")]
    Missing(String),
    /// A value has a name that the template does not use.
    #[error("the template has no {{{{{0}}}}}")]
    Unknown(String),
    /// A `{{` without its `}}`.
    #[error("an open placeholder")]
    Open,
}

/// Fills `template` with `values`; a value's own braces stay text, and line ends stay as they are.
///
/// # Errors
/// A placeholder without value, a value without placeholder, or a placeholder left open.
pub fn fill(template: &str, values: &[(&str, &str)]) -> Result<String, FillError> {
    let mut text = String::with_capacity(template.len());
    let mut unused: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").ok_or(FillError::Open)?;
        let (_, value) = values
            .iter()
            .find(|(known, _)| *known == name)
            .ok_or_else(|| FillError::Missing(name.to_owned()))?;
        text.push_str(before);
        text.push_str(value);
        unused.retain(|known| *known != name);
        rest = after;
    }
    text.push_str(rest);
    match unused.first() {
        Some(name) => Err(FillError::Unknown((*name).to_owned())),
        None => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_template_is_filled_exactly_or_not_at_all() {
        let code = [("code", "611898")];
        let missing = |name: &str| Err(FillError::Missing(name.into()));
        for (template, values, filled) in [
            (
                "認証番号: {{code}}。",
                &code[..],
                Ok("認証番号: 611898。".to_owned()),
            ),
            ("{{code}}{{code}}", &code[..], Ok("611898611898".to_owned())),
            ("{code} }}", &[], Ok("{code} }}".to_owned())),
            ("{{code}}", &[], missing("code")),
            ("{{ code }}", &code[..], missing(" code ")),
            ("なし", &code[..], Err(FillError::Unknown("code".into()))),
            ("{{code", &code[..], Err(FillError::Open)),
        ] {
            assert_eq!(fill(template, values), filled, "{template}");
        }
    }

    proptest! {
        #[test]
        fn a_value_is_text_and_never_a_template(value in ".*") {
            prop_assert_eq!(fill("a{{x}}b", &[("x", &value)]), Ok(format!("a{value}b")));
        }
    }
}
