//! Proxies between a World's Apps and its DynamoDB and S3, which do harm on demand.

use emulators::fault::{self, Proxy};
use platform::Endpoints as Addresses;

use crate::endpoints::Endpoints;

/// The proxies.
pub struct Faults {
    /// Before DynamoDB.
    pub dynamodb: Proxy,
    /// Before S3: the browser's uploads pass it as well.
    pub s3: Proxy,
}

impl Faults {
    #[expect(clippy::expect_used, reason = "a test cannot go on without its World")]
    pub(super) fn before(endpoints: &Endpoints) -> Self {
        Self {
            dynamodb: fault::start(&endpoints.dynamodb.url()).expect("a proxy"),
            s3: fault::start(&endpoints.s3.url()).expect("a proxy"),
        }
    }

    pub(super) fn addresses(&self, endpoints: &Endpoints) -> Addresses {
        Addresses::Loopback {
            dynamodb: self.dynamodb.url(),
            s3: self.s3.url(),
            ses: endpoints.ses.url(),
        }
    }
}
