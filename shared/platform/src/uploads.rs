//! Attachments in S3: `incoming/` takes presigned uploads, `final/` only what `finish-upload` wrote.

mod presigned;

use aws_sdk_s3::operation::get_object::GetObjectError;
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::ServerSideEncryption;

pub use presigned::{ADDRESS_LIFE, Address, Bound};

use crate::{App, Endpoints, Problem, Refusal};

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

/// The attachments' storage of one App.
#[derive(Clone, Copy)]
pub struct Uploads<'a>(&'a App);

impl App {
    /// The attachments.
    pub const fn uploads(&self) -> Uploads<'_> {
        Uploads(self)
    }
}

impl Uploads<'_> {
    /// The bytes of an upload, at most `most`; `None` when nothing has arrived, or more than that.
    ///
    /// # Errors
    /// `busy` when the storage does not answer whole.
    pub async fn read(self, id: &str, most: u64) -> Result<Option<Vec<u8>>, Problem> {
        let request = self
            .0
            .s3()
            .get_object()
            .bucket(&self.0.config().bucket)
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
    pub async fn finish(self, id: &str, content_type: &str, bytes: Vec<u8>) -> Result<(), Problem> {
        let cloud = self.0.config().endpoints == Endpoints::Aws;
        let request = self
            .0
            .s3()
            .put_object()
            .bucket(&self.0.config().bucket)
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
    pub async fn discard(self, id: &str) -> Result<(), Problem> {
        let remove = |key: String| {
            self.0
                .s3()
                .delete_object()
                .bucket(&self.0.config().bucket)
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
