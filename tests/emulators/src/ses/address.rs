//! Addresses as strictly as SES takes them, refused in its words.

use mail_parser::MessageParser;

/// One mailbox of a header: a name perhaps, and an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// As a reader sees it: `名前 <a@b.example>` or the bare address.
    pub shown: String,
    /// The address alone.
    pub bare: String,
}

impl Address {
    /// Reads `a@b.example` or `Name <a@b.example>`; the error is SES's message.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        if text.chars().any(char::is_control) {
            return Err("Address contains control characters".into());
        }
        let trimmed = text.trim();
        let (name, bare) = match trimmed
            .strip_suffix('>')
            .and_then(|inner| inner.rsplit_once('<'))
        {
            Some((name, bare)) => (name.trim(), bare),
            None => ("", trimmed),
        };
        if !name.is_ascii() {
            return Err("Display name must be ASCII; encode it as RFC 2047 says".into());
        }
        if !(name.starts_with('"') && name.ends_with('"') && name.len() > 1)
            && name.contains([',', ';', '@', '<', '>'])
        {
            return Err("Illegal address".into());
        }
        check(bare)?;
        let shown = if name.is_empty() {
            bare.to_owned()
        } else {
            format!("{} <{bare}>", decoded(name))
        };
        Ok(Self {
            shown,
            bare: bare.to_owned(),
        })
    }

    /// The part after the last `@`, in lower case.
    pub(super) fn domain(&self) -> String {
        self.bare
            .rsplit_once('@')
            .map(|(_, domain)| domain.to_ascii_lowercase())
            .unwrap_or_default()
    }
}

fn check(bare: &str) -> Result<(), String> {
    let Some((local, domain)) = bare.rsplit_once('@') else {
        return Err("Missing final '@domain'".into());
    };
    if local.is_empty() {
        return Err("Missing local name".into());
    }
    if domain.is_empty() {
        return Err("Missing domain".into());
    }
    if local.len() > 64 || bare.len() > 320 {
        return Err("Address length is more than allowed".into());
    }
    match local.strip_prefix('"') {
        Some(quoted) => check_quoted(quoted)?,
        None => check_dotted("Local address", local, |c| {
            c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c)
        })?,
    }
    check_dotted("Domain", domain, |c| c.is_ascii_alphanumeric() || c == '-')
}

fn check_quoted(after_first_quote: &str) -> Result<(), String> {
    let mut escaped = false;
    let mut closed = false;
    for c in after_first_quote.chars() {
        if closed || !c.is_ascii() {
            return Err("Quote not at end of local address".into());
        }
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => closed = true,
            _ => {}
        }
    }
    if closed {
        Ok(())
    } else {
        Err("Unclosed quote in local address".into())
    }
}

fn check_dotted(part: &str, text: &str, legal: impl Fn(char) -> bool) -> Result<(), String> {
    if text.contains(char::is_whitespace) {
        return Err(format!("{part} contains control or whitespace"));
    }
    if !text.chars().all(|c| c == '.' || legal(c)) {
        return Err(format!("{part} contains illegal character"));
    }
    if text.starts_with('.') {
        return Err(format!("{part} starts with dot"));
    }
    if text.ends_with('.') {
        return Err(format!("{part} ends with dot"));
    }
    if text.contains("..") {
        return Err(format!("{part} contains dot-dot"));
    }
    Ok(())
}

/// A display name or subject with its encoded words read.
pub(super) fn decoded(text: &str) -> String {
    let header = format!("Subject: {text}\r\n\r\n");
    let parsed = MessageParser::default().parse(header.as_bytes());
    let subject = parsed.as_ref().and_then(|message| message.subject());
    subject.unwrap_or(text).trim_matches('"').to_owned()
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn odd_addresses_are_taken_or_refused_as_ses_does() {
        for good in [
            "a@b.example",
            "-x@b.example",
            "_ab@b.example",
            "\"a..b\"@docomo.ne.jp",
            "a+b/c@b-c.example",
            "mailforsecurity-001@jp",
        ] {
            assert_eq!(Address::parse(good).unwrap().bare, good);
        }
        for (bad, why) in [
            ("a..b@docomo.ne.jp", "Local address contains dot-dot"),
            (".a@b.example", "Local address starts with dot"),
            ("a.@b.example", "Local address ends with dot"),
            (
                "a b@c.example",
                "Local address contains control or whitespace",
            ),
            (
                "a@b.example\r\nBcc: x@y.example",
                "Address contains control characters",
            ),
            (
                "a@b.example,c@d.example",
                "Local address contains illegal character",
            ),
            ("あ@b.example", "Local address contains illegal character"),
            ("a@あ.example", "Domain contains illegal character"),
            ("plain", "Missing final '@domain'"),
            ("@b.example", "Missing local name"),
            ("a@", "Missing domain"),
            (
                "組合 <a@b.example>",
                "Display name must be ASCII; encode it as RFC 2047 says",
            ),
            ("\"a\"b@c.example", "Quote not at end of local address"),
        ] {
            assert_eq!(Address::parse(bad).unwrap_err(), why, "{bad}");
        }
    }

    #[test]
    fn an_encoded_name_is_shown_decoded() {
        let address = Address::parse("=?UTF-8?B?56uL5bOw?= <a@b.example>").unwrap();
        assert_eq!(
            (address.shown.as_str(), address.domain().as_str()),
            ("立峰 <a@b.example>", "b.example")
        );
    }
}
