//! `template.yaml` as the emulators and the agreement tests read it: one description of tables,
//! bucket and mail for the cloud, the local run and the tests.

mod bucket;
mod mail;
mod table;
mod yaml;

use crate::Error;
use crate::ses::MailTemplate;
use serde_json::Value;
use std::path::Path;

pub use bucket::CorsRule;
pub use table::TableSpec;

/// A CloudFormation template in its long form: `!Ref X` is `{"Ref": "X"}`, `!GetAtt a.b` is
/// `{"Fn::GetAtt": ["a", "b"]}`, any other tag `{"Fn::<Tag>": …}`.
#[derive(Debug, Clone)]
pub struct Template {
    root: Value,
}

impl Template {
    /// Reads a template from its file.
    ///
    /// # Errors
    /// The file cannot be read, or is not one YAML document.
    pub fn read(path: &Path) -> Result<Self, Error> {
        Self::parse(&std::fs::read_to_string(path)?)
    }

    /// Parses a template's text.
    ///
    /// # Errors
    /// The text is not one YAML document, or repeats a key.
    pub fn parse(text: &str) -> Result<Self, Error> {
        Ok(Self {
            root: yaml::long_form(text)?,
        })
    }

    /// The whole document in its long form.
    pub fn root(&self) -> &Value {
        &self.root
    }

    /// The resources of one type, as (logical id, resource), in the template's order.
    pub fn resources<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = (&'a str, &'a Value)> {
        let resources = self.root.get("Resources").and_then(Value::as_object);
        resources
            .into_iter()
            .flatten()
            .filter(move |(_, resource)| resource.get("Type").and_then(Value::as_str) == Some(kind))
            .map(|(id, resource)| (id.as_str(), resource))
    }

    /// Every `AWS::DynamoDB::Table`.
    ///
    /// # Errors
    /// A table lacks what `CreateTable` needs, or has a stream.
    pub fn tables(&self) -> Result<Vec<TableSpec>, Error> {
        self.resources("AWS::DynamoDB::Table")
            .map(|(id, table)| TableSpec::read(id, table))
            .collect()
    }

    /// The CORS rules of the bucket with this logical id, its `!Ref SiteOrigin` standing for each
    /// of `site`, e.g. `http://localhost:3000`.
    ///
    /// # Errors
    /// There is no such bucket, or an origin is neither text nor the site's.
    pub fn cors(&self, logical_id: &str, site: &[String]) -> Result<Vec<CorsRule>, Error> {
        let mut buckets = self.resources("AWS::S3::Bucket");
        let (_, bucket) = buckets
            .find(|(id, _)| *id == logical_id)
            .ok_or_else(|| Error::Template(format!("there is no bucket {logical_id}")))?;
        CorsRule::read_all(bucket, site)
    }

    /// Every `AWS::SES::Template`.
    ///
    /// # Errors
    /// A template has no name or no subject.
    pub fn mail_templates(&self) -> Result<Vec<MailTemplate>, Error> {
        self.resources("AWS::SES::Template")
            .map(|(id, template)| mail::read(id, template))
            .collect()
    }

    /// Every `AWS::SES::ConfigurationSet`; here each is called as its logical id.
    pub fn configuration_sets(&self) -> Vec<String> {
        let sets = self.resources("AWS::SES::ConfigurationSet");
        sets.map(|(id, _)| id.to_owned()).collect()
    }
}
