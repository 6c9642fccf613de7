//! What fills in the invitation's template (`infra/mail/invitation-v1.*`, SES syntax `{{name}}`).
//!
//! SES puts the data in as it is and knows no conditions that we rely on: whatever stands in the HTML
//! part has a variable of its own, already escaped, and a part that an insurer lacks is an empty text.
//! The mail names no member: no 記号, no 番号, no name (健康保険法194条の2, and it may be read by others).

use std::collections::BTreeMap;

use crate::calendar;
use crate::campaigns::Campaign;
use crate::insurer::{Contact, Insurer, Pages, WebAddress};

use super::InvitationToken;

/// The data of one insurer's invitation, the same for all recipients of a batch. `origin` is the site's
/// own address (`https://kennin.example.jp`), from configuration and never from a request.
pub fn replacement(
    insurer: &Insurer,
    pages: &Pages,
    campaign: &Campaign,
    origin: &str,
) -> BTreeMap<&'static str, String> {
    let origin = origin.trim_end_matches('/');
    let link = link(origin, &insurer.code);
    let (mail, contacts) = (&insurer.mail, pages.contacts.iter());
    let mut data = BTreeMap::from([
        ("member_term", insurer.member_term.word().to_owned()),
        ("deadline", campaign.deadline_text()),
        ("contacts", contacts.clone().map(contact_text).collect()),
        ("contacts_html", contacts.map(contact_html).collect()),
    ]);
    let from = &mail.invitation_from;
    for (name, name_html, value) in [
        ("insurer", "insurer_html", insurer.name.as_str()),
        ("title", "title_html", &campaign.title),
        ("code", "code_html", &insurer.code),
        ("link", "link_html", &link),
        ("origin", "origin_html", origin),
        ("system_from", "system_from_html", &mail.system_from),
        ("invitation_from", "invitation_from_html", from),
        ("arrives_at", "arrives_at_html", &mail.arrives_at),
    ] {
        data.insert(name, one_line(value));
        data.insert(name_html, escaped(value));
    }
    for (name, value, name_html, [before, after]) in optional(insurer, pages, campaign) {
        let html = |text: &String| format!("{before}{}{after}", escaped(text));
        data.insert(name_html, value.as_ref().map(html).unwrap_or_default());
        let line = |text: String| format!("{}\n", one_line(&text));
        data.insert(name, value.map(line).unwrap_or_default());
    }
    data
}

/// What stands in one recipient's mail in place of everybody's link: the same one with the recipient's token, which
/// no server is told. It is made at the moment of sending.
pub fn own_link(
    origin: &str,
    insurer: &str,
    token: &InvitationToken,
) -> BTreeMap<&'static str, String> {
    let link = format!(
        "{}#i={}",
        link(origin.trim_end_matches('/'), insurer),
        token.reveal()
    );
    BTreeMap::from([("link_html", escaped(&link)), ("link", link)])
}

fn link(origin: &str, insurer: &str) -> String {
    format!("{origin}/?code={insurer}")
}

/// Lines that not every insurer has, and what stands around each in the HTML part.
fn optional(
    insurer: &Insurer,
    pages: &Pages,
    campaign: &Campaign,
) -> [(
    &'static str,
    Option<String>,
    &'static str,
    [&'static str; 2],
); 4] {
    const LINE: [&str; 2] = ["", "<br>\n"];
    let login_by = campaign.login_by.map(calendar::with_weekday);
    let login_by = login_by.map(|day| format!("初回ログインは{day}までにお済ませください。"));
    let replies = (!insurer.mail.takes_replies()).then(|| {
        "本メールは送信専用のメールアドレスから配信されています。\
         本メールに返信いただいても対応出来かねますのでご了承ください。"
            .to_owned()
    });
    let code_note = pages.hints.code_note.as_ref();
    let code_note = code_note.map(|note| format!("※{note}"));
    let operator = insurer.operator.as_ref();
    let operator_note = operator.map(|operator| operator.note.clone());
    [
        ("login_by", login_by, "login_by_html", LINE),
        ("replies", replies, "replies_html", LINE),
        ("code_note", code_note, "code_note_html", ["", ""]),
        (
            "operator_note",
            operator_note,
            "operator_note_html",
            ["<p>", "</p>"],
        ),
    ]
}

/// One line of text: nothing in it can end a header or a line.
fn one_line(value: &str) -> String {
    value
        .split(char::is_control)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Text for HTML, in element content and in quoted attributes.
fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in one_line(value).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// What a contact offers, by label, in the order of the seeds.
fn ways(contact: &Contact) -> impl Iterator<Item = (&'static str, &str)> {
    [
        ("電話", contact.tel.as_deref()),
        ("受付時間", contact.hours.as_deref()),
        ("メール", contact.email.as_deref()),
        (
            "お問い合わせフォーム",
            contact.form_url.as_ref().map(WebAddress::as_str),
        ),
        ("お手元にご用意いただくもの", contact.have_ready.as_deref()),
    ]
    .into_iter()
    .filter_map(|(label, value)| Some((label, value?)))
}

fn contact_text(contact: &Contact) -> String {
    let mut text = format!(
        "<{}>\n{}\n",
        one_line(&contact.topic),
        one_line(&contact.name)
    );
    for (label, value) in ways(contact) {
        text.push_str(&format!("{label}:{}\n", one_line(value)));
    }
    text.push('\n');
    text
}

fn contact_html(contact: &Contact) -> String {
    let (topic, name) = (escaped(&contact.topic), escaped(&contact.name));
    let lines: String = ways(contact)
        .map(|(label, value)| format!("<br>\n{label}:{}", escaped(value)))
        .collect();
    format!("<p><strong>&lt;{topic}&gt;</strong><br>\n{name}{lines}</p>\n")
}

#[cfg(test)]
mod tests;
