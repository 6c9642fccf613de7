fn main() -> std::process::ExitCode {
    functions::serve(&functions::reissue::choose_prefecture::STEP)
}
