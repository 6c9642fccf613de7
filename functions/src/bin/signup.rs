fn main() -> std::process::ExitCode {
    functions::serve(&functions::signup::signup::STEP)
}
