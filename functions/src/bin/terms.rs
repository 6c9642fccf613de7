fn main() -> std::process::ExitCode {
    functions::serve(&functions::session::terms::STEP)
}
