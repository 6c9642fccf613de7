//! Situation → documents, as the table of domain 2 has them.

use serde_json::{Value, json};

use super::*;

/// The needs of `d1` for these pages, alternatives joined by `/`.
fn needs(changes: &[(&str, Value)]) -> Vec<String> {
    let mut pages = plain();
    for (page, raw) in changes {
        if let Some(slot) = pages.iter_mut().find(|(id, _)| id == page) {
            slot.1 = raw.clone();
        }
    }
    if changes.iter().any(|(_, raw)| raw["decision"] == "remove") {
        pages.retain(|(id, _)| !id.starts_with("d1.") || id == "d1.keep");
    }
    let response = answered(pages);
    let list = response.dossier().documents(&frame());
    let of_d1: Vec<_> = list
        .into_iter()
        .filter(|d| d.dependent.as_deref() == Some("d1"))
        .collect();
    let needs = engine::unsatisfied(&of_d1);
    needs
        .iter()
        .map(|n| {
            n.iter()
                .map(|d| d.document.as_str())
                .collect::<Vec<_>>()
                .join("/")
        })
        .collect()
}

fn income(kind: &str) -> Value {
    let mut raw = no_income();
    raw.insert(kind.into(), json!("yes"));
    raw.insert(format!("{kind}_amount"), json!(1000));
    if kind == "pension" {
        raw.insert("pension_kinds".into(), json!(["survivor"]));
        raw.insert("pension_survivor_amount".into(), json!(1000));
        raw.remove("pension_amount");
    }
    Value::Object(raw)
}

#[test]
fn each_income_asks_for_its_proof() {
    for (kind, expected) in [
        (
            "salary",
            vec!["payslips/withholding-slip/working-conditions"],
        ),
        (
            "pension",
            vec!["pension-transfer-notice/pension-revision-notice"],
        ),
        (
            "business",
            vec!["tax-return", "income-statement/blue-return-statement"],
        ),
        (
            "farming",
            vec!["tax-return", "income-statement/blue-return-statement"],
        ),
        (
            "property",
            vec!["tax-return", "income-statement/blue-return-statement"],
        ),
        ("unemployment", vec!["unemployment-certificate"]),
        ("sickness", vec!["benefit-decision"]),
        ("maternity", vec!["benefit-decision"]),
        ("investment", vec![]),
        ("child_allowance", vec![]),
    ] {
        let mut all = vec!["tax-certificate"];
        all.extend(expected);
        assert_eq!(needs(&[("d1.income", income(kind))]), all, "{kind}");
    }
}

#[test]
fn living_apart_asks_for_remittance_unless_exempt() {
    for (kind, remits, expected) in [
        ("household", true, vec!["remittance-proof"]),
        ("household", false, vec![]),
        ("other", true, vec!["remittance-proof"]),
        ("posting", true, vec![]),
        ("birth", false, vec![]),
        ("school", true, vec!["enrolment-certificate/student-card"]),
        (
            "facility",
            false,
            vec!["facility-contract", "facility-receipt"],
        ),
    ] {
        let mut raw = json!({"living": "apart", "kind": kind, "address": "北斗県", "kind_text": "理由", "remits": "no"});
        if remits {
            raw["remits"] = json!("yes");
            raw["remittance"] = json!("5万円");
            raw["method"] = json!("transfer");
        }
        let mut all = vec!["tax-certificate"];
        all.extend(expected);
        assert_eq!(needs(&[("d1.living", raw)]), all, "{kind}");
    }
}

#[test]
fn work_and_school_ask_for_theirs() {
    let student = |school: &str| json!({"status": ["student"], "occupation": "student", "school": school, "school_name": "x", "school_year": "1"});
    for (raw, expected) in [
        (
            student("university"),
            vec!["enrolment-certificate/student-card"],
        ),
        (student("high-school"), vec![]),
        (
            json!({"status": ["ill", "disabled"], "occupation": "none"}),
            vec!["medical-certificate", "disability-certificate"],
        ),
    ] {
        let mut all = vec!["tax-certificate"];
        all.extend(expected);
        assert_eq!(needs(&[("d1.work", raw)]), all);
    }
}

#[test]
fn removal_asks_by_reason_and_for_nothing_else() {
    for (reason, expected) in [
        (
            "employment",
            vec!["new-eligibility-notice/new-eligibility-card"],
        ),
        (
            "insured",
            vec!["new-eligibility-notice/new-eligibility-card"],
        ),
        ("income", vec!["over-limit-payslips"]),
        ("death", vec!["funeral-claim"]),
        ("divorce", vec![]),
    ] {
        let raw = json!({"decision": "remove", "reason": reason, "date": "2026-10-01"});
        assert_eq!(needs(&[("d1.keep", raw)]), expected, "{reason}");
    }
}

#[test]
fn the_residents_record_is_asked_once_where_somebody_lives_with_the_member() {
    let count = |pages| {
        let list = answered(pages).dossier().documents(&frame());
        list.iter()
            .filter(|d| d.document == "resident-record" && d.dependent.is_none())
            .count()
    };
    assert_eq!(count(plain()), 1);
    let removed = json!({"decision": "remove", "reason": "divorce", "date": "2026-10-01"});
    let nobody = vec![
        ("d1.keep".to_owned(), removed.clone()),
        ("d2.keep".to_owned(), removed),
    ];
    assert_eq!(count(nobody), 0);
}

#[test]
fn nobody_under_eighteen_is_asked_for_a_tax_certificate() {
    let mut young = dependents();
    young[1].was.birth_date = date(2008, 11, 3);
    let response = Response::NotStarted(Dossier::new("c".into(), "e".into(), household_of(young)));
    let response = save(response, "d2.keep", json!({"decision": "continue"}));
    assert!(response.dossier().documents(&frame()).is_empty());
}

#[test]
fn one_checked_file_of_a_group_satisfies_all_of_it() {
    let response = save(answered(plain()), "d1.income", income("salary"));
    let (response, _) = response.presign(
        &frame(),
        "a".into(),
        upload("withholding-slip", Some("d1")),
        None,
        at(2),
    );
    let left = |r: &Response| {
        let list = r.dossier().documents(&frame());
        list.iter()
            .filter(|d| d.alternatives_group.as_deref() == Some("d1.salary") && !d.satisfied)
            .count()
    };
    assert_eq!(left(&response), 3);
    let (response, _) = response.finish_upload("a", Ok(()), at(3));
    assert_eq!(left(&response), 0);
}

#[test]
fn a_list_keeps_its_id_until_it_changes() {
    let response = answered(plain());
    let id = |r: &Response| list_id(&r.dossier().documents(&frame()));
    let before = id(&response);
    assert_eq!(before.len(), 16);
    assert_eq!(id(&with_documents(response.clone())), before);
    let changed = save(response, "d1.income", income("sickness"));
    assert_ne!(id(&changed), before);
    assert_eq!(
        id(&save(changed, "d1.income", Value::Object(no_income()))),
        before
    );
}
