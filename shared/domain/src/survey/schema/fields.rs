//! A question as a row of data.

use serde::Serialize;
use utoipa::ToSchema;

/// How a field is asked and what its answer is in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One of the options: a string.
    Choice,
    /// Any number of the options: a list of strings.
    Checkbox,
    /// One line: a string.
    Text,
    /// Several lines: a string.
    Textarea,
    /// A day: `YYYY-MM-DD`; other usual writings are understood.
    Date,
    /// Whole yen: a number; digits with commas, 円 or 万円 are understood.
    Money,
    /// Whole yen, the sum of the page's visible money fields: computed, never taken from the client.
    Total,
}

/// One option of a choice or checkbox.
#[derive(Debug, Clone, Copy)]
pub struct OptionDef {
    /// What is stored.
    pub value: &'static str,
    /// What the member reads.
    pub label: &'static str,
    /// A line below the label.
    pub hint: Option<&'static str>,
}

/// An option without a hint.
pub const fn option(value: &'static str, label: &'static str) -> OptionDef {
    OptionDef {
        value,
        label,
        hint: None,
    }
}

impl OptionDef {
    /// Adds the line below the label.
    pub const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }
}

/// When a field is shown. A field whose deciding field is hidden is hidden too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = VisibleIf)]
pub struct Shown {
    /// The deciding field of the same page.
    pub field: &'static str,
    /// The values that show it.
    pub any_of: &'static [&'static str],
}

/// One question of a page.
#[derive(Debug, Clone, Copy)]
pub struct FieldDef {
    /// Name in the answers.
    pub name: &'static str,
    /// The question.
    pub label: &'static str,
    /// Kind of answer.
    pub kind: Kind,
    /// Options of a choice or checkbox.
    pub options: &'static [OptionDef],
    /// Must be answered where shown.
    pub required: bool,
    /// Unit behind the input.
    pub unit: Option<&'static str>,
    /// A line of help.
    pub hint: Option<&'static str>,
    /// Longest text, in characters.
    pub max_length: Option<usize>,
    /// When it is shown; always where none.
    pub shown: Option<Shown>,
}

impl FieldDef {
    const fn new(name: &'static str, label: &'static str, kind: Kind) -> Self {
        Self {
            name,
            label,
            kind,
            options: &[],
            required: true,
            unit: None,
            hint: None,
            max_length: None,
            shown: None,
        }
    }

    /// One of the options.
    pub const fn choice(
        name: &'static str,
        label: &'static str,
        options: &'static [OptionDef],
    ) -> Self {
        Self {
            options,
            ..Self::new(name, label, Kind::Choice)
        }
    }

    /// Any of the options.
    pub const fn checkbox(
        name: &'static str,
        label: &'static str,
        options: &'static [OptionDef],
    ) -> Self {
        Self {
            options,
            ..Self::new(name, label, Kind::Checkbox)
        }
    }

    /// One line of at most `max` characters.
    pub const fn text(name: &'static str, label: &'static str, max: usize) -> Self {
        let mut field = Self::new(name, label, Kind::Text);
        field.max_length = Some(max);
        field
    }

    /// Several lines of at most `max` characters in all.
    pub const fn textarea(name: &'static str, label: &'static str, max: usize) -> Self {
        let mut field = Self::new(name, label, Kind::Textarea);
        field.max_length = Some(max);
        field
    }

    /// A day.
    pub const fn date(name: &'static str, label: &'static str) -> Self {
        Self::new(name, label, Kind::Date)
    }

    /// Whole yen.
    pub const fn yen(name: &'static str, label: &'static str) -> Self {
        let mut field = Self::new(name, label, Kind::Money);
        field.unit = Some("円");
        field
    }

    /// The page's sum.
    pub const fn total(name: &'static str, label: &'static str) -> Self {
        let mut field = Self::new(name, label, Kind::Total);
        field.unit = Some("円");
        field.required = false;
        field
    }

    /// May stay empty.
    pub const fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    /// Adds a line of help.
    pub const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Shown only where `field` has one of the values.
    pub const fn when(mut self, field: &'static str, any_of: &'static [&'static str]) -> Self {
        self.shown = Some(Shown { field, any_of });
        self
    }
}
