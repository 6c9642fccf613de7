//! What was found in a roster: file, line, column and a sentence, without the value unless it is an unknown 続柄.

use std::borrow::Cow;

use serde::Serialize;
use utoipa::ToSchema;

/// How many findings are kept of each severity; the rest are only counted.
const KEPT: usize = 1_000;

/// One finding in one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Finding {
    /// Which of the two files.
    pub file: RosterFile,
    /// Line of the file, the heading being line 1.
    pub line: u64,
    /// Column by its heading; `null` for the row as a whole.
    pub column: Option<&'static str>,
    /// What is wrong, in polite Japanese, without the value; an unknown 続柄 is named, to be asked about.
    pub message: Cow<'static, str>,
    /// Whether it rejects the file.
    pub severity: Severity,
}

impl Finding {
    pub(super) fn new(
        file: RosterFile,
        line: u64,
        column: Option<&'static str>,
        message: impl Into<Cow<'static, str>>,
        severity: Severity,
    ) -> Self {
        Self {
            file,
            line,
            column,
            message: message.into(),
            severity,
        }
    }

    pub(super) fn rejects(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// The two files of a roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RosterFile {
    /// 被保険者(組合員)の名簿
    Members,
    /// 被扶養者の名簿
    Dependents,
}

/// What a finding does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Rejects the whole roster.
    Error,
    /// Is worth a look; the row is imported.
    Warning,
}

/// All findings of a roster, at most 1,000 kept of each severity.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Report {
    /// By file and line.
    pub findings: Vec<Finding>,
    /// All errors, kept or not.
    pub errors: u64,
    /// All warnings, kept or not.
    pub warnings: u64,
    /// Rows of members read, without the heading.
    pub members: u64,
    /// Rows of dependents read, without the heading.
    pub dependents: u64,
}

impl Report {
    /// Whether the roster may be imported: not one error.
    pub const fn accepts(&self) -> bool {
        self.errors == 0
    }

    pub(super) fn add(&mut self, finding: Finding) {
        let count = match finding.severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        };
        *count += 1;
        if *count <= KEPT as u64 {
            self.findings.push(finding);
        }
    }

    pub(super) fn sort(&mut self) {
        self.findings
            .sort_by_key(|finding| (finding.file, finding.line));
    }
}
