//! Uploads as a browser makes them: ask for an address, PUT exactly there, finish.

use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use platform::random::hex;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{File, Member};
use crate::{Answer, Json};

type Bytes = axum::body::Bytes;

/// Sends `request` to an endpoint of this machine.
///
/// # Panics
/// When no answer comes.
#[expect(clippy::expect_used, reason = "a test cannot go on without")]
pub async fn fetch(request: Request<Vec<u8>>) -> Response<Bytes> {
    let client: Client<HttpConnector, Full<Bytes>> =
        Client::builder(TokioExecutor::new()).build_http();
    let request = request.map(|body| Full::new(Bytes::from(body)));
    let answer = client.request(request).await.expect("an answer");
    let (parts, body) = answer.into_parts();
    let body = body.collect().await.expect("a body").to_bytes();
    Response::from_parts(parts, body)
}

/// The PUT that `presigned` (the answer of `presign-upload`) asks for, with other `bytes` maybe.
///
/// # Panics
/// When the answer is of another form.
#[expect(clippy::expect_used, reason = "what a test got")]
pub fn put(presigned: &Json, bytes: &[u8]) -> Request<Vec<u8>> {
    let mut request = Request::put(presigned["url"].text());
    for (name, value) in presigned["headers"].as_object().expect("headers") {
        request = request.header(name, value.text());
    }
    request.body(bytes.to_vec()).expect("a request")
}

impl Member<'_> {
    /// Asks for an address for `file`.
    pub async fn presign(&mut self, document: &Json, file: &File) -> Answer {
        let body = wanted(document, file);
        self.act("presign-upload", body).await
    }

    /// Finishes the upload of `presigned`.
    pub async fn finish(&mut self, presigned: &Json) -> Answer {
        let body = json!({ "attachment": presigned["attachment"] });
        self.act("finish-upload", body).await
    }

    /// Asks for the address of a finished file.
    pub async fn view(&mut self, attachment: &str) -> Answer {
        self.act("view-attachment", json!({ "attachment": attachment }))
            .await
    }

    /// Uploads `file` for `document` (an entry of the list); the attachment's id.
    ///
    /// # Panics
    /// When anything on the way is refused.
    pub async fn upload(&mut self, document: &Json, file: &File) -> String {
        let presigned = self.presign(document, file).await;
        assert_eq!(presigned.status, 200, "{}", presigned.body);
        let stored = fetch(put(&presigned.body, &file.bytes)).await;
        assert_eq!(stored.status(), 200, "{:?}", stored.body());
        let finished = self.finish(&presigned.body).await;
        assert_eq!(finished.status, 200, "{}", finished.body);
        presigned.body["attachment"].text().to_owned()
    }

    /// Uploads one file for each need that is open.
    pub async fn upload_everything(&mut self) {
        let list = self.attachments().await;
        let mut met: Vec<&Json> = Vec::new();
        for (n, document) in list["documents"].list().iter().enumerate() {
            let group = &document["alternatives_group"];
            let done = document["satisfied"] == true || met.contains(&group);
            if !done {
                self.upload(document, &File::nth(n)).await;
                if !group.is_null() {
                    met.push(group);
                }
            }
        }
    }
}

/// The request for an address for `file`, without the campaign.
pub fn wanted(document: &Json, file: &File) -> Value {
    json!({
        "dependent": document["dependent"],
        "document": document["document"],
        "file_name": file.name,
        "content_type": file.content_type,
        "size": file.bytes.len(),
        "sha256": hex(&Sha256::digest(&file.bytes)),
    })
}

/// GETs the address `url`, as it stands in an answer.
///
/// # Panics
/// When it is none.
#[expect(clippy::expect_used, reason = "what a test got")]
pub async fn get(url: &Json) -> Response<Bytes> {
    fetch(
        Request::get(url.text())
            .body(Vec::new())
            .expect("a request"),
    )
    .await
}
