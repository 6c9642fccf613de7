//! Rights and sizes of the functions.

use serde_json::{Value, json};

use crate::tree::Tree;

/// A value that may be given alone or as a list.
fn list(value: &Value) -> Vec<&Value> {
    value
        .as_array()
        .map_or_else(|| vec![value], |items| items.iter().collect())
}

/// Every statement that a function's role carries, with the resource's name.
fn statements(tree: &Tree) -> Vec<(&str, &Value)> {
    let resources = tree.template["Resources"].as_object().unwrap();
    let mut all = Vec::new();
    for (id, resource) in resources {
        let properties = &resource["Properties"];
        let own = match resource["Type"].as_str().unwrap() {
            "AWS::Serverless::Function" => list(&properties["Policies"]),
            "AWS::IAM::ManagedPolicy" => vec![&properties["PolicyDocument"]],
            _ => continue,
        };
        for policy in own {
            if policy != &json!({"Ref": "ReadSecrets"}) {
                all.extend(
                    list(&policy["Statement"])
                        .into_iter()
                        .map(|one| (id.as_str(), one)),
                );
            }
        }
    }
    all
}

#[test]
fn no_right_reaches_further_than_it_says() {
    let tree = Tree::read();
    let all = statements(&tree);
    assert!(all.len() > tree.functions().count());
    for (id, statement) in all {
        assert_eq!(statement["Effect"], "Allow", "{id}");
        for action in list(&statement["Action"]) {
            let action = action.as_str().unwrap();
            assert!(
                action.contains(':') && !action.contains('*'),
                "{id}: {action}"
            );
        }
        for resource in list(&statement["Resource"]) {
            let text = resource.to_string();
            assert!(
                !resource.is_null() && text != "\"*\"" && !text.contains(":*"),
                "{id}: {text}"
            );
        }
    }
}

#[test]
fn every_function_may_read_its_secrets_and_has_a_dead_line() {
    let tree = Tree::read();
    for (id, function) in tree.functions() {
        let policies = list(&function["Properties"]["Policies"]);
        assert!(
            policies.contains(&&json!({"Ref": "ReadSecrets"})),
            "{id}: add !Ref ReadSecrets to its Policies"
        );
    }
    let globals = &tree.template["Globals"]["Function"];
    assert_eq!(globals["Environment"]["Variables"]["AWS_ENDPOINTS"], "aws");
    assert!(
        globals["Timeout"].as_u64().unwrap() <= 29,
        "API Gateway waits 30 seconds"
    );
}

#[test]
fn steps_that_hash_get_a_whole_processor() {
    let tree = Tree::read();
    for step in crate::wanted() {
        let snake = crate::spelling::snake(step.name);
        let journey = tree.journey(&snake).unwrap();
        let source = tree
            .text(&format!("functions/src/{journey}/{snake}.rs"))
            .unwrap();
        let hashes = source.contains("passwords()");
        let id = crate::spelling::pascal(step.name);
        let memory = &tree.template["Resources"][&id]["Properties"]["MemorySize"];
        assert_eq!(
            hashes,
            *memory == 1769,
            "{id}: MemorySize: 1769 where Argon2 runs, and nowhere else"
        );
    }
}

#[test]
fn a_tick_is_never_repeated_and_a_lost_one_is_kept() {
    let tree = Tree::read();
    let once = json!({"MaximumRetryAttempts": 0, "MaximumEventAgeInSeconds": 60});
    for step in crate::wanted() {
        if let crate::five::Trigger::Schedule(_) = step.trigger {
            let id = crate::spelling::pascal(step.name);
            let properties = &tree.template["Resources"][&id]["Properties"];
            assert_eq!(properties["EventInvokeConfig"], once, "{id}");
            let lost = json!({"Type": "SQS", "TargetArn": {"Fn::GetAtt": ["LateTicks", "Arn"]}});
            assert_eq!(properties["DeadLetterQueue"], lost, "{id}");
        }
    }
}
