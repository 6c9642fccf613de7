//! Where the AWS services answer: the cloud, or this machine, and nothing else.

use std::collections::BTreeMap;
use std::net::IpAddr;

/// Where the AWS services answer. Has no default: an SDK without an endpoint dials the real AWS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Endpoints {
    /// The real services; written only in `template.yaml`.
    Aws,
    /// Addresses on this machine.
    Loopback {
        /// `http://127.0.0.1:port` of DynamoDB.
        dynamodb: String,
        /// … of S3.
        s3: String,
        /// … of SES version 1.
        ses: String,
    },
}

impl Endpoints {
    /// Parses `aws` or `dynamodb=http://127.0.0.1:1,s3=…,ses=…`.
    ///
    /// # Errors
    /// A service without an address, or an address that is not loopback.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text == "aws" {
            return Ok(Self::Aws);
        }
        let named: BTreeMap<&str, &str> = text
            .split(',')
            .filter_map(|pair| pair.split_once('='))
            .collect();
        let address = |service: &str| {
            let url = named
                .get(service)
                .ok_or(format!("{service} has no address"))?;
            if is_loopback(url) {
                Ok((*url).to_owned())
            } else {
                Err(format!(
                    "{service}: only addresses of this machine are allowed here"
                ))
            }
        };
        Ok(Self::Loopback {
            dynamodb: address("dynamodb")?,
            s3: address("s3")?,
            ses: address("ses")?,
        })
    }
}

fn is_loopback(url: &str) -> bool {
    let uri: Option<http::Uri> = url.parse().ok();
    let host = uri.as_ref().and_then(http::Uri::host).unwrap_or_default();
    let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|ip| ip.is_loopback())
}
