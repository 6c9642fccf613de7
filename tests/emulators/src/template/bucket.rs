//! A bucket's CORS rules, as browsers will meet them.

use crate::Error;
use serde_json::Value;

/// One rule of a bucket's `CorsConfiguration`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorsRule {
    /// Exact origins, e.g. `http://localhost:3000`.
    pub origins: Vec<String>,
    /// `PUT`, `GET`, …
    pub methods: Vec<String>,
    /// Request headers in lower case.
    pub headers: Vec<String>,
    /// Seconds for which a browser may keep the answer.
    pub max_age: u64,
}

impl CorsRule {
    /// Reads a bucket's rules; `!Ref SiteOrigin` stands for each of `site`.
    pub(super) fn read_all(bucket: &Value, site: &[String]) -> Result<Vec<Self>, Error> {
        let rules = bucket
            .pointer("/Properties/CorsConfiguration/CorsRules")
            .and_then(Value::as_array);
        rules
            .into_iter()
            .flatten()
            .map(|rule| Self::read(rule, site))
            .collect()
    }

    fn read(rule: &Value, site: &[String]) -> Result<Self, Error> {
        let mut origins = Vec::new();
        for origin in rule
            .get("AllowedOrigins")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            match (origin.as_str(), origin.get("Ref").and_then(Value::as_str)) {
                (Some(origin), _) => origins.push(origin.to_owned()),
                (_, Some("SiteOrigin")) => origins.extend_from_slice(site),
                _ => {
                    return Err(Error::Template(format!(
                        "an origin that cannot be read: {origin}"
                    )));
                }
            }
        }
        let texts = |key: &str| -> Vec<String> {
            let list = rule.get(key).and_then(Value::as_array);
            list.into_iter()
                .flatten()
                .filter_map(|text| text.as_str().map(str::to_owned))
                .collect()
        };
        Ok(Self {
            origins,
            methods: texts("AllowedMethods"),
            headers: texts("AllowedHeaders")
                .iter()
                .map(|name| name.to_ascii_lowercase())
                .collect(),
            max_age: rule
                .get("MaxAge")
                .and_then(Value::as_u64)
                .unwrap_or_default(),
        })
    }
}
