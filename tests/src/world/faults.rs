//! Proxies between a World's Apps and its DynamoDB, S3 and SES, which do harm on demand.

use emulators::fault::{self, Proxy};
use local::Endpoints;
use platform::Endpoints as Addresses;

/// The proxies.
pub struct Faults {
    /// Before DynamoDB.
    pub dynamodb: Proxy,
    /// Before S3: the browser's uploads pass it as well.
    pub s3: Proxy,
    /// Before SES.
    pub ses: Proxy,
}

impl Faults {
    #[expect(clippy::expect_used, reason = "a test cannot go on without its World")]
    pub(super) fn before(endpoints: &Endpoints) -> Self {
        Self {
            dynamodb: fault::start(&endpoints.dynamodb.url()).expect("a proxy"),
            s3: fault::start(&endpoints.s3.url()).expect("a proxy"),
            ses: fault::start(&endpoints.ses.url()).expect("a proxy"),
        }
    }

    pub(super) fn addresses(&self) -> Addresses {
        Addresses::Loopback {
            dynamodb: self.dynamodb.url(),
            s3: self.s3.url(),
            ses: self.ses.url(),
        }
    }
}
