//! The OpenAPI document, folded from STEPS and the Rust types; committed and checked for drift.

use platform::ProblemBody;
use serde_json::{Map, Value, json};

use crate::shape::{Contract, Shape};
use crate::step::{Caller, Method, Route, Step};
use crate::steps::STEPS;

/// The document, pretty-printed, ending in a newline.
pub fn document() -> String {
    let mut schemas = Map::new();
    let mut paths = Map::new();
    let mut requests = Vec::new();
    schemas.extend(Shape::of::<ProblemBody>().all());
    for step in STEPS {
        let Some(route) = step.as_route() else {
            continue;
        };
        let method = match route.method {
            Method::Post => "post",
            Method::Get => "get",
        };
        paths.insert(step.path(), json!({ method: operation(step, &route) }));
        let Contract { request, reply } = route.contract;
        requests.push(request.name.clone());
        schemas.extend(request.all().chain(reply.all()));
    }
    // Last, since a type may be taken by one step and told by another.
    for (name, schema) in &mut schemas {
        if !requests.contains(name) && name != "ProblemBody" {
            tell_all(schema);
        }
    }
    let scheme = |name: &str| json!({ "type": "apiKey", "in": "cookie", "name": name });
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Kennin", "version": "1" },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "flow": scheme("__Host-flow"),
                "reissue": scheme("__Host-reissue"),
                "session": scheme("__Host-session"),
            },
        },
    });
    format!("{document:#}\n")
}

fn operation(step: &Step, route: &Route) -> Value {
    let Contract { request, reply } = &route.contract;
    let mut operation = json!({
        "operationId": step.name,
        "summary": step.summary,
        "responses": {
            route.success.to_string(): {
                "description": "Done",
                "content": { "application/json": { "schema": reference(&reply.name) } },
            },
            "default": {
                "description": "A problem of RFC 9457",
                "content": { "application/problem+json": { "schema": reference("ProblemBody") } },
            },
        },
    });
    let mut say = |word: &str, value: Value| {
        let members = operation.as_object_mut();
        members.and_then(|members| members.insert(word.to_owned(), value));
    };
    match route.method {
        Method::Post => {
            let content = json!({ "application/json": { "schema": reference(&request.name) } });
            say(
                "requestBody",
                json!({ "required": true, "content": content }),
            );
        }
        Method::Get => say("parameters", parameters(&request.schema)),
    }
    if let Some(cookie) = cookie(route.caller) {
        say("security", json!([{ cookie: [] }]));
    }
    operation
}

/// A reply tells null where there is nothing: only requests may leave such members out.
fn tell_all(schema: &mut Value) {
    let members = schema.get("properties").and_then(Value::as_object);
    let nullable = members
        .into_iter()
        .flatten()
        .filter(|(_, member)| may_be_null(member));
    let names: Vec<_> = nullable.map(|(name, _)| json!(name)).collect();
    let Some(object) = schema.as_object_mut().filter(|_| !names.is_empty()) else {
        return;
    };
    let required = object.entry("required").or_insert_with(|| json!([]));
    if let Some(required) = required.as_array_mut() {
        required.extend(names);
    }
}

fn may_be_null(member: &Value) -> bool {
    let null = json!("null");
    let of = |part: &Value| match part.get("type") {
        Some(Value::Array(types)) => types.contains(&null),
        other => other == Some(&null),
    };
    let parts = member.get("oneOf").and_then(Value::as_array);
    of(member) || parts.is_some_and(|parts| parts.iter().any(of))
}

fn cookie(caller: Caller) -> Option<&'static str> {
    match caller {
        Caller::Anyone => None,
        Caller::Flow => Some("flow"),
        Caller::Reissue => Some("reissue"),
        Caller::BeforeTerms | Caller::Member => Some("session"),
    }
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// A reading step's query parameters: the members of its request's schema.
fn parameters(request: &Value) -> Value {
    let required = request
        .get("required")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    let Some(members) = request.get("properties").and_then(Value::as_object) else {
        return json!([]);
    };
    let parameter = |(name, schema): (&String, &Value)| {
        json!({
            "name": name,
            "in": "query",
            "required": required.contains(&json!(name)),
            "schema": schema,
        })
    };
    Value::Array(members.iter().map(parameter).collect())
}

#[cfg(test)]
mod tests {
    use super::STEPS;
    use std::collections::HashMap;

    #[test]
    fn one_name_is_one_shape_in_all_steps() {
        let mut known = HashMap::new();
        for step in STEPS {
            let Some(route) = step.as_route() else {
                continue;
            };
            let (request, reply) = (route.contract.request, route.contract.reply);
            for (name, schema) in request.all().chain(reply.all()) {
                let first = known.entry(name.clone()).or_insert_with(|| schema.clone());
                assert_eq!(*first, schema, "{}: two types are called {name}", step.name);
            }
        }
    }
}
