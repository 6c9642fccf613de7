//! `make bench`: figures, side by side in one run.
//!
//! `bench [--quick] [--python PATH] [--rate N …] [start-up|starved|steps|alike|invitations|local-run|import …]`

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bench::{self, IMPORT, PARTS, Wish};
use local::demo::Fault;

// One thread, as in a function: on two, a call can be over before the one beside it begins.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Vec<String>) -> Result<(), Fault> {
    if let [first, folder] = arguments.as_slice()
        && first == IMPORT
    {
        let told = bench::import(Path::new(folder)).await?;
        std::io::stdout().write_all(told.as_bytes())?;
        return Ok(());
    }
    bench::run(&wish(arguments)?, &mut std::io::stdout()).await
}

fn wish(arguments: Vec<String>) -> Result<Wish, Fault> {
    let mut wish = Wish::default();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--quick" => wish.quick = true,
            "--python" => wish.python = arguments.next().map(PathBuf::from),
            "--rate" => wish.rates.extend(
                arguments
                    .next()
                    .map(|rate| rate.parse::<u32>())
                    .transpose()?,
            ),
            part if PARTS.contains(&part) => wish.parts.push(argument),
            other => {
                return Err(format!("{other}: one of --quick, --python, --rate, {PARTS:?}").into());
            }
        }
    }
    Ok(wish)
}
