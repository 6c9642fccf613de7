fn main() -> std::process::ExitCode {
    functions::serve(&functions::attachments::finish_upload::STEP)
}
