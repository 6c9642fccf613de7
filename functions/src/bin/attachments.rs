fn main() -> std::process::ExitCode {
    functions::serve(&functions::attachments::attachments::STEP)
}
