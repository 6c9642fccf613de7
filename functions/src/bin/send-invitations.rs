fn main() -> std::process::ExitCode {
    functions::serve(&functions::schedule::send_invitations::STEP)
}
