fn main() -> std::process::ExitCode {
    functions::serve(&functions::reissue::start_reissue::STEP)
}
