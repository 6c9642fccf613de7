//! `site/openapi.json` as a judge: an answer that the document does not describe fails the test that got it.

use std::collections::HashMap;
use std::sync::LazyLock;

use http::{HeaderMap, StatusCode, header};
use jsonschema::Validator;
use local::root;
use platform::Refusal;
use serde_json::{Map, Value, json};

/// How each step may answer, by method and path, and how anything may be refused.
struct Contract {
    steps: HashMap<(String, String), (u16, Validator)>,
    problem: Validator,
}

static CONTRACT: LazyLock<Contract> = LazyLock::new(contract);

/// Holds an answer against the document.
///
/// # Panics
/// When it is not as the document says, or the document has no such step.
pub(crate) fn judge(
    method: &str,
    path: &str,
    status: StatusCode,
    headers: &HeaderMap,
    body: &Value,
) {
    let asked = format!("{method} {path} answered {status} {body}");
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    if status.is_success() {
        let key = (method.to_lowercase(), path.to_owned());
        let step = CONTRACT.steps.get(&key);
        assert!(step.is_some(), "openapi.json has no such step: {asked}");
        let Some((success, shape)) = step else { return };
        assert_eq!(status.as_u16(), *success, "another success: {asked}");
        assert_eq!(kind, Some("application/json"), "{asked}");
        hold(shape, body, &asked);
        return;
    }
    assert_eq!(kind, Some("application/problem+json"), "{asked}");
    hold(&CONTRACT.problem, body, &asked);
    assert_eq!(body.get("status"), Some(&json!(status.as_u16())), "{asked}");
    let slug = body.get("slug").and_then(Value::as_str);
    let mut known = Refusal::ALL.iter();
    let known = known.find(|refusal| Some(refusal.slug()) == slug);
    let known = known.map(|refusal| refusal.status());
    assert_eq!(known, Some(status), "{asked}");
}

fn hold(shape: &Validator, body: &Value, asked: &str) {
    let wrong = shape
        .iter_errors(body)
        .map(|error| format!("{} {error}", error.instance_path()))
        .collect::<Vec<_>>();
    assert!(
        wrong.is_empty(),
        "not as in openapi.json: {wrong:#?}\n{asked}"
    );
}

#[expect(
    clippy::expect_used,
    reason = "a test cannot go on without the document"
)]
fn contract() -> Contract {
    let text = std::fs::read_to_string(root().join("site/openapi.json")).expect("openapi.json");
    let document: Value = serde_json::from_str(&text).expect("JSON");
    let schemas = document
        .pointer("/components/schemas")
        .and_then(Value::as_object);
    let mut schemas = schemas.expect("schemas").clone();
    for (name, schema) in schemas.clone() {
        let mut schema = merged(&schema, &schemas);
        close(&mut schema);
        schemas.insert(name, schema);
    }
    let shape = |schema: &Value| {
        let whole = json!({ "components": { "schemas": schemas }, "allOf": [schema] });
        jsonschema::draft202012::new(&whole).expect("a schema")
    };
    let mut steps = HashMap::new();
    let paths = document.get("paths").and_then(Value::as_object);
    for (path, methods) in paths.expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            let answers = operation.get("responses").and_then(Value::as_object);
            let mut answers = answers.expect("responses").iter();
            let success = answers.find(|(status, _)| *status != "default");
            let (success, answer) = success.expect("a success");
            let schema = answer.pointer("/content/application~1json/schema");
            let success = success.parse().expect("a status");
            let shape = shape(schema.expect("a schema"));
            steps.insert((method.clone(), path.clone()), (success, shape));
        }
    }
    Contract {
        steps,
        problem: shape(&json!({ "$ref": "#/components/schemas/ProblemBody" })),
    }
}

/// A shape that is made of others, as one with the members of all.
fn merged(schema: &Value, schemas: &Map<String, Value>) -> Value {
    let Some(parts) = schema.get("allOf").and_then(Value::as_array) else {
        return schema.clone();
    };
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for part in parts {
        let name = part.get("$ref").and_then(Value::as_str);
        let name = name.and_then(|name| name.rsplit('/').next());
        let part = name.and_then(|name| schemas.get(name)).unwrap_or(part);
        let members = part.get("properties").and_then(Value::as_object);
        properties.extend(
            members
                .into_iter()
                .flatten()
                .map(|(name, member)| (name.clone(), member.clone())),
        );
        required.extend(
            part.get("required")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .cloned(),
        );
    }
    json!({ "type": "object", "properties": properties, "required": required })
}

/// What a shape does not name is not told: a member beyond it is an error.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            let composed = ["allOf", "oneOf", "anyOf", "additionalProperties"];
            let open = members.contains_key("properties")
                && !composed.iter().any(|name| members.contains_key(*name));
            members.values_mut().for_each(close);
            if open {
                members.insert("additionalProperties".to_owned(), Value::Bool(false));
            }
        }
        Value::Array(parts) => parts.iter_mut().for_each(close),
        _ => {}
    }
}
