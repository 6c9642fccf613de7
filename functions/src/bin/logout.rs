fn main() -> std::process::ExitCode {
    functions::serve(&functions::session::logout::STEP)
}
