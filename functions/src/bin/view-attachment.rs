fn main() -> std::process::ExitCode {
    functions::serve(&functions::attachments::view_attachment::STEP)
}
