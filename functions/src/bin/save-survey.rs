fn main() -> std::process::ExitCode {
    functions::serve(&functions::survey::save_survey::STEP)
}
