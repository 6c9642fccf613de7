//! Addresses that a browser may use by itself: signed here, without the S3 client (see start-up.md).

use std::collections::BTreeMap;
use std::time::Duration;

use aws_sigv4::http_request::{
    PercentEncodingMode, SignableBody, SignableRequest, SignatureLocation, SigningSettings,
    UriPathNormalizationMode, sign,
};
use aws_sigv4::sign::v4::SigningParams;
use aws_smithy_runtime_api::client::identity::Identity;
use base64::{Engine, engine::general_purpose::STANDARD};
use http::Method;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::Uploads;
use crate::{Endpoints, Problem};

/// How long a presigned address is good for, seconds.
pub const ADDRESS_LIFE: u64 = 5 * 60;

/// An address for the browser, with the headers that it must send and no others.
#[derive(Debug)]
pub struct Address {
    /// The signed URL. Its key holds random ids and the campaign's: no name, no hash.
    pub url: String,
    /// What the signature binds beside host and length, which a browser sends by itself.
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

impl Uploads<'_> {
    /// Signs one PUT of exactly these bytes under `incoming/`, which must not exist yet.
    ///
    /// # Errors
    /// `internal` when it cannot be signed.
    pub fn address(&self, id: &str, bound: &Bound<'_>) -> Result<Address, Problem> {
        let size = bound.size.to_string();
        let sha256 = STANDARD.encode(bound.sha256);
        let headers = [
            ("content-length", size.as_str()),
            ("content-type", bound.content_type),
            ("if-none-match", "*"),
            ("x-amz-checksum-sha256", &sha256),
        ];
        let url = self.presigned(&Method::PUT, &self.object(&self.incoming(id)), &headers)?;
        let told = headers.iter().filter(|(name, _)| *name != "content-length");
        let headers = told
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        Ok(Address { url, headers })
    }

    /// Signs one GET of a finished attachment, as a download of `content_type`.
    ///
    /// # Errors
    /// `internal` when it cannot be signed.
    pub fn download(&self, id: &str, content_type: &str) -> Result<String, Problem> {
        let content_type = utf8_percent_encode(content_type, NON_ALPHANUMERIC);
        let url = format!(
            "{}?response-cache-control=no-store&response-content-disposition=attachment\
             &response-content-type={content_type}",
            self.object(&self.finished(id)),
        );
        self.presigned(&Method::GET, &url, &[])
    }

    /// Where `key` lies: a host of its own in the cloud, a path on loopback.
    fn object(&self, key: &str) -> String {
        let (bucket, region) = (&self.app.config().bucket, &self.app.config().region);
        match &self.app.config().endpoints {
            Endpoints::Aws => format!("https://{bucket}.s3.{region}.amazonaws.com/{key}"),
            Endpoints::Loopback { s3, .. } => format!("{s3}/{bucket}/{key}"),
        }
    }

    /// `url` with the signature of one such request in its query.
    fn presigned(
        &self,
        method: &Method,
        url: &str,
        headers: &[(&str, &str)],
    ) -> Result<String, Problem> {
        // What the signer says of a request may name what stood in it.
        let fault = || Problem::internal("presign", "cannot be signed");
        let mut settings = SigningSettings::default();
        settings.signature_location = SignatureLocation::QueryParams;
        settings.expires_in = Some(Duration::from_secs(ADDRESS_LIFE));
        // S3 takes a path as it stands.
        settings.percent_encoding_mode = PercentEncodingMode::Single;
        settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
        let identity = Identity::from(self.app.credentials());
        let params = SigningParams::builder()
            .identity(&identity)
            .region(&self.app.config().region)
            .name("s3")
            .time(self.app.now().into())
            .settings(settings)
            .build()
            .map_err(|_| fault())?
            .into();
        let headers = headers.iter().copied();
        let body = SignableBody::UnsignedPayload;
        let signable = SignableRequest::new(method.as_str(), url, headers, body);
        let signed = sign(signable.map_err(|_| fault())?, &params).map_err(|_| fault())?;
        let mut request = http::Request::new(());
        *request.uri_mut() = url.parse().map_err(|_| fault())?;
        signed.into_parts().0.apply_to_request_http1x(&mut request);
        Ok(request.uri().to_string())
    }
}

#[cfg(test)]
mod tests {
    use aws_sdk_s3::presigning::PresigningConfig;

    use super::*;
    use crate::{App, Clock, Config};

    /// A function in the cloud, with a role's session.
    fn app() -> App {
        let given = [
            ("AWS_ENDPOINTS", "aws"),
            ("AWS_REGION", "ap-northeast-1"),
            ("AWS_ACCESS_KEY_ID", "key"),
            ("AWS_SECRET_ACCESS_KEY", "secret"),
            ("AWS_SESSION_TOKEN", "session/of+a=role"),
            ("PEOPLE_TABLE", "people"),
            ("FLEETING_TABLE", "fleeting"),
            ("QUEUE_TABLE", "queue"),
            ("AUDIT_TABLE", "audit"),
            ("ATTACHMENTS_BUCKET", "kennin-attachments-1a2b3c"),
            ("SITE_ORIGIN", "https://kennin.example.jp"),
            ("MAIL_SENDER", "kaigo@kennin.example.jp"),
            ("HELPDESK_TEL", "0570-000-402"),
            ("CODE_MAILS", "codes"),
            ("BULK_MAILS", "bulk"),
            ("INVITATION_TEMPLATE", "kennin-invitation-v1"),
            (
                "SECRETS",
                "arn:aws:secretsmanager:ap-northeast-1:1:secret:x",
            ),
        ];
        let value = |name: &str| given.iter().find(|(own, _)| *own == name);
        let config = Config::read(|name| value(name).map(|(_, value)| (*value).to_owned()));
        let now = "2026-11-20T10:00:00+09:00".parse().unwrap();
        App::new(config.unwrap(), Clock::standing(now))
    }

    /// For the SDK as our judge: it signs the same, but for its operation's name in the query.
    fn life(app: &App) -> PresigningConfig {
        PresigningConfig::builder()
            .start_time(app.now().into())
            .expires_in(Duration::from_secs(ADDRESS_LIFE))
            .build()
            .unwrap()
    }

    fn uploads(app: &App) -> Uploads<'_> {
        app.uploads("0386-2026-1", uuid::Uuid::nil())
    }

    #[test]
    fn keys_lead_back_to_campaign_and_member() {
        let (app, id) = (app(), uuid::Uuid::nil().to_string());
        let folder = format!("0386-2026-1/{id}/{id}");
        assert_eq!(uploads(&app).incoming(&id), format!("incoming/{folder}"));
        assert_eq!(uploads(&app).finished(&id), format!("final/{folder}"));
        // The longest campaign id that a request may name; the embedded S3 takes keys under 160 bytes.
        let longest = app.uploads(&"9".repeat(64), uuid::Uuid::nil());
        assert!(longest.incoming(&id).len() < 160);
    }

    #[tokio::test]
    async fn an_upload_is_signed_as_the_sdk_signs_it() {
        let app = app();
        let theirs = app.s3().put_object().bucket(&app.config().bucket);
        let theirs = theirs
            .key("incoming/id")
            .content_type("image/jpeg")
            .content_length(7)
            .if_none_match("*")
            .checksum_sha256("c3Vt");
        let theirs = theirs.presigned(life(&app)).await.unwrap();
        let headers = [
            ("content-length", "7"),
            ("content-type", "image/jpeg"),
            ("if-none-match", "*"),
            ("x-amz-checksum-sha256", "c3Vt"),
        ];
        let url = format!("{}?x-id=PutObject", uploads(&app).object("incoming/id"));
        let ours = uploads(&app)
            .presigned(&Method::PUT, &url, &headers)
            .unwrap();
        assert_eq!(ours, theirs.uri());
        assert!(
            ours.contains("X-Amz-Security-Token=session%2Fof%2Ba%3Drole"),
            "{ours}"
        );
    }

    #[tokio::test]
    async fn a_download_is_signed_as_the_sdk_signs_it() {
        let app = app();
        let theirs = app.s3().get_object().bucket(&app.config().bucket);
        let theirs = theirs.key("final/id").presigned(life(&app)).await.unwrap();
        let url = format!("{}?x-id=GetObject", uploads(&app).object("final/id"));
        let ours = uploads(&app).presigned(&Method::GET, &url, &[]).unwrap();
        assert_eq!(ours, theirs.uri());
    }
}
