//! What the environment sets of a local run.

use std::path::PathBuf;

use jiff::Timestamp;

use crate::root;

/// Settings of a local run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// `PORT`, 3000 by default; 0 takes a free one.
    pub port: u16,
    /// `STATE`, the folder of all state; `.local` by default.
    pub state: PathBuf,
    /// `RESET=1`: forget the state first.
    pub reset: bool,
    /// `CLOCK`: when this run begins (RFC 3339); by default where the state's clock stands.
    pub clock: Option<Timestamp>,
    /// `DEMO`: the folder of the demo data that a fresh state is loaded with; `tests/demo` by default.
    pub demo: PathBuf,
    /// `MAIL_RATE`: bulk mails a second, 50 by default.
    pub mail_rate: u32,
}

impl Settings {
    /// Reads them from `lookup`, which answers a variable's value.
    ///
    /// # Errors
    /// A line for each value that cannot be read.
    pub fn read(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, String> {
        let mut wrong = Vec::new();
        let value = |name: &str| lookup(name).filter(|value| !value.is_empty());
        let settings = Self {
            port: parsed(value("PORT"), 3000, "PORT: a number to 65535", &mut wrong),
            state: value("STATE").map_or_else(|| PathBuf::from(".local"), PathBuf::from),
            reset: value("RESET").is_some_and(|value| value != "0"),
            clock: value("CLOCK").and_then(|text| {
                let what = "CLOCK: a time such as 2031-11-20T10:00:00+09:00";
                parsed(Some(text), Timestamp::UNIX_EPOCH, what, &mut wrong).into()
            }),
            demo: value("DEMO").map_or_else(|| root().join("tests/demo"), PathBuf::from),
            mail_rate: parsed(
                value("MAIL_RATE"),
                50,
                "MAIL_RATE: mails a second",
                &mut wrong,
            ),
        };
        if settings.mail_rate == 0 {
            wrong.push("MAIL_RATE: at least 1".to_owned());
        }
        if wrong.is_empty() {
            Ok(settings)
        } else {
            Err(wrong.join("\n"))
        }
    }
}

fn parsed<T: std::str::FromStr>(
    text: Option<String>,
    otherwise: T,
    what: &str,
    wrong: &mut Vec<String>,
) -> T {
    let Some(text) = text else { return otherwise };
    text.parse().unwrap_or_else(|_| {
        wrong.push(what.to_owned());
        otherwise
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wrong_value_is_told_at_once() {
        let all_wrong = |_: &str| Some("x".to_owned());
        let told = Settings::read(all_wrong).unwrap_err();
        assert_eq!(told.lines().count(), 3, "{told}");
        let none = Settings::read(|_| None).unwrap();
        assert_eq!((none.port, none.reset, none.clock), (3000, false, None));
    }
}
