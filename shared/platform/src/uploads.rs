//! Attachments in S3: `incoming/` takes presigned uploads, `final/` only what `finish-upload` wrote.

use std::time::Duration;

use aws_sdk_s3::operation::get_object::GetObjectError;
use aws_sdk_s3::presigning::{PresignedRequest, PresigningConfig};
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::ServerSideEncryption;
use base64::{Engine, engine::general_purpose::STANDARD};
use std::collections::BTreeMap;

use crate::{App, Endpoints, Problem, Refusal};

/// How long a presigned address is good for, seconds.
pub const ADDRESS_LIFE: u64 = 5 * 60;

/// An address for the browser, with the headers that it must send and no others.
#[derive(Debug)]
pub struct Address {
    /// The signed URL. Its key is random: no name, no hash.
    pub url: String,
    /// What the signature binds beside host and length.
    pub headers: BTreeMap<String, String>,
}

/// What is bound by a PUT's signature.
pub struct Bound<'a> {
    /// Media type.
    pub content_type: &'a str,
    /// Exact size in bytes.
    pub size: u64,
    /// SHA-256 of the bytes.
    pub sha256: [u8; 32],
}

fn incoming(id: &str) -> String {
    format!("incoming/{id}")
}

fn finished(id: &str) -> String {
    format!("final/{id}")
}

fn fault(what: &'static str) -> Problem {
    tracing::error!(what, "storage");
    Refusal::Busy.into()
}

impl App {
    fn presigning(&self) -> Result<PresigningConfig, Problem> {
        PresigningConfig::builder()
            .start_time(self.now().into())
            .expires_in(Duration::from_secs(ADDRESS_LIFE))
            .build()
            .map_err(|error| Problem::internal("presign", error))
    }

    /// Signs one PUT of exactly these bytes under `incoming/<id>`, which must not exist yet.
    ///
    /// # Errors
    /// [`Problem::Internal`] when it cannot be signed.
    pub async fn presign_upload(&self, id: &str, bound: &Bound<'_>) -> Result<Address, Problem> {
        let size = i64::try_from(bound.size).map_err(|error| Problem::internal("size", error))?;
        let request = self
            .s3()
            .put_object()
            .bucket(&self.config().bucket)
            .key(incoming(id))
            .content_type(bound.content_type)
            .content_length(size)
            .if_none_match("*")
            // The algorithm's own header beside the value would break the signature (SDK #1103).
            .checksum_sha256(STANDARD.encode(bound.sha256));
        let signed = request.presigned(self.presigning()?).await;
        Ok(address(
            &signed.map_err(|_| Problem::internal("presign", "put"))?,
        ))
    }

    /// Signs one GET of a finished attachment, as a download of `content_type`.
    ///
    /// # Errors
    /// [`Problem::Internal`] when it cannot be signed.
    pub async fn presign_download(&self, id: &str, content_type: &str) -> Result<String, Problem> {
        let request = self
            .s3()
            .get_object()
            .bucket(&self.config().bucket)
            .key(finished(id))
            .response_content_disposition("attachment")
            .response_content_type(content_type)
            .response_cache_control("no-store");
        let signed = request.presigned(self.presigning()?).await;
        Ok(signed
            .map_err(|_| Problem::internal("presign", "get"))?
            .uri()
            .to_owned())
    }

    /// The bytes of an upload, at most `most`; `None` when nothing has arrived, or more than that.
    ///
    /// # Errors
    /// `busy` when the storage does not answer whole.
    pub async fn uploaded(&self, id: &str, most: u64) -> Result<Option<Vec<u8>>, Problem> {
        let request = self
            .s3()
            .get_object()
            .bucket(&self.config().bucket)
            .key(incoming(id));
        let object = match request.send().await {
            Ok(object) => object,
            Err(error)
                if matches!(error.as_service_error(), Some(GetObjectError::NoSuchKey(_))) =>
            {
                return Ok(None);
            }
            Err(_) => return Err(fault("get")),
        };
        let length = object
            .content_length()
            .and_then(|length| u64::try_from(length).ok());
        if length.is_none_or(|length| length > most) {
            return Ok(None);
        }
        let bytes = object
            .body
            .collect()
            .await
            .map_err(|_| fault("body"))?
            .to_vec();
        Ok(Some(bytes))
    }

    /// Writes the checked bytes to `final/<id>`: the reviewer sees exactly what was checked.
    ///
    /// # Errors
    /// `busy` when they are not durable.
    pub async fn finalise(
        &self,
        id: &str,
        content_type: &str,
        bytes: Vec<u8>,
    ) -> Result<(), Problem> {
        let cloud = self.config().endpoints == Endpoints::Aws;
        let request = self
            .s3()
            .put_object()
            .bucket(&self.config().bucket)
            .key(finished(id))
            .content_type(content_type)
            .set_server_side_encryption(cloud.then_some(ServerSideEncryption::AwsKms))
            .body(ByteStream::from(bytes));
        request.send().await.map(|_| ()).map_err(|_| fault("put"))
    }

    /// Removes both copies of an attachment; one that is not there is removed already.
    ///
    /// # Errors
    /// `busy` when the storage does not answer.
    pub async fn discard(&self, id: &str) -> Result<(), Problem> {
        let remove = |key: String| {
            self.s3()
                .delete_object()
                .bucket(&self.config().bucket)
                .key(key)
                .send()
        };
        let (one, other) = tokio::join!(remove(incoming(id)), remove(finished(id)));
        if one.is_ok() && other.is_ok() {
            Ok(())
        } else {
            Err(fault("delete"))
        }
    }
}

/// The browser gets only what is signed; host and length it sends by itself.
fn address(signed: &PresignedRequest) -> Address {
    let own = ["host", "content-length"];
    let names = signed_headers(signed.uri());
    let headers = signed
        .headers()
        .filter(|(name, _)| !own.contains(name) && names.iter().any(|signed| signed == name))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    Address {
        url: signed.uri().to_owned(),
        headers,
    }
}

fn signed_headers(url: &str) -> Vec<String> {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let value = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("X-Amz-SignedHeaders="));
    value
        .unwrap_or_default()
        .split("%3B")
        .map(str::to_owned)
        .collect()
}
