fn main() -> std::process::ExitCode {
    functions::serve(&functions::reissue::reissue::STEP)
}
