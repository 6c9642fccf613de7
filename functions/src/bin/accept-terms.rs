fn main() -> std::process::ExitCode {
    functions::serve(&functions::session::accept_terms::STEP)
}
