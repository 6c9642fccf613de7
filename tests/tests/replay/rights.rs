//! The rights that `template.yaml` gives a step, against the calls that it made.

use emulators::fault::Call;
use emulators::template::Template;
use serde_json::Value;
use tests::root;

/// What a step called that its function may not call in the cloud, with what to add.
pub fn missing(step: &str, calls: &[Call]) -> Vec<String> {
    let template = Template::read(&root().join("template.yaml")).unwrap();
    let id: String = step
        .split('-')
        .map(|word| format!("{}{}", word[..1].to_uppercase(), &word[1..]))
        .collect();
    let given = given(&template.root()["Resources"][&id]["Properties"]["Policies"]);
    let calls = calls.iter().flat_map(needed);
    calls
        .filter(|call| !given.contains(call))
        .map(|(action, resource)| {
            format!("{step} called {action} on {resource}: add the right to {id} in template.yaml")
        })
        .collect()
}

/// (action, resource) pairs, a resource by the end of its name: `PeopleTable`, `incoming/`, `identity/`.
fn given(policies: &Value) -> Vec<(String, String)> {
    let list = |value: &Value| {
        value
            .as_array()
            .cloned()
            .unwrap_or_else(|| vec![value.clone()])
    };
    let statements = list(policies)
        .into_iter()
        .flat_map(|policy| list(&policy["Statement"]));
    let pairs = statements.flat_map(|statement| {
        let resources = list(&statement["Resource"]);
        let actions = list(&statement["Action"]);
        let pair = move |action: Value| {
            let action = action.as_str().unwrap_or_default().to_owned();
            let with = move |resource: &Value| (action.clone(), named(resource));
            resources.iter().map(with).collect::<Vec<_>>()
        };
        actions.into_iter().flat_map(pair).collect::<Vec<_>>()
    });
    pairs.collect()
}

/// `!GetAtt PeopleTable.Arn` is `PeopleTable`; `!Sub ${QueueTable.Arn}/index/due` is
/// `QueueTable/index/due`; of a bucket or of SES only what follows the first `/`, without the `*`.
fn named(resource: &Value) -> String {
    if let Some(table) = resource["Fn::GetAtt"][0].as_str() {
        return table.to_owned();
    }
    let text = resource["Fn::Sub"].as_str().unwrap_or_default();
    let text = text.replace("${AWS::StackName}", "kennin");
    let text = text.replace("${", "").replace(".Arn}", "").replace('}', "");
    let text = text.trim_end_matches('*');
    if text.contains("Table/index/") {
        return text.to_owned();
    }
    let after = text.rsplit_once(':').map_or(text, |(_, after)| after);
    after.trim_start_matches("AttachmentsBucket/").to_owned()
}

/// What a call needs.
fn needed(call: &Call) -> Vec<(String, String)> {
    let body: Value = serde_json::from_str(&call.body).unwrap_or_default();
    let dynamodb = |action: &str, table: &Value| {
        let name = table.as_str().unwrap();
        let id = format!("{}{}Table", name[..1].to_uppercase(), &name[1..]);
        (format!("dynamodb:{action}"), id)
    };
    match call.operation.as_str() {
        "BatchGetItem" => {
            let tables = body["RequestItems"].as_object().unwrap().keys();
            tables
                .map(|table| dynamodb("BatchGetItem", &table.as_str().into()))
                .collect()
        }
        "TransactWriteItems" => {
            let items = body["TransactItems"].as_array().unwrap().iter();
            let writes = items.flat_map(|item| item.as_object().unwrap());
            let need = |(kind, write): (&String, &Value)| {
                let action = if kind == "ConditionCheck" {
                    "ConditionCheckItem".into()
                } else {
                    format!("{kind}Item")
                };
                dynamodb(&action, &write["TableName"])
            };
            writes.map(need).collect()
        }
        action @ ("GetItem" | "PutItem" | "UpdateItem" | "DeleteItem" | "Query") => {
            let (action, table) = dynamodb(action, &body["TableName"]);
            let index = body["IndexName"]
                .as_str()
                .map(|index| format!("{table}/index/{index}"));
            vec![(action, index.unwrap_or(table))]
        }
        mail @ ("SendBulkTemplatedEmail" | "SendEmail") => {
            let named = [
                ("Template", "template"),
                ("ConfigurationSetName", "configuration-set"),
            ];
            let named = named.map(|(field, kind)| Some((kind, sent(&call.body, field)?)));
            let named = named.into_iter().flatten();
            let named = named.map(|(kind, name)| format!("{kind}/{name}"));
            let resources = named.chain(["identity/".to_owned()]);
            resources
                .map(|resource| (format!("ses:{mail}"), resource))
                .collect()
        }
        object => {
            let folder = call
                .path
                .trim_start_matches('/')
                .split('/')
                .nth(1)
                .unwrap_or_default();
            vec![(format!("s3:{object}"), format!("{folder}/"))]
        }
    }
}

/// A field of a form; what is asked for here needs no decoding.
fn sent<'a>(form: &'a str, field: &str) -> Option<&'a str> {
    let mut pairs = form.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .find(|(name, _)| *name == field)
        .map(|(_, value)| value)
}
