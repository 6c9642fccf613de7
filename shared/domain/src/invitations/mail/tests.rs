use super::*;
use crate::campaigns::Enrolment;

const SUBJECT: &str = include_str!("../../../../../infra/mail/invitation-v1.subject.txt");
const TEXT: &str = include_str!("../../../../../infra/mail/invitation-v1.txt");
const HTML: &str = include_str!("../../../../../infra/mail/invitation-v1.html");
const ORIGIN: &str = "https://kennin.example.jp";

fn demo(code: &str) -> Enrolment {
    let demo = include_str!("../../../../../tests/demo/insurers.json");
    let entries: Vec<Enrolment> = serde_json::from_str(demo).unwrap();
    entries
        .into_iter()
        .find(|entry| entry.insurer.code == code)
        .unwrap()
}

fn data(one: &Enrolment, origin: &str) -> BTreeMap<&'static str, String> {
    replacement(&one.insurer, &one.pages, &one.campaign, origin)
}

/// Fills in a template as SES does, and fails where it would: at a variable without data.
fn filled(template: &str, data: &BTreeMap<&'static str, String>) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").unwrap();
        out.push_str(before);
        out.push_str(
            data.get(name)
                .unwrap_or_else(|| panic!("no data for {name}")),
        );
        rest = after;
    }
    out.push_str(rest);
    out
}

fn mails(code: &str) -> [String; 3] {
    let data = data(&demo(code), ORIGIN);
    [SUBJECT, TEXT, HTML].map(|template| filled(template, &data))
}

#[test]
fn every_variable_is_used_and_every_use_has_its_variable() {
    for name in data(&demo("0386"), ORIGIN).keys() {
        let used = format!("{{{{{name}}}}}");
        assert!(
            [SUBJECT, TEXT, HTML]
                .iter()
                .any(|part| part.contains(&used)),
            "{name}"
        );
    }
}

#[test]
fn the_invitation_holds_link_code_deadline_and_contacts_for_every_insurer() {
    for code in ["0386", "mirai", "32290414", "ngx"] {
        let Enrolment {
            insurer,
            pages,
            campaign,
        } = demo(code);
        let [subject, text, html] = mails(code);
        assert!(subject.contains(&campaign.title) && subject.contains(&campaign.deadline_text()));
        for part in [&text, &html] {
            assert!(!part.contains("{{") && !part.contains("None"), "{part}");
            for words in [
                &format!("{ORIGIN}/?code={code}"),
                &format!("回答期限:{}", campaign.deadline_text()),
                &campaign.title,
                &insurer.mail.invitation_from,
                &insurer.mail.system_from,
                &pages.contacts[0].topic,
                pages.contacts[0].tel.as_ref().unwrap(),
                &pages.contacts[1].name,
                &format!("{}各位", insurer.member_term.word()),
            ] {
                assert!(part.contains(words), "{code}: {words}");
            }
            let send_only = part.contains("送信専用");
            assert_eq!(send_only, !insurer.mail.takes_replies(), "{code}");
        }
        assert!(text.contains(&format!("保険者指定コード:{code}")));
    }
}

#[test]
fn the_whole_text_for_an_insurer_with_an_intermediate_date() {
    let [subject, text, _] = mails("32290414");
    assert_eq!(
        subject.trim_end(),
        "【北斗県市町村職員共済組合】令和8年度 被扶養者資格確認のご案内(回答期限:2026年12月25日(金))"
    );
    let expected = "■ 回答期限:2026年12月25日(金)\n\
                    初回ログインは2026年11月30日(月)までにお済ませください。\n\
                    ※提出書類をアップロードし、調査票を提出するまで完了になりません。\n";
    assert!(text.contains(expected), "{text}");
    assert!(text.starts_with("組合員各位\n") && !text.contains("被保険者"));
    assert!(!mails("0386")[1].contains("初回ログインは"));
}

#[test]
fn an_operator_is_named_only_where_there_is_one() {
    assert!(mails("0386")[1].contains("へ委託しております"));
    assert!(!mails("ngx")[1].contains("委託") && !mails("ngx")[2].contains("委託"));
    assert!(mails("ngx")[1].contains("※従業員番号ではありません"));
}

#[test]
fn odd_words_of_an_insurer_break_neither_header_nor_page() {
    let mut one = demo("0386");
    one.campaign.title = "調査\r\nBcc: x@example.jp <b>\"A&B'".into();
    one.pages.contacts[0].topic = "<script>".into();
    one.insurer.name = "{{title}}".into();
    let data = data(&one, "https://kennin.example.jp/");
    assert_eq!(filled(SUBJECT, &data).trim_end().lines().count(), 1);
    let html = filled(HTML, &data);
    assert!(html.contains("調査 Bcc: x@example.jp &lt;b&gt;&quot;A&amp;B&#39;"));
    assert!(!html.contains("<script>") && !html.contains("<b>"));
    assert!(data["link"].starts_with("https://kennin.example.jp/?code="));
}
