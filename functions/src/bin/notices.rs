fn main() -> std::process::ExitCode {
    functions::serve(&functions::insurer::notices::STEP)
}
