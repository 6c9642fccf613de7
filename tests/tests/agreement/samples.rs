//! Each document that a rule may ask for has a drawn sample (見本) under the same name, and no other has one.

use std::collections::BTreeMap;

use domain::survey::RulesVersion;
use serde_json::Value;

#[test]
fn each_document_of_the_catalogue_has_a_drawn_sample() {
    let path = tests::root().join("site/src/member/screens/attachments/samples/samples.json");
    let drawn: BTreeMap<String, Value> =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let drawn: BTreeMap<&str, &str> = drawn
        .iter()
        .map(|(id, sample)| (id.as_str(), sample["title"].as_str().unwrap()))
        .collect();
    let asked: BTreeMap<&str, &str> = RulesVersion::CURRENT
        .rules()
        .catalogue
        .iter()
        .map(|document| (document.id, document.title))
        .collect();
    assert_eq!(
        asked, drawn,
        "draw it in site/src/member/screens/attachments/samples/samples.json"
    );
}
