fn main() -> std::process::ExitCode {
    functions::serve(&functions::attachments::presign_upload::STEP)
}
