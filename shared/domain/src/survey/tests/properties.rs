//! Whatever is sent, nothing panics, and nothing incomplete is ever submitted.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::*;
use crate::survey::schema::FieldDef;

/// An answer that may fit: a good one, none, or rubbish.
fn answer(row: &FieldDef, seed: u32, rubbish: bool) -> Value {
    let pick = seed as usize;
    if rubbish && pick.is_multiple_of(7) {
        let odd = [
            json!(null),
            json!({"a": []}),
            json!(-1),
            json!("\u{0}"),
            json!([1]),
            json!(true),
            json!("９９９９９９万"),
        ];
        return odd[(pick / 7) % odd.len()].clone();
    }
    match row.kind {
        Kind::Choice => json!(row.options[pick % row.options.len()].value),
        Kind::Checkbox => {
            let ticked = row
                .options
                .iter()
                .enumerate()
                .filter(|(n, _)| (seed >> (n % 16)) & 1 == 1);
            let mut values: Vec<_> = ticked.map(|(_, o)| o.value).collect();
            values.push(row.options[pick % row.options.len()].value);
            json!(values)
        }
        Kind::Text | Kind::Textarea => json!("文"),
        Kind::Date => json!("2026-10-01"),
        Kind::Money => json!(seed % 2_000_000),
        Kind::Total => Value::Null,
    }
}

/// One page filled in from the seeds and saved, where it is a page of questions.
fn fill(
    response: Response,
    page: &str,
    seeds: &mut impl Iterator<Item = u32>,
    rubbish: bool,
) -> Response {
    let rules = response.dossier().rules.rules();
    let name = page.rsplit('.').next().unwrap_or_default();
    let Some(def) = rules
        .common
        .iter()
        .chain(rules.dependent)
        .find(|p| p.name == name)
    else {
        return response;
    };
    let rows = def.fields.iter();
    let raw: Map<String, Value> = rows
        .map(|row| {
            (
                row.name.to_owned(),
                answer(row, seeds.next().unwrap_or(3), rubbish),
            )
        })
        .collect();
    let version = response.dossier().version;
    response.save_page(&frame(), version, page, &raw, at(1)).0
}

/// Two passes over the pages then shown, with changed minds, and a third over what is incomplete.
fn filled(seeds: &[u32], rubbish: bool) -> Response {
    let mut seeds = seeds.iter().copied();
    let mut response = fresh();
    for _ in 0..2 {
        for page in response.dossier().pages(&frame()) {
            response = fill(response, &page.id, &mut seeds, rubbish);
        }
    }
    for _ in 0..12 {
        let Some(page) = response.dossier().next_page(&frame(), None) else {
            break;
        };
        response = fill(response, &page, &mut seeds, rubbish);
    }
    response
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn good_answers_complete_every_page(seeds in prop::collection::vec(any::<u32>(), 300)) {
        let response = filled(&seeds, false);
        prop_assert!(response.dossier().missing(&frame()).iter().all(|m| m.page == DOCUMENTS_PAGE));
        let (next, verdict) = submit(with_documents(acknowledge(response)));
        prop_assert!(matches!(verdict, SubmitVerdict::Accepted(_)));
        prop_assert_eq!(next.state(), "submitted");
    }

    #[test]
    fn nothing_incomplete_is_ever_submitted(
        seeds in prop::collection::vec(any::<u32>(), 300),
        rubbish in any::<bool>(),
        acknowledged in any::<bool>(),
        declared in any::<bool>(),
        dropped in 0_usize..40,
    ) {
        let mut response = filled(&seeds, rubbish);
        if acknowledged {
            response = acknowledge(response);
        }
        response = with_documents(response);
        let deleted = response.delete_attachment(&frame(), &format!("a{dropped}"), at(4)).0;
        let dossier = deleted.dossier().clone();
        let list = dossier.documents(&frame());
        let whole = engine::unsatisfied(&list).is_empty() && dossier.missing(&frame()).is_empty() && declared;
        let version = dossier.version;
        let (_, verdict) = deleted.submit(&frame(), version, declared, Receipt::from_random([0; 8]), at(5));
        prop_assert_eq!(matches!(verdict, SubmitVerdict::Accepted(_)), whole);
    }

    #[test]
    fn the_list_depends_on_the_answers_alone(seeds in prop::collection::vec(any::<u32>(), 300)) {
        let response = filled(&seeds, true);
        let dossier = response.dossier();
        let list = dossier.documents(&frame());
        prop_assert_eq!(&list, &dossier.documents(&frame()));
        let mut keys: Vec<_> = list.iter().map(|d| (d.dependent.clone(), d.document.clone())).collect();
        keys.sort();
        let all = keys.len();
        keys.dedup();
        prop_assert_eq!(keys.len(), all, "a document is listed once per person");
        let told: Vec<_> = list.iter().filter(|d| d.dependent.as_deref() == Some("d3")).collect();
        prop_assert!(told.is_empty(), "nothing is asked about who is not a target");
        let json = serde_json::to_string(&response).unwrap();
        let again: Response = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(again.dossier().documents(&frame()), list);
    }

    #[test]
    fn no_json_makes_a_page_panic(page in "[a-z0-9.]{0,12}", name in ".{0,8}", text in ".{0,20}", number in any::<f64>()) {
        for page in [page.as_str(), "household", "d1.keep", "documents"] {
            for field in [name.as_str(), "note", "date", "acknowledged", "spouse_income"] {
                for value in [json!(text), json!(number)] {
                    let raw = object(json!({ field: value, "decision": "remove", "reason": "death", "spouse": "yes" }));
                    let _ = fresh().save_page(&frame(), 0, page, &raw, at(1));
                }
            }
        }
    }
}
