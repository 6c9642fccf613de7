fn main() -> std::process::ExitCode {
    functions::serve(&functions::reissue::confirm_reissue_code::STEP)
}
