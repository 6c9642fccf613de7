//! Fifty people who sign up at once, and what each of them was told before the process died.

use std::io::Error;
use std::sync::mpsc::Sender;

use local::root;
use serde_json::{Value, json};

use crate::child::{post, request};

/// What the process acknowledged to one writer, the last word counts.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The flow's cookie, once verified.
    pub cookie: Option<String>,
    /// `verified`, `code-sent`, `confirmed`, `used`, in this order.
    pub state: usize,
    /// What logs in, once there is an account.
    pub login: Value,
}

/// The states of a flow in their order.
pub const STATES: [&str; 5] = ["none", "verified", "code-sent", "confirmed", "used"];

/// One person of the demo rosters.
pub struct Writer {
    card: Value,
    email: String,
    number: usize,
}

/// The first fifty whose registered address takes mail as it is.
pub fn fifty() -> Vec<Writer> {
    let mut writers = Vec::new();
    for code in ["0386", "mirai"] {
        let path = root().join(format!("tests/demo/members-{code}.csv"));
        let bytes = std::fs::read(path).unwrap();
        let (text, _, _) = encoding_rs::SHIFT_JIS.decode(&bytes);
        for row in text.lines().skip(1) {
            let cells: Vec<&str> = row.split(',').collect();
            let born = cells[4].replace('/', "-");
            let card = json!({
                "insurer_code": code, "symbol": cells[0], "number": cells[1],
                "birth_date": born, "kana": cells[3],
            });
            if cells[6].ends_with("@corp.example.jp") {
                let (email, number) = (cells[6].to_owned(), writers.len());
                writers.push(Writer {
                    card,
                    email,
                    number,
                });
            }
        }
    }
    writers.truncate(50);
    assert_eq!(writers.len(), 50);
    writers
}

impl Writer {
    /// Signs up as far as the process lives; each acknowledgement goes to `acknowledged` too.
    pub fn sign_up(&self, port: u16, acknowledged: &Sender<()>) -> Told {
        let mut told = Told::default();
        // The error is the process's death.
        let _ = self.steps(port, acknowledged, &mut told);
        told
    }

    fn steps(&self, port: u16, acknowledged: &Sender<()>, told: &mut Told) -> Result<(), Error> {
        let user_id = format!("writer{:02}", self.number);
        let verified = post(port, "verify-identity", None, &self.card)?;
        assert_eq!(verified.status, 200, "{:?}", verified.body);
        told.cookie.clone_from(&verified.cookie);
        told.state = 1;
        let _ = acknowledged.send(());
        let cookie = verified.cookie.as_deref();
        let sent = post(port, "send-code", cookie, &json!({ "user_id": user_id }))?;
        assert_eq!(sent.status, 200, "{:?}", sent.body);
        told.state = 2;
        let _ = acknowledged.send(());
        let mail = format!("/mailbox/messages?to={}", self.email);
        let mails = request(port, "GET", &mail, None, None)?;
        let code = code_in(&mails.body);
        let confirmed = post(port, "confirm-code", cookie, &json!({ "code": code }))?;
        assert_eq!(confirmed.status, 200, "{:?}", confirmed.body);
        told.state = 3;
        let _ = acknowledged.send(());
        let login = json!({ "user_id": user_id, "password": "Zq7#Wv8!kTe" });
        let made = post(port, "create-account", cookie, &login)?;
        assert_eq!(made.status, 201, "{:?}", made.body);
        told.state = 4;
        told.login = login;
        let _ = acknowledged.send(());
        Ok(())
    }
}

/// The code in the newest code mail: six digits on their own.
fn code_in(mails: &Value) -> String {
    let texts = mails.as_array().unwrap().iter();
    let texts = texts.filter_map(|mail| mail["text"].as_str());
    let words = |text: &str| -> Option<String> {
        text.split(|c: char| !c.is_ascii_digit())
            .find(|run| run.len() == 6)
            .map(str::to_owned)
    };
    texts.filter_map(words).next().unwrap()
}
