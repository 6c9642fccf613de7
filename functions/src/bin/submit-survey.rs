fn main() -> std::process::ExitCode {
    functions::serve(&functions::survey::submit_survey::STEP)
}
