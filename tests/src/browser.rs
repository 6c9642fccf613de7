//! A browser as the steps see it: it keeps cookies, comes from an address and sends our origin.

use std::collections::BTreeMap;

use axum::body::Body;
use http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use serde_json::Value;

use crate::{Json, World, exercised, schema};

/// Somebody's browser.
#[derive(Clone)]
pub struct Browser<'a> {
    world: &'a World,
    address: String,
    cookies: BTreeMap<String, String>,
    headers: Vec<(String, String)>,
    judged: bool,
    edge: String,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// HTTP status.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
    /// The body, which is JSON always.
    pub body: Json,
}

impl Answer {
    /// The problem's slug, or nothing.
    pub fn slug(&self) -> &str {
        self.body
            .get("slug")
            .and_then(Json::as_str)
            .unwrap_or_default()
    }

    /// Names of the fields that a 422 complains of.
    pub fn fields(&self) -> Vec<&str> {
        let errors = self.body.get("errors").and_then(Json::as_array);
        errors
            .into_iter()
            .flatten()
            .filter_map(|error| error.get("field")?.as_str())
            .collect()
    }
}

impl World {
    /// A browser of somebody at 192.0.2.1, without cookies.
    pub fn browser(&self) -> Browser<'_> {
        Browser::new(self)
    }
}

impl<'a> Browser<'a> {
    fn new(world: &'a World) -> Self {
        let address = "192.0.2.1".to_owned();
        Self {
            world,
            address,
            cookies: BTreeMap::new(),
            headers: Vec::new(),
            judged: true,
            edge: world.edge.clone(),
        }
    }

    /// The same browser behind an edge with another secret.
    pub fn with_edge(mut self, secret: &str) -> Self {
        secret.clone_into(&mut self.edge);
        self
    }

    /// The same browser at another address.
    pub fn from_address(mut self, ip: &str) -> Self {
        ip.clone_into(&mut self.address);
        self
    }

    /// The same browser with one more header on every request.
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same browser, whose answers nobody holds against the document: for measuring.
    pub fn unjudged(mut self) -> Self {
        self.judged = false;
        self
    }

    /// A cookie's value.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Puts a cookie in, or takes it away.
    pub fn set_cookie(&mut self, name: &str, value: Option<&str>) {
        match value {
            Some(value) => self.cookies.insert(name.to_owned(), value.to_owned()),
            None => self.cookies.remove(name),
        };
    }

    /// `POST /api/<step>` with JSON.
    pub async fn post(&mut self, step: &str, body: impl Into<Value>) -> Answer {
        let body = body.into().to_string();
        self.send("POST", &format!("/api/{step}"), Some(body)).await
    }

    /// `GET /api/<step and query>`.
    pub async fn get(&mut self, step: &str) -> Answer {
        self.send("GET", &format!("/api/{step}"), None).await
    }

    /// Any request; `body` goes out as it is. The answer is as `openapi.json` says.
    ///
    /// # Panics
    /// When the request cannot be built from what the test wrote, or the answer is another.
    #[expect(clippy::expect_used, reason = "what a test wrote")]
    pub async fn send(&mut self, method: &str, path: &str, body: Option<String>) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        request = request
            .header(platform::edge::SECRET, &self.edge)
            .header(platform::edge::VIEWER, &self.address);
        let custom = |name: &str| self.headers.iter().any(|(own, _)| own == name);
        if body.is_some() && !custom("content-type") {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        if method == "POST" && !custom("origin") {
            request = request.header(header::ORIGIN, "http://localhost:3000");
        }
        if !self.cookies.is_empty() {
            let pairs = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"));
            request = request.header(header::COOKIE, pairs.collect::<Vec<_>>().join("; "));
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let request = request
            .body(body.map_or_else(Body::empty, Body::from))
            .expect("a request");
        let response = self.world.call(request).await;
        let (parts, body) = response.into_parts();
        self.keep_cookies(&parts.headers);
        let bytes = body.collect().await.expect("a body").to_bytes();
        let body: Value = serde_json::from_slice(&bytes).expect("a body of JSON");
        if self.judged {
            let step = path.split('?').next().unwrap_or_default();
            schema::judge(method, step, parts.status, &parts.headers, &body);
            exercised::note(step, parts.status, &body);
        }
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: body.into(),
        }
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        let set = headers
            .get_all(header::SET_COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok());
        for line in set {
            let pair = line.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.set_cookie(name, Some(value).filter(|value| !value.is_empty()));
            }
        }
    }
}
