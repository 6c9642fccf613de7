//! A question in the shape in which the site gets it.

use serde::Serialize;
use utoipa::ToSchema;

use crate::campaigns::FrozenDependent;
use crate::survey::engine::SurveyContext;
use crate::survey::schema::{FieldDef, Kind, Shown};

/// An option as the site gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldOption {
    /// What to send.
    pub value: String,
    /// What to show.
    pub label: String,
    /// A line below the label.
    pub hint: Option<String>,
}

/// A question as the site gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Field {
    /// Name in the answers.
    pub name: String,
    /// The question.
    pub label: String,
    /// Kind of answer.
    pub kind: Kind,
    /// Options of a choice or checkbox, else empty.
    pub options: Vec<FieldOption>,
    /// Must be answered where shown.
    pub required: bool,
    /// Unit behind the input.
    pub unit: Option<String>,
    /// A line of help.
    pub hint: Option<String>,
    /// Longest text, in characters.
    pub max_length: Option<usize>,
    /// When it is shown; always where null.
    pub visible_if: Option<Shown>,
}

impl Field {
    /// The row with its texts filled in.
    pub fn of(
        row: &FieldDef,
        context: &SurveyContext<'_>,
        dependent: Option<&FrozenDependent>,
    ) -> Self {
        let fill = |text: &str| context.fill(text, dependent);
        Self {
            name: row.name.to_owned(),
            label: fill(row.label),
            kind: row.kind,
            options: row
                .options
                .iter()
                .map(|o| FieldOption {
                    value: o.value.to_owned(),
                    label: fill(o.label),
                    hint: o.hint.map(fill),
                })
                .collect(),
            required: row.required,
            unit: row.unit.map(str::to_owned),
            hint: row.hint.map(fill),
            max_length: row.max_length,
            visible_if: row.shown,
        }
    }
}
