//! `s3s-fs` made as strict as S3 where it is not: it stored bytes whose checksum it then refused,
//! and let 16 of 20 parallel `If-None-Match` uploads of one key through.

use crate::Error;
use bytes::{Bytes, BytesMut};
use s3s::checksum::ChecksumHasher;
use s3s::dto::*;
use s3s::{Body, S3, S3Request, S3Response, S3Result, s3_error};
use s3s_fs::FileSystem;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use tokio::sync::{Mutex, MutexGuard};

/// No object that Kennin stores is near this; the body is held in memory to be hashed first.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// The checked file store.
pub(super) struct Store {
    files: FileSystem,
    /// Keys share locks by their hash: who holds one may look, write and delete undisturbed.
    locks: Vec<Mutex<()>>,
}

impl Store {
    pub(super) fn open(folder: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(folder)?;
        let files = FileSystem::new(folder).map_err(|error| Error::Store(format!("{error:?}")))?;
        Ok(Self {
            files,
            locks: (0..64).map(|_| Mutex::new(())).collect(),
        })
    }

    async fn lock(&self, bucket: &str, key: &str) -> Option<MutexGuard<'_, ()>> {
        let mut hasher = DefaultHasher::new();
        (bucket, key).hash(&mut hasher);
        let at = usize::try_from(hasher.finish() % 64).unwrap_or_default();
        match self.locks.get(at) {
            Some(lock) => Some(lock.lock().await),
            None => None,
        }
    }
}

/// Refuses bytes that are not what the header `x-amz-checksum-sha256` names. Checksums in a
/// trailer (the SDK's own for what it sends itself) are compared by `s3s-fs`.
fn compare(expected: Option<&str>, bytes: &[u8]) -> S3Result<()> {
    let Some(expected) = expected else {
        return Ok(());
    };
    let mut hasher = ChecksumHasher {
        sha256: Some(s3s::crypto::Checksum::new()),
        ..ChecksumHasher::default()
    };
    hasher.update(bytes);
    if hasher.finalize().checksum_sha256.as_deref() == Some(expected) {
        Ok(())
    } else {
        Err(s3_error!(
            BadDigest,
            "The SHA256 you specified did not match the calculated checksum."
        ))
    }
}

async fn buffer(blob: Option<StreamingBlob>) -> S3Result<Bytes> {
    let Some(blob) = blob else {
        return Ok(Bytes::new());
    };
    let mut body = Body::from(blob);
    let mut bytes = BytesMut::new();
    bytes.extend_from_slice(
        &body
            .store_all_limited(MOST_BYTES)
            .await
            .map_err(|_| s3_error!(IncompleteBody))?,
    );
    Ok(bytes.freeze())
}

#[async_trait::async_trait]
impl S3 for Store {
    async fn put_object(
        &self,
        mut request: S3Request<PutObjectInput>,
    ) -> S3Result<S3Response<PutObjectOutput>> {
        let bytes = buffer(request.input.body.take()).await?;
        compare(request.input.checksum_sha256.as_deref(), &bytes)?;
        request.input.body = Some(StreamingBlob::from(Body::from(bytes)));
        let (bucket, key) = (request.input.bucket.clone(), request.input.key.clone());
        let _held = self.lock(&bucket, &key).await;
        self.files.put_object(request).await
    }

    async fn copy_object(
        &self,
        request: S3Request<CopyObjectInput>,
    ) -> S3Result<S3Response<CopyObjectOutput>> {
        let (bucket, key) = (request.input.bucket.clone(), request.input.key.clone());
        let _held = self.lock(&bucket, &key).await;
        self.files.copy_object(request).await
    }

    async fn delete_object(
        &self,
        request: S3Request<DeleteObjectInput>,
    ) -> S3Result<S3Response<DeleteObjectOutput>> {
        let (bucket, key) = (request.input.bucket.clone(), request.input.key.clone());
        let _held = self.lock(&bucket, &key).await;
        let mut response = self.files.delete_object(request).await?;
        response.status = Some(http::StatusCode::NO_CONTENT);
        Ok(response)
    }

    async fn delete_objects(
        &self,
        r: S3Request<DeleteObjectsInput>,
    ) -> S3Result<S3Response<DeleteObjectsOutput>> {
        self.files.delete_objects(r).await
    }

    async fn get_object(
        &self,
        r: S3Request<GetObjectInput>,
    ) -> S3Result<S3Response<GetObjectOutput>> {
        self.files.get_object(r).await
    }

    async fn head_object(
        &self,
        r: S3Request<HeadObjectInput>,
    ) -> S3Result<S3Response<HeadObjectOutput>> {
        self.files.head_object(r).await
    }

    async fn head_bucket(
        &self,
        r: S3Request<HeadBucketInput>,
    ) -> S3Result<S3Response<HeadBucketOutput>> {
        self.files.head_bucket(r).await
    }

    async fn create_bucket(
        &self,
        r: S3Request<CreateBucketInput>,
    ) -> S3Result<S3Response<CreateBucketOutput>> {
        self.files.create_bucket(r).await
    }

    async fn list_objects_v2(
        &self,
        r: S3Request<ListObjectsV2Input>,
    ) -> S3Result<S3Response<ListObjectsV2Output>> {
        self.files.list_objects_v2(r).await
    }
}
