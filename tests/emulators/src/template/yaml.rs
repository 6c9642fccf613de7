//! YAML with CloudFormation's tags, turned into JSON in CloudFormation's long form.

use crate::Error;
use saphyr::{LoadableYamlNode, Scalar, Yaml};
use serde_json::{Map, Value, json};

/// One YAML document as JSON.
pub(super) fn long_form(text: &str) -> Result<Value, Error> {
    let documents =
        Yaml::load_from_str(text).map_err(|error| Error::Template(error.to_string()))?;
    match documents.as_slice() {
        [document] => value(document),
        _ => Err(Error::Template("one YAML document is expected".into())),
    }
}

fn value(node: &Yaml) -> Result<Value, Error> {
    match node {
        Yaml::Value(scalar) => Ok(plain(scalar)),
        Yaml::Sequence(items) => items.iter().map(value).collect(),
        Yaml::Mapping(entries) => entries
            .iter()
            .map(|(key, entry)| Ok((name(key)?, value(entry)?)))
            .collect(),
        Yaml::Tagged(tag, inner) => tagged(&tag.suffix, value(inner)?),
        other => Err(Error::Template(format!("cannot be read: {other:?}"))),
    }
}

fn plain(scalar: &Scalar) -> Value {
    match scalar {
        Scalar::Null => Value::Null,
        Scalar::Boolean(truth) => json!(truth),
        Scalar::Integer(number) => json!(number),
        Scalar::FloatingPoint(number) => json!(number.into_inner()),
        Scalar::String(text) => json!(text),
    }
}

fn name(key: &Yaml) -> Result<String, Error> {
    match key {
        Yaml::Value(Scalar::String(text)) => Ok(text.to_string()),
        Yaml::Value(scalar) => Ok(plain(scalar).to_string()),
        other => Err(Error::Template(format!("not a key: {other:?}"))),
    }
}

/// `Ref` and `Condition` keep their names, all other functions stand under `Fn::`.
fn tagged(tag: &str, inner: Value) -> Result<Value, Error> {
    let long = match tag {
        "Ref" | "Condition" => tag.to_owned(),
        _ => format!("Fn::{tag}"),
    };
    let argument = match (tag, inner) {
        ("GetAtt", Value::String(path)) => match path.split_once('.') {
            Some((resource, attribute)) => json!([resource, attribute]),
            None => {
                return Err(Error::Template(format!(
                    "!GetAtt {path} names no attribute"
                )));
            }
        },
        (_, inner) => inner,
    };
    Ok(Value::Object(Map::from_iter([(long, argument)])))
}

#[cfg(test)]
mod tests {
    use super::long_form;
    use serde_json::json;

    #[test]
    fn tags_become_the_long_form() {
        let text = "a: !Ref Site\nb: !GetAtt Queue.Arn\nc: !Sub '${Site}/x'\nd: !If [Yes, !Ref A, 1]\ne: !Sub\n  - '${x}'\n  - x: !Ref B\n";
        let expected = json!({
            "a": {"Ref": "Site"}, "b": {"Fn::GetAtt": ["Queue", "Arn"]}, "c": {"Fn::Sub": "${Site}/x"},
            "d": {"Fn::If": ["Yes", {"Ref": "A"}, 1]}, "e": {"Fn::Sub": ["${x}", {"x": {"Ref": "B"}}]},
        });
        assert_eq!(long_form(text).unwrap(), expected);
    }

    #[test]
    fn quoted_numbers_stay_text_and_dates_too() {
        let text =
            "AWSTemplateFormatVersion: '2010-09-09'\nVersion: 2012-10-17\nn: '0386'\nyes: on\n";
        let expected = json!({"AWSTemplateFormatVersion": "2010-09-09", "Version": "2012-10-17", "n": "0386", "yes": "on"});
        assert_eq!(long_form(text).unwrap(), expected);
    }

    #[test]
    fn a_repeated_key_is_refused() {
        assert!(long_form("Resources:\n  A: 1\n  A: 2\n").is_err());
    }
}
