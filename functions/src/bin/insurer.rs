fn main() -> std::process::ExitCode {
    functions::serve(&functions::entry::insurer::STEP)
}
