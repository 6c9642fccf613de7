//! Attachments in S3: `incoming/` takes presigned uploads, `final/` only what `finish-upload` wrote. Both hold
//! `<campaign>/<member>/<id>`: the bucket's own events say what they are about, and say it in random ids.

mod presigned;

use aws_sdk_s3::error::ProvideErrorMetadata;
use aws_sdk_s3::operation::get_object::GetObjectError;
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::ServerSideEncryption;

pub use presigned::{ADDRESS_LIFE, Address, Bound};

use uuid::Uuid;

use crate::{App, Endpoints, Problem, Refusal};

fn fault(what: &'static str) -> Problem {
    tracing::error!(what, "storage");
    Refusal::Busy.into()
}

/// One member's attachments in one campaign.
#[derive(Clone)]
pub struct Uploads<'a> {
    app: &'a App,
    /// `<campaign>/<member>`.
    folder: String,
}

impl App {
    /// What `member` attaches in `campaign`.
    pub fn uploads(&self, campaign: &str, member: Uuid) -> Uploads<'_> {
        Uploads {
            app: self,
            folder: format!("{campaign}/{member}"),
        }
    }
}

impl Uploads<'_> {
    fn incoming(&self, id: &str) -> String {
        format!("incoming/{}/{id}", self.folder)
    }

    fn finished(&self, id: &str) -> String {
        format!("final/{}/{id}", self.folder)
    }

    /// The bytes of an upload, at most `most`; `None` when nothing has arrived, or more than that.
    ///
    /// # Errors
    /// `busy` when the storage does not answer whole.
    pub async fn read(&self, id: &str, most: u64) -> Result<Option<Vec<u8>>, Problem> {
        let request = self
            .app
            .s3()
            .get_object()
            .bucket(&self.app.config().bucket)
            .key(self.incoming(id));
        let object = match request.send().await {
            Ok(object) => object,
            Err(error)
                if matches!(error.as_service_error(), Some(GetObjectError::NoSuchKey(_))) =>
            {
                return Ok(None);
            }
            Err(_) => return Err(fault("get")),
        };
        let length = object.content_length();
        let length = length.and_then(|length| u64::try_from(length).ok());
        if length.is_none_or(|length| length > most) {
            return Ok(None);
        }
        let bytes = object.body.collect().await.map_err(|_| fault("body"))?;
        Ok(Some(bytes.to_vec()))
    }

    /// Writes the checked bytes to `final/`, once: the reviewer sees exactly what was checked. What is there already
    /// was written by another finish of the same upload, whose bytes had to be the declared ones too.
    ///
    /// # Errors
    /// `busy` when they are not durable.
    pub async fn finish(
        &self,
        id: &str,
        content_type: &str,
        bytes: Vec<u8>,
    ) -> Result<(), Problem> {
        let cloud = self.app.config().endpoints == Endpoints::Aws;
        let request = self
            .app
            .s3()
            .put_object()
            .bucket(&self.app.config().bucket)
            .key(self.finished(id))
            .if_none_match("*")
            .content_type(content_type)
            .set_server_side_encryption(cloud.then_some(ServerSideEncryption::AwsKms))
            .body(ByteStream::from(bytes));
        match request.send().await {
            Ok(_) => Ok(()),
            Err(error) if error.code() == Some("PreconditionFailed") => Ok(()),
            Err(_) => Err(fault("put")),
        }
    }

    /// Removes both copies of an attachment; one that is not there is removed already.
    ///
    /// # Errors
    /// `busy` when the storage does not answer.
    pub async fn discard(&self, id: &str) -> Result<(), Problem> {
        let remove = |key: String| {
            self.app
                .s3()
                .delete_object()
                .bucket(&self.app.config().bucket)
                .key(key)
                .send()
        };
        let (one, other) = tokio::join!(remove(self.incoming(id)), remove(self.finished(id)));
        one.and(other).map(|_| ()).map_err(|_| fault("delete"))
    }
}
