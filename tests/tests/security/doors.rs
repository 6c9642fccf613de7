//! One function compares a password and one kind of comparison a code: a new door cannot forget the limit.

use functions::STEPS;
use serde_json::{Value, json};
use tests::World;
use tests::people::{credentials, first};

/// Every route that takes a secret, and which.
const DOORS: [(&str, &str); 5] = [
    ("confirm-code", "code"),
    ("confirm-reissue-code", "code"),
    ("create-account", "password"),
    ("login", "password"),
    ("verify-identity", "invitation"),
];

#[test]
fn every_route_that_takes_a_secret_is_declared() {
    let document: Value = serde_json::from_str(&functions::openapi::document()).unwrap();
    let mut doors = Vec::new();
    for step in STEPS.iter().filter(|step| step.as_route().is_some()) {
        let path = document["paths"][step.path()].as_object().unwrap();
        let operation = path.values().next().unwrap();
        let named =
            operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].as_str();
        let Some(named) = named.and_then(|path| path.strip_prefix('#')) else {
            continue;
        };
        let schema = document.pointer(named).unwrap();
        for field in schema["properties"]
            .as_object()
            .into_iter()
            .flat_map(|fields| fields.keys())
        {
            if [
                "code",
                "password",
                "token",
                "secret",
                "otp",
                "pin",
                "invitation",
            ]
            .iter()
            .any(|word| field == word || field.ends_with(&format!("_{word}")))
                && field != "insurer_code"
            {
                doors.push((step.name, field.clone()));
            }
        }
    }
    doors.sort();
    let declared: Vec<_> = DOORS
        .iter()
        .map(|(step, field)| (*step, (*field).to_owned()))
        .collect();
    assert_eq!(
        doors, declared,
        "declare a new door here, and count before it compares"
    );
}

#[tokio::test]
async fn both_doors_to_a_password_share_one_limit() {
    let world = World::with_demo().await;
    let mut browser = first("0386").signed_up(&world, "urara.omote").await;
    browser.set_cookie("__Host-device", None);
    let wrong = json!({ "user_id": "urara.omote", "password": "kumo#48xTsukj" });
    for n in 0..5 {
        let step = ["login", "create-account"][n % 2];
        let answer = browser.post(step, wrong.clone()).await;
        assert_ne!(answer.status, 429, "{n} {step}");
    }
    for step in ["login", "create-account"] {
        let answer = browser.post(step, credentials("urara.omote")).await;
        assert_eq!(
            (answer.status.as_u16(), answer.slug()),
            (429, "too-many-tries"),
            "{step}"
        );
    }
}
