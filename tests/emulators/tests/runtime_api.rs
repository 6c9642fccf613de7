//! The Runtime API's stub, with a real function's process.

use emulators::runtime_api::{self, Function, Launch};
use serde_json::json;

fn launch(env: &[(&str, &str)]) -> Result<Function, emulators::Error> {
    let env = env
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    runtime_api::start(Launch {
        program: env!("CARGO_BIN_EXE_hello-lambda").into(),
        args: Vec::new(),
        env,
    })
}

#[tokio::test]
async fn events_go_in_and_answers_and_errors_come_out() {
    let function = launch(&[]).unwrap();
    assert!(function.ready().await.unwrap().as_millis() > 0);
    let answer = function.invoke(&json!({"a": 1})).await.unwrap();
    assert_eq!(answer.result, Ok(json!({"hello": {"a": 1}})));
    let failed = function.invoke(&json!({"fail": "so"})).await.unwrap();
    assert_eq!(failed.result.unwrap_err()["errorMessage"], "so");
    assert!(function.resident_bytes().unwrap() > 100_000);
}

#[tokio::test]
async fn a_killed_process_is_gone_and_answers_nothing() {
    let function = launch(&[]).unwrap();
    function.ready().await.unwrap();
    function.kill();
    assert!(function.invoke(&json!({})).await.is_err());
    assert_eq!(function.resident_bytes(), None);
}

#[tokio::test]
async fn a_process_that_ends_by_itself_leaves_nobody_waiting() {
    let env = vec![("ONLY".to_owned(), "this".to_owned())];
    let function = runtime_api::start(Launch {
        program: "/usr/bin/env".into(),
        args: Vec::new(),
        env,
    })
    .unwrap();
    assert!(function.ready().await.is_err());
    let log = function.log().unwrap();
    assert!(log.contains("ONLY=this") && !log.contains("HOME="), "{log}");
}

#[test]
fn a_program_that_is_not_there_is_an_error() {
    let gone = Launch {
        program: "/nowhere/at-all".into(),
        ..Launch::default()
    };
    assert!(runtime_api::start(gone).is_err());
}
