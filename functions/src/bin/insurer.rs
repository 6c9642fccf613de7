fn main() -> std::process::ExitCode {
    functions::serve(&functions::insurer::insurer::STEP)
}
