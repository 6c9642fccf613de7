//! Alarms reach somebody, and each hears a metric that there is: a filter of ours, or one of the service's own.

use std::collections::BTreeSet;

use functions::STEPS;
use platform::Refusal;
use serde_json::{Value, json};

use crate::tree::Tree;

/// Metrics that AWS writes by itself, as far as alarms hear them.
const OF_AWS: [(&str, &str); 4] = [
    ("AWS/ApiGateway", "5xx"),
    ("AWS/Lambda", "Throttles"),
    ("AWS/SES", "Reputation.BounceRate"),
    ("AWS/SQS", "NumberOfMessagesSent"),
];

fn of_kind<'a>(tree: &'a Tree, kind: &'a str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    let resources = tree.template["Resources"].as_object().unwrap().iter();
    resources
        .filter(move |(_, resource)| resource["Type"] == kind)
        .map(|(id, resource)| (id, &resource["Properties"]))
}

/// (namespace, name) of each metric that an alarm hears.
fn heard(alarm: &Value) -> Vec<(&Value, &str)> {
    let metrics = match alarm["Metrics"].as_array() {
        Some(metrics) => metrics
            .iter()
            .map(|metric| &metric["MetricStat"]["Metric"])
            .collect(),
        None => vec![alarm],
    };
    let metrics = metrics.into_iter().filter(|metric| !metric.is_null());
    metrics
        .map(|metric| (&metric["Namespace"], metric["MetricName"].as_str().unwrap()))
        .collect()
}

/// (namespace, name) of each metric that a filter writes.
fn written(tree: &Tree) -> Vec<(&Value, &str)> {
    let filters = of_kind(tree, "AWS::Logs::MetricFilter");
    let metrics = filters.map(|(_, filter)| &filter["MetricTransformations"][0]);
    metrics
        .map(|metric| {
            (
                &metric["MetricNamespace"],
                metric["MetricName"].as_str().unwrap(),
            )
        })
        .collect()
}

#[test]
fn each_alarm_is_mailed_to_somebody() {
    let tree = Tree::read();
    let mut alarms = 0;
    for (id, alarm) in of_kind(&tree, "AWS::CloudWatch::Alarm") {
        assert_eq!(alarm["AlarmActions"], json!([{ "Ref": "Alarms" }]), "{id}");
        assert_eq!(alarm["TreatMissingData"], "notBreaching", "{id}");
        alarms += 1;
    }
    assert!(alarms >= 8);
    let topic = &tree.template["Resources"]["Alarms"]["Properties"];
    let mailed = json!([{ "Protocol": "email", "Endpoint": { "Ref": "AlarmMail" } }]);
    assert_eq!(topic["Subscription"], mailed);
    let address = &tree.template["Parameters"]["AlarmMail"];
    assert!(
        address.is_object() && address["Default"].is_null(),
        "nobody's address by default"
    );
}

#[test]
fn each_alarm_hears_a_metric_that_is_written_and_each_metric_is_heard() {
    let tree = Tree::read();
    let written = written(&tree);
    let mut ours = BTreeSet::new();
    for (id, alarm) in of_kind(&tree, "AWS::CloudWatch::Alarm") {
        let heard = heard(alarm);
        assert!(!heard.is_empty(), "{id} hears nothing");
        for metric @ (namespace, name) in heard {
            let of_aws = namespace
                .as_str()
                .is_some_and(|space| OF_AWS.contains(&(space, name)));
            assert!(
                of_aws || written.contains(&metric),
                "{id}: nobody writes {name}"
            );
            ours.insert(name);
        }
    }
    for (_, name) in written {
        assert!(ours.contains(name), "no alarm hears {name}");
    }
}

#[test]
fn a_lost_tick_rings_again_though_the_last_one_still_lies_there() {
    let tree = Tree::read();
    let alarm = &tree.template["Resources"]["TicksLost"]["Properties"];
    assert_eq!(
        alarm["MetricName"], "NumberOfMessagesSent",
        "arrivals, not what lies there"
    );
    assert_eq!(alarm["Statistic"], "Sum");
}

#[test]
fn a_filter_names_slugs_and_steps_that_there_are() {
    let tree = Tree::read();
    for (id, filter) in of_kind(&tree, "AWS::Logs::MetricFilter") {
        let pattern = filter["FilterPattern"].as_str().unwrap();
        assert_eq!(filter["LogGroupName"], json!({ "Ref": "StepLogs" }), "{id}");
        let value = |field: &str| {
            let rest = pattern.split(&format!("$.{field} = \"")).nth(1)?;
            rest.split('"').next()
        };
        if let Some(slug) = value("slug") {
            assert!(
                Refusal::ALL.iter().any(|one| one.slug() == slug),
                "{id}: {slug}"
            );
        }
        if let Some(step) = value("step") {
            assert!(STEPS.iter().any(|one| one.name == step), "{id}: {step}");
        }
    }
}

#[test]
fn the_apis_own_log_tells_each_call_and_no_code() {
    let tree = Tree::read();
    let settings = &tree.template["Resources"]["Api"]["Properties"]["AccessLogSettings"];
    assert_eq!(
        settings["DestinationArn"],
        json!({ "Fn::GetAtt": ["AccessLogs", "Arn"] })
    );
    let format = settings["Format"].as_str().unwrap();
    let format: Value = serde_json::from_str(format).unwrap();
    for (field, told) in [
        ("request", "$context.requestId"),
        ("lambda", "$context.integration.requestId"),
        ("source", "$context.identity.sourceIp"),
        ("route", "$context.routeKey"),
        ("status", "$context.status"),
    ] {
        assert_eq!(format[field], told);
    }
    for field in format.as_object().unwrap().values() {
        let field = field.as_str().unwrap().to_lowercase();
        for word in ["path", "query", "header", "cookie", "body"] {
            assert!(!field.contains(word), "{field}");
        }
    }
    let kept = &tree.template["Resources"]["AccessLogs"]["Properties"]["RetentionInDays"];
    assert!(kept.as_u64().unwrap() >= 180);
}
