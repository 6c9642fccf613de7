fn main() -> std::process::ExitCode {
    functions::serve(&functions::invitations::send_invitations::STEP)
}
