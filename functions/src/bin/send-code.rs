fn main() -> std::process::ExitCode {
    functions::serve(&functions::signup::send_code::STEP)
}
