//! The built binary as a child, and a plain HTTP client that opens a connection for each request.

use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};

use serde_json::Value;

/// A running local run; killed when dropped.
pub struct Local {
    child: Child,
    pub port: u16,
    /// What it printed until it was ready.
    pub banner: String,
    _output: BufReader<ChildStdout>,
}

/// A reply.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    /// The last cookie that it set, as `name=value`.
    pub cookie: Option<String>,
    pub body: Value,
}

/// Starts the binary over `state`, without waiting for it.
pub fn spawn(state: &Path, settings: &[(&str, &str)]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_local"))
        .env("PORT", "0")
        .env("STATE", state)
        .envs(settings.iter().copied())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

impl Local {
    /// Starts it over `state` and waits until it is ready.
    pub fn start(state: &Path, settings: &[(&str, &str)]) -> Self {
        let mut child = spawn(state, settings);
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut banner = String::new();
        // The banner ends with the line of the reissue and an empty one.
        while !banner.contains("再発行") {
            let read = output.read_line(&mut banner).unwrap();
            assert!(read > 0, "it ended early: {banner}");
        }
        let address = banner.split("http://localhost:").nth(1).unwrap();
        let port = address.split('/').next().unwrap().parse().unwrap();
        Self {
            child,
            port,
            banner,
            _output: output,
        }
    }

    /// What it says when it does not start.
    pub fn refused(state: &Path) -> String {
        let ended = Command::new(env!("CARGO_BIN_EXE_local"))
            .env("PORT", "0")
            .env("STATE", state)
            .output()
            .unwrap();
        assert!(!ended.status.success());
        String::from_utf8(ended.stderr).unwrap()
    }

    /// `kill -9`.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM, then its end.
    pub fn terminate(mut self) -> ExitStatus {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-TERM", &id]).status().unwrap();
        assert!(sent.success());
        self.child.wait().unwrap()
    }

    pub fn get(&self, path: &str, cookie: Option<&str>) -> Answer {
        request(self.port, "GET", path, cookie, None).unwrap()
    }

    pub fn post(&self, step: &str, cookie: Option<&str>, body: &Value) -> Answer {
        post(self.port, step, cookie, body).unwrap()
    }
}

impl Drop for Local {
    fn drop(&mut self) {
        // Gone already after kill and terminate.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn post(port: u16, step: &str, cookie: Option<&str>, body: &Value) -> Result<Answer, Error> {
    request(port, "POST", &format!("/api/{step}"), cookie, Some(body))
}

/// One request; an answer that does not come to its end is an error: nothing was acknowledged.
pub fn request(
    port: u16,
    method: &str,
    path: &str,
    cookie: Option<&str>,
    body: Option<&Value>,
) -> Result<Answer, Error> {
    let body = body.map(Value::to_string).unwrap_or_default();
    let cookie = cookie.map(|cookie| format!("cookie: {cookie}\r\n"));
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nhost: localhost:{port}\r\nconnection: close\r\n\
         content-type: application/json\r\n{}content-length: {}\r\n\r\n{body}",
        cookie.unwrap_or_default(),
        body.len()
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let cut = || Error::from(ErrorKind::UnexpectedEof);
    let text = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").ok_or_else(cut)?;
    let header = |name: &str| {
        let mut lines = head.lines().rev().filter_map(|line| line.split_once(": "));
        lines.find(|(found, _)| found.eq_ignore_ascii_case(name))
    };
    let length = header("content-length").and_then(|(_, value)| value.parse().ok());
    if length != Some(body.len()) {
        return Err(cut());
    }
    let cookie = header("set-cookie").and_then(|(_, value)| value.split(';').next());
    Ok(Answer {
        status: head[9..12].parse().map_err(|_| cut())?,
        head: head.to_owned(),
        cookie: cookie.map(str::to_owned),
        // The mailbox shows a page; everything else is JSON.
        body: match header("content-type") {
            Some((_, kind)) if kind.contains("json") => serde_json::from_str(body)?,
            _ => Value::Null,
        },
    })
}
