//! `GET /mailbox` for people, `GET /mailbox/messages?to=` for programs. Local run only.

use super::{Mailbox, page};
use axum::Router;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::header;
use serde_json::{Value, json};

/// The mailbox's pages: no script, no inline style, so that any strict CSP lets them be.
pub fn mailbox_routes(mailbox: Mailbox) -> Router {
    Router::new()
        .route("/mailbox", get(shown))
        .route("/mailbox/mailbox.css", get(style))
        .route("/mailbox/messages", get(messages))
        .with_state(mailbox)
}

async fn shown(State(mailbox): State<Mailbox>, request: Request) -> Response {
    let to = asked(&request);
    let mails = mailbox.messages(to.as_deref());
    let html = page::of(&mails, to.as_deref().unwrap_or_default());
    answer("text/html; charset=utf-8", html)
}

async fn style() -> Response {
    answer("text/css; charset=utf-8", page::STYLE.to_owned())
}

async fn messages(State(mailbox): State<Mailbox>, request: Request) -> Response {
    let to = asked(&request);
    let list: Value = mailbox
        .messages(to.as_deref())
        .iter()
        .map(|mail| {
            json!({
                "to": mail.to, "from": mail.from, "subject": mail.subject,
                "text": mail.text, "html": mail.html, "sent_at": mail.sent_at_japan(),
            })
        })
        .collect();
    answer("application/json", list.to_string())
}

/// The address of `?to=`; none when it is absent or empty.
fn asked(request: &Request) -> Option<String> {
    let query = request.uri().query().unwrap_or_default();
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    pairs
        .find(|(key, value)| key == "to" && !value.is_empty())
        .map(|(_, value)| value.into_owned())
}

fn answer(kind: &'static str, body: String) -> Response {
    (
        [
            (header::CONTENT_TYPE, kind),
            (header::CACHE_CONTROL, "no-store"),
        ],
        body,
    )
        .into_response()
}
