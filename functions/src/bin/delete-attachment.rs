fn main() -> std::process::ExitCode {
    functions::serve(&functions::attachments::delete_attachment::STEP)
}
