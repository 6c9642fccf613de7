//! Writes what the site generates its client from: `cargo run -p tests --bin openapi`.

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
