fn main() -> std::process::ExitCode {
    functions::serve(&functions::outbox::send_mail::STEP)
}
