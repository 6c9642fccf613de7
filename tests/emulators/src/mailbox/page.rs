//! The mailbox as a page: newest first, links can be followed, nothing in a mail is run.

use super::Mail;
use std::fmt::Write as _;
use std::sync::Arc;

/// No more mails than this on one page; a search finds the others.
const MOST: usize = 100;

pub(super) const STYLE: &str = "\
:root { font-family: system-ui, sans-serif; line-height: 1.6; color: #1b1b1f; background: #f5f5f7; }
body { margin: 0 auto; max-width: 48rem; padding: 1rem; }
article { background: #fff; border: 1px solid #c8c8d0; border-radius: .5rem; margin: 1rem 0; padding: 1rem; }
h1 { font-size: 1.4rem; margin: 0; }
h2 { font-size: 1.1rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0; }
dd { margin: 0; overflow-wrap: anywhere; }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
input, button { font: inherit; padding: .4rem .6rem; }
input { flex: 1 1 12rem; min-width: 0; }
";

/// The page of these mails, `to` standing in its search field.
pub(super) fn of(mails: &[Arc<Mail>], to: &str) -> String {
    let mut page = format!(
        "<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>メールボックス(ローカル確認用)</title>\
         <link rel=\"stylesheet\" href=\"/mailbox/mailbox.css\"></head><body>\
         <header><h1>メールボックス(ローカル確認用)</h1>\
         <p>この端末で動くシステムが送信したメールです。実際には送信されていません。</p>\
         <form method=\"get\" action=\"/mailbox\" role=\"search\"><label for=\"to\">宛先のメールアドレス</label>\
         <input id=\"to\" name=\"to\" type=\"text\" inputmode=\"email\" autocomplete=\"off\" value=\"{}\">\
         <button type=\"submit\">絞り込む</button></form></header><main><p>{}</p>",
        escape(to),
        counted(mails.len()),
    );
    for mail in mails.iter().take(MOST) {
        article(&mut page, mail);
    }
    page.push_str("</main></body></html>");
    page
}

fn counted(mails: usize) -> String {
    match mails {
        0 => "メールはまだありません。".to_owned(),
        _ if mails > MOST => format!("{mails}件のうち、新しい順に{MOST}件を表示しています。"),
        _ => format!("{mails}件(新しい順)"),
    }
}

fn article(page: &mut String, mail: &Mail) {
    let sent_at = mail.sent_at_japan();
    // Writing to a String cannot fail.
    let _ = write!(
        page,
        "<article><h2>{}</h2><dl><dt>差出人</dt><dd>{}</dd><dt>宛先</dt><dd>{}</dd>\
         <dt>日時</dt><dd><time datetime=\"{sent_at}\">{sent_at}</time></dd></dl>",
        escape(&mail.subject),
        escape(&mail.from),
        escape(&mail.to),
    );
    if !mail.text.is_empty() {
        let _ = write!(page, "<pre>{}</pre>", linked(&mail.text));
    }
    if let Some(html) = &mail.html {
        let _ = write!(
            page,
            "<details><summary>HTML本文(ソース)</summary><pre>{}</pre></details>",
            linked(html)
        );
    }
    page.push_str("</article>");
}

/// Escaped text whose http(s) addresses are links.
fn linked(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = [rest.find("http://"), rest.find("https://")]
        .into_iter()
        .flatten()
        .min()
    {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| !is_of_url(c)).unwrap_or(from.len());
        let end = from.get(..end).map_or(0, |url| {
            url.trim_end_matches(['.', ',', ')', ';', ':', '!', '?'])
                .len()
        });
        let (url, after) = from.split_at(end);
        let url = escape(url);
        let _ = write!(out, "{}<a href=\"{url}\">{url}</a>", escape(before));
        rest = after;
    }
    out + &escape(rest)
}

fn is_of_url(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&()*+,;=%".contains(c)
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
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

#[cfg(test)]
mod tests {
    use super::linked;

    #[test]
    fn an_address_becomes_a_link_and_ends_before_japanese() {
        let text = "入口は https://a.example/?code=0386&x=1。ご確認ください(https://b.example).";
        let expected = "入口は <a href=\"https://a.example/?code=0386&amp;x=1\">https://a.example/?code=0386&amp;x=1</a>\
                        。ご確認ください(<a href=\"https://b.example\">https://b.example</a>).";
        assert_eq!(linked(text), expected);
    }

    #[test]
    fn what_a_mail_says_is_never_markup() {
        assert_eq!(linked("<script>'\"&"), "&lt;script&gt;&#39;&quot;&amp;");
    }
}
