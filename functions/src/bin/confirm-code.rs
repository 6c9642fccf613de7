fn main() -> std::process::ExitCode {
    functions::serve(&functions::signup::confirm_code::STEP)
}
