//! The printed report: Markdown, each part as soon as it is measured.

use std::io::Write;

use platform::Clock;

/// Where the report goes, line by line.
pub(crate) struct Report<'a>(&'a mut dyn Write);

impl<'a> Report<'a> {
    /// Prints date, machine and command.
    pub(crate) fn begin(out: &'a mut dyn Write) -> Self {
        let mut report = Self(out);
        let command: Vec<String> = std::env::args().collect();
        let build = if cfg!(debug_assertions) {
            "DEBUG BUILD: the figures mean nothing"
        } else {
            "optimised build"
        };
        let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        let cpu = read("/proc/cpuinfo");
        let cpu = cpu
            .lines()
            .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
            .map_or("unknown CPU", |(_, name)| name);
        let load = read("/proc/loadavg");
        let load: Vec<&str> = load.split(' ').take(3).collect();
        let date = domain::calendar::wire_time(Clock::Machine.now());
        report.line("# Kennin bench");
        report.line(&format!("- date: {date}"));
        report.line(&format!("- machine: {cores} cores, {cpu}"));
        report.line(&format!("- load before: {}", load.join(" ")));
        report.line(&format!("- command: `{}` ({build})", command.join(" ")));
        report.line("- AWS: the embedded emulators (dynoxide-rs, s3s-fs, our SES) over loopback");
        report
    }

    /// One line.
    pub(crate) fn line(&mut self, text: &str) {
        // Who reads it may have gone; there is nobody else to tell.
        let _ = writeln!(self.0, "{text}").and_then(|()| self.0.flush());
    }

    /// A heading and how the figures below it were measured.
    pub(crate) fn part(&mut self, title: &str, how: &str) {
        self.line(&format!("\n## {title}\n\n{how}\n"));
    }

    /// A table; the first row is its head.
    pub(crate) fn table(&mut self, rows: &[Vec<String>]) {
        let widths: Vec<usize> = (0..rows.first().map_or(0, Vec::len))
            .map(|column| {
                let cells = rows.iter().filter_map(|row| row.get(column));
                cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
            })
            .collect();
        for (place, row) in rows.iter().enumerate() {
            let cells = row.iter().zip(&widths);
            let cells: Vec<String> = cells
                .map(|(cell, width)| format!("{cell:<width$}", width = *width))
                .collect();
            self.line(&format!("| {} |", cells.join(" | ")));
            if place == 0 {
                let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
                self.line(&format!("| {} |", rule.join(" | ")));
            }
        }
    }
}

/// A row of a table.
pub(crate) fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}
