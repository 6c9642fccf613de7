fn main() -> std::process::ExitCode {
    functions::serve(&functions::signup::create_account::STEP)
}
