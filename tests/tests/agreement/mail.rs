//! The mail templates of the cloud hold the texts of `infra/mail/`.

use emulators::template::Template;
use local::root;

#[test]
fn mail_templates_are_their_sources_word_for_word() {
    let template = Template::read(&root().join("template.yaml")).unwrap();
    let mails = template.mail_templates().unwrap();
    assert!(!mails.is_empty());
    for mail in mails {
        let source = |ending: &str| {
            // Two stacks stand side by side, and a wording in use keeps its name and its text.
            let name = mail.name.strip_prefix("kennin-").expect("the stack's name");
            let path = format!("infra/mail/{name}.{ending}");
            std::fs::read_to_string(root().join(&path))
                .unwrap_or_else(|fault| panic!("{path}: {fault}"))
        };
        assert_eq!(
            mail.subject,
            source("subject.txt").trim_end(),
            "{}: SubjectPart",
            mail.name
        );
        assert_eq!(mail.text, Some(source("txt")), "{}: TextPart", mail.name);
        assert_eq!(mail.html, Some(source("html")), "{}: HtmlPart", mail.name);
    }
}
