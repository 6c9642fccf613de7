fn main() -> std::process::ExitCode {
    functions::serve(&functions::entry::notices::STEP)
}
