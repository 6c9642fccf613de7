fn main() -> std::process::ExitCode {
    functions::serve(&functions::survey::survey::STEP)
}
