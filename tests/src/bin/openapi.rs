//! Writes what the site generates its client from: `make api`.

use std::process::ExitCode;

fn main() -> ExitCode {
    for (path, text) in tests::contract::files() {
        if let Err(fault) = std::fs::write(&path, text) {
            eprintln!("{}: {fault}", path.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
