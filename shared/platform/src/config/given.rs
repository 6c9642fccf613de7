//! The environment on its way to a Config.

/// What the environment gives, and what is wrong with it so far.
pub(super) struct Given<Lookup> {
    pub(super) lookup: Lookup,
    pub(super) wrong: Vec<String>,
}

impl<Lookup: Fn(&str) -> Option<String>> Given<Lookup> {
    pub(super) fn filled(&self, name: &str) -> Option<String> {
        (self.lookup)(name).filter(|value| !value.is_empty())
    }

    pub(super) fn need(&mut self, name: &str) -> String {
        self.filled(name).unwrap_or_else(|| {
            self.wrong.push(format!("{name} is missing"));
            String::new()
        })
    }

    pub(super) fn number(&mut self, name: &str, otherwise: u32) -> u32 {
        (self.lookup)(name).map_or(otherwise, |text| {
            text.parse().unwrap_or_else(|_| {
                self.wrong.push(format!("{name} must be a whole number"));
                otherwise
            })
        })
    }
}
