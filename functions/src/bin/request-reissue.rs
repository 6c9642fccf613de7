fn main() -> std::process::ExitCode {
    functions::serve(&functions::reissue::request_reissue::STEP)
}
