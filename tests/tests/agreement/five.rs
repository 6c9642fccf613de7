//! The five things that make a step besides its entry in STEPS: handler, binary, route or schedule,
//! event and test; and nothing of them without a step.

mod orphans;

use serde_json::Value;

use crate::spelling::{pascal, snake};
use crate::tree::Tree;
use crate::wanted;

/// A step as the checker takes it.
pub struct Wanted {
    pub name: &'static str,
    pub trigger: Trigger,
}

/// What sets it off.
pub enum Trigger {
    /// A request with this method.
    Route(&'static str),
    /// A schedule with this expression.
    Schedule(&'static str),
}

/// Every disagreement between `steps` and `tree`, a line each that says what to add.
pub fn faults(steps: &[Wanted], tree: &Tree) -> Vec<String> {
    let each = steps.iter().flat_map(|step| {
        let checks = [handler, binary, resource, event, test];
        checks.into_iter().filter_map(|check| check(step, tree))
    });
    each.chain(orphans::faults(steps, tree)).collect()
}

fn handler(step: &Wanted, tree: &Tree) -> Option<String> {
    let (name, snake) = (step.name, snake(step.name));
    tree.journey(&snake).is_none().then(|| {
        format!("{name}: add functions/src/<journey>/{snake}.rs with its request, its reply, `step!(…)` and `async fn handle`")
    })
}

fn binary(step: &Wanted, tree: &Tree) -> Option<String> {
    let (name, snake) = (step.name, snake(step.name));
    let journey = tree.journey(&snake).unwrap_or("<journey>");
    let call = format!("functions::serve(&functions::{journey}::{snake}::STEP)");
    let text = tree.text(&format!("functions/src/bin/{name}.rs"));
    let right = text.is_some_and(|text| journey.starts_with('<') || text.contains(&call));
    (!right).then(|| {
        format!("{name}: add functions/src/bin/{name}.rs: fn main() -> std::process::ExitCode {{ {call} }}")
    })
}

fn resource(step: &Wanted, tree: &Tree) -> Option<String> {
    let (name, id) = (step.name, pascal(step.name));
    let resource = &tree.template["Resources"][&id];
    let (wanted, hint) = match step.trigger {
        Trigger::Route(method) => (
            serde_json::json!({"ApiId": {"Ref": "Api"}, "Method": method, "Path": format!("/api/{name}")}),
            format!(
                "Events: {{ Call: {{ Type: HttpApi, Properties: {{ ApiId: !Ref Api, Method: {method}, Path: /api/{name} }} }} }}"
            ),
        ),
        Trigger::Schedule(rate) => (
            Value::from(rate),
            format!(
                "Events: {{ Tick: {{ Type: ScheduleV2, Properties: {{ ScheduleExpression: {rate}, RetryPolicy: {{ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 }}, DeadLetterConfig: {{ Arn: !GetAtt LateTicks.Arn }} }} }} }}"
            ),
        ),
    };
    if resource["Type"] != "AWS::Serverless::Function"
        || resource["Metadata"]["BuildMethod"] != "makefile"
    {
        return Some(format!(
            "{name}: add {id} to template.yaml: Type: AWS::Serverless::Function, Metadata: {{ BuildMethod: makefile }}, its Policies and {hint}"
        ));
    }
    let events = &resource["Properties"]["Events"];
    let right = match step.trigger {
        Trigger::Route(_) => {
            events["Call"]["Type"] == "HttpApi" && events["Call"]["Properties"] == wanted
        }
        Trigger::Schedule(_) => {
            let tick = &events["Tick"]["Properties"];
            events["Tick"]["Type"] == "ScheduleV2"
                && tick["ScheduleExpression"] == wanted
                && tick["RetryPolicy"]
                    == serde_json::json!({"MaximumRetryAttempts": 0, "MaximumEventAgeInSeconds": 60})
                && !tick["DeadLetterConfig"]["Arn"].is_null()
        }
    };
    (!right).then(|| format!("{name}: add to {id} in template.yaml: {hint}"))
}

fn event(step: &Wanted, tree: &Tree) -> Option<String> {
    let name = step.name;
    let (key, hint) = match step.trigger {
        Trigger::Route(method) => {
            let key = format!("{method} /api/{name}");
            let hint = format!("an API Gateway event, payload 2.0, with \"routeKey\": \"{key}\"");
            (Some(key), hint)
        }
        Trigger::Schedule(_) => (
            None,
            "an event of EventBridge Scheduler with \"source\": \"aws.scheduler\"".to_owned(),
        ),
    };
    let text = tree
        .text(&format!("events/{name}.json"))
        .unwrap_or_default();
    let event: Value = serde_json::from_str(text).unwrap_or_default();
    let right = match key {
        Some(key) => event["version"] == "2.0" && event["routeKey"] == key,
        None => event["source"] == "aws.scheduler",
    };
    (!right).then(|| {
        format!("{name}: add events/{name}.json: {hint} (events of other steps show the form)")
    })
}

fn test(step: &Wanted, tree: &Tree) -> Option<String> {
    let (name, snake) = (step.name, snake(step.name));
    let tests = tree.below("tests/tests/steps", ".rs").into_iter();
    let there = tests
        .filter_map(|path| path.split_once('/'))
        .find(|(folder, file)| {
            *file == snake
                && tree
                    .journey(&snake)
                    .is_none_or(|journey| journey == *folder)
        });
    let right = there.is_some_and(|(folder, _)| {
        let modules = tree.text(&format!("tests/tests/steps/{folder}/mod.rs"));
        modules.is_some_and(|text| text.contains(&format!("mod {snake};")))
    });
    let journey = tree.journey(&snake).unwrap_or("<journey>");
    (!right).then(|| {
        format!("{name}: add tests/tests/steps/{journey}/{snake}.rs with tests through the door, and `mod {snake};` in its mod.rs")
    })
}

#[test]
fn every_step_has_its_handler_binary_route_event_and_test() {
    let faults = faults(&wanted(), &Tree::read());
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn removing_any_of_the_five_is_named_by_the_line_that_says_what_to_add() {
    let (steps, tree) = (wanted(), Tree::read());
    for step in &steps {
        let (name, snake) = (step.name, snake(step.name));
        let journey = tree.journey(&snake).unwrap().to_owned();
        let file = |path: String| (tree.without_file(&path), path);
        let without = [
            (
                file(format!("functions/src/{journey}/{snake}.rs")).0,
                format!("{name}: add functions/src/<journey>/{snake}.rs"),
            ),
            (
                file(format!("functions/src/bin/{name}.rs")).0,
                format!("{name}: add functions/src/bin/{name}.rs: fn main()"),
            ),
            (
                tree.without_events(&pascal(name)),
                format!(
                    "{name}: add to {} in template.yaml: Events: {{",
                    pascal(name)
                ),
            ),
            (
                file(format!("events/{name}.json")).0,
                format!("{name}: add events/{name}.json: an "),
            ),
            (
                file(format!("tests/tests/steps/{journey}/{snake}.rs")).0,
                format!("{name}: add tests/tests/steps/{journey}/{snake}.rs with tests"),
            ),
        ];
        for (tree, line) in without {
            let after = faults(&steps, &tree);
            assert!(
                after.len() == 1 && after[0].starts_with(&line),
                "expected only {line}\ngot {after:?}"
            );
        }
    }
}
