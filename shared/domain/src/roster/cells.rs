//! Where the columns of a file stand, and one row's cells by heading.

use std::borrow::Cow;

use csv::ByteRecord;
use encoding_rs::Encoding;

use super::report::{Finding, RosterFile, Severity};

/// A column: its heading, other headings it goes by, and whether the file must have it.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) other_names: &'static [&'static str],
    pub(super) required: bool,
}

impl Column {
    /// A column that the file must have.
    pub(super) const fn required(name: &'static str) -> Self {
        Self {
            name,
            other_names: &[],
            required: true,
        }
    }

    /// A column that it may have.
    pub(super) const fn optional(name: &'static str) -> Self {
        Self {
            required: false,
            ..Self::required(name)
        }
    }

    /// With the other headings that it goes by.
    pub(super) const fn or(self, other_names: &'static [&'static str]) -> Self {
        Self {
            other_names,
            ..self
        }
    }
}

/// Where the columns of one file stand, and how it is encoded.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    file: RosterFile,
    encoding: &'static Encoding,
    places: Vec<(&'static str, usize)>,
    width: usize,
}

impl Layout {
    pub(super) fn find(
        file: RosterFile,
        encoding: &'static Encoding,
        columns: &'static [Column],
        names: &[String],
        findings: &mut Vec<Finding>,
    ) -> Self {
        let mut at = |column, message, severity| {
            findings.push(Finding::new(file, 1, column, message, severity));
        };
        let mut places = Vec::new();
        for column in columns {
            let goes_by =
                |name: &String| name == column.name || column.other_names.contains(&name.as_str());
            let mut found = names.iter().enumerate().filter(|(_, name)| goes_by(name));
            match (found.next(), found.next()) {
                (Some((index, _)), None) => places.push((column.name, index)),
                (Some(_), Some(_)) => at(
                    Some(column.name),
                    "同じ見出しの列が2つ以上あります。",
                    Severity::Error,
                ),
                (None, _) if column.required => at(
                    Some(column.name),
                    "必要な列がありません。1行目に見出しを、文字コードはShift_JISまたはUTF-8でご用意ください。",
                    Severity::Error,
                ),
                (None, _) => {}
            }
        }
        if names.len() > places.len() {
            at(None, "取り込まない列があります。", Severity::Warning);
        }
        Self {
            file,
            encoding,
            places,
            width: names.len(),
        }
    }

    /// Reads one row by its cells; without errors among the findings there is a value.
    pub(super) fn row<T>(
        &self,
        record: &ByteRecord,
        line: u64,
        read: impl FnOnce(&mut Cells<'_>) -> Option<T>,
    ) -> (Option<T>, Vec<Finding>) {
        let mut cells = Cells {
            layout: self,
            record,
            line,
            findings: Vec::new(),
        };
        let mut row = None;
        if record.len() == self.width {
            row = read(&mut cells);
        } else {
            cells.error(None, "列の数が見出しと異なります。");
        }
        (row.filter(|_| !cells.broken()), cells.findings)
    }
}

/// One row's cells by heading, collecting what is wrong with them.
pub(super) struct Cells<'a> {
    layout: &'a Layout,
    record: &'a ByteRecord,
    line: u64,
    findings: Vec<Finding>,
}

impl Cells<'_> {
    /// A finding of this row that rejects it.
    pub(super) fn error(&mut self, column: impl Into<Option<&'static str>>, message: &'static str) {
        self.note(column.into(), message, Severity::Error);
    }

    /// A finding of this row that is worth a look.
    pub(super) fn warn(&mut self, column: &'static str, message: impl Into<Cow<'static, str>>) {
        self.note(Some(column), message, Severity::Warning);
    }

    fn note(
        &mut self,
        column: Option<&'static str>,
        message: impl Into<Cow<'static, str>>,
        severity: Severity,
    ) {
        let file = self.layout.file;
        let finding = Finding::new(file, self.line, column, message, severity);
        self.findings.push(finding);
    }

    /// The cell's text without spaces at its ends; `None` where the column is missing, the cell empty,
    /// or (with an error) where a byte cannot be read.
    pub(super) fn text(&mut self, column: &'static str) -> Option<String> {
        let (_, index) = self
            .layout
            .places
            .iter()
            .find(|(name, _)| *name == column)?;
        let bytes = self.record.get(*index)?.trim_ascii();
        let decoded = self
            .layout
            .encoding
            .decode_without_bom_handling_and_without_replacement(bytes)
            .filter(|text| !text.contains(|c: char| c == '\u{fffd}' || c.is_control()));
        let Some(text) = decoded else {
            self.error(column, "読み取れない文字が含まれています。");
            return None;
        };
        if text.contains(|c| ('\u{e000}'..='\u{f8ff}').contains(&c)) {
            self.warn(column, "外字が含まれています。画面に表示できません。");
        }
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// As [`Self::text`], where an empty cell is an error.
    pub(super) fn required(&mut self, column: &'static str) -> Option<String> {
        let before = self.findings.len();
        let text = self.text(column);
        let told = self.findings.get(before..).unwrap_or_default();
        if text.is_none() && !told.iter().any(Finding::rejects) {
            self.error(column, "入力されていません。");
        }
        text
    }

    /// Reads a required cell; what cannot be read is an error.
    pub(super) fn must<T>(
        &mut self,
        column: &'static str,
        message: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let value = read(&self.required(column)?);
        if value.is_none() {
            self.error(column, message);
        }
        value
    }

    /// Reads an optional cell; what cannot be read is a warning and counts as none.
    pub(super) fn may<T>(
        &mut self,
        column: &'static str,
        message: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let value = read(&self.text(column)?);
        if value.is_none() {
            self.warn(column, message);
        }
        value
    }

    /// Whether a finding rejects the row.
    fn broken(&self) -> bool {
        self.findings.iter().any(Finding::rejects)
    }
}
