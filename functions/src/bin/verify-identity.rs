fn main() -> std::process::ExitCode {
    functions::serve(&functions::signup::verify_identity::STEP)
}
