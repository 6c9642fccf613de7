//! What the tables promise.

use std::path::Path;

use serde_json::json;

use crate::tree::Tree;

#[test]
fn tables_are_encrypted_and_forget_what_they_promise_to_forget() {
    let tree = Tree::read();
    let ttl = json!({"AttributeName": "expires_at", "Enabled": true});
    for (table, forgets, recovers) in [
        ("PeopleTable", false, true),
        ("FleetingTable", true, false),
        ("QueueTable", true, false),
        ("AuditTable", false, true),
    ] {
        let properties = &tree.template["Resources"][table]["Properties"];
        assert_eq!(
            properties["TimeToLiveSpecification"] == ttl,
            forgets,
            "{table}"
        );
        assert_eq!(
            properties["SSESpecification"]["SSEEnabled"], true,
            "{table}"
        );
        let recovery =
            &properties["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"];
        assert!(!recovers || *recovery == true, "{table}");
    }
}

#[test]
fn the_environment_has_every_name_that_the_configuration_reads() {
    let tree = Tree::read();
    let names = &tree.template["Globals"]["Function"]["Environment"]["Variables"];
    // Region and credentials come from Lambda itself.
    let given = ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];
    let read = platform::Config::read(|name| {
        let known = given.contains(&name) || !names[name].is_null();
        known.then(|| if name == "AWS_ENDPOINTS" { "aws" } else { "1" }.to_owned())
    });
    assert!(
        read.is_ok(),
        "template.yaml, Globals: {}",
        read.unwrap_err()
    );
}

#[test]
fn sender_and_helpdesk_are_the_same_here_and_in_the_cloud() {
    let parameters = &Tree::read().template["Parameters"];
    let config = local::config(Path::new("secrets.json"), "http://localhost:3000");
    for (name, here) in [
        ("MailSender", config.sender),
        ("HelpdeskTel", config.helpdesk_tel),
    ] {
        assert_eq!(parameters[name]["Default"], here, "{name}");
    }
}
