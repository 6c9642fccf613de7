//! One page's answers: what is understood, what is refused and in which words.

use serde_json::{Value, json};

use super::*;
use crate::FieldError;

fn try_save(response: Response, page: &str, raw: Value) -> Result<Response, Vec<FieldError>> {
    let version = response.dossier().version;
    match response.save_page(&frame(), version, page, &object(raw), at(1)) {
        (next, SaveVerdict::Saved(_)) => Ok(next),
        (_, SaveVerdict::Invalid(errors)) => Err(errors),
        (_, other) => panic!("{other:?}"),
    }
}

fn fields(errors: Vec<FieldError>) -> Vec<String> {
    errors.into_iter().map(|e| e.field).collect()
}

#[test]
fn empty_pages_name_each_visible_required_field() {
    assert_eq!(
        fields(try_save(fresh(), "household", json!({})).unwrap_err()),
        ["contact", "spouse"]
    );
    let changed = json!({"contact": "changed", "spouse": "yes", "address": "  ", "tel": null});
    let errors = fields(try_save(fresh(), "household", changed).unwrap_err());
    assert_eq!(
        errors,
        ["address", "tel", "spouse_insurance", "spouse_income"]
    );
}

#[test]
fn hidden_values_are_dropped_even_behind_a_hidden_field() {
    let raw = json!({"contact": "unchanged", "address": "x", "spouse": "no", "spouse_insurance": "other",
        "spouse_insurance_text": "y", "spouse_income": "abc"});
    let saved = try_save(fresh(), "household", raw).unwrap();
    let names: Vec<_> = saved.dossier().answers["household"]
        .keys()
        .cloned()
        .collect();
    assert_eq!(names, ["contact", "spouse"]);
}

#[test]
fn unknown_fields_and_options_are_refused() {
    let raw = json!({"contact": "maybe", "spouse": ["no"], "admin": true});
    assert_eq!(
        fields(try_save(fresh(), "household", raw).unwrap_err()),
        ["admin", "contact", "spouse"]
    );
}

#[test]
fn an_unknown_page_is_named_so() {
    let no_page = [
        "d3.keep",
        "d9.keep",
        "d1.income",
        "",
        "household.",
        "D1.keep",
    ];
    for page in no_page {
        let (same, verdict) = fresh().save_page(&frame(), 0, page, &object(json!({})), at(1));
        assert_eq!(
            (same, verdict),
            (fresh(), SaveVerdict::UnknownPage),
            "{page}"
        );
    }
}

#[test]
fn the_total_is_computed_and_zero_is_entered_too() {
    let kept = save(fresh(), "d1.keep", json!({"decision": "continue"}));
    let zero = try_save(kept.clone(), "d1.income", Value::Object(no_income())).unwrap();
    assert_eq!(zero.dossier().answers["d1.income"]["total"], Answer::Yen(0));
    let mut raw = no_income();
    for (name, value) in [
        ("salary", json!("yes")),
        ("salary_amount", json!("９６万円")),
        ("pension", json!("yes")),
        ("pension_kinds", json!(["disability", "national"])),
        ("pension_national_amount", json!(100)),
        ("pension_disability_amount", json!("1,000円")),
        ("pension_private_amount", json!(5)),
        ("farming_amount", json!(7)),
        ("total", json!(1)),
    ] {
        raw.insert(name.into(), value);
    }
    let saved = try_save(kept, "d1.income", Value::Object(raw)).unwrap();
    let income = &saved.dossier().answers["d1.income"];
    assert_eq!(income["total"], Answer::Yen(961_100));
    assert_eq!(
        income["pension_kinds"],
        Answer::Many(vec!["national".into(), "disability".into()])
    );
    assert!(
        !income.contains_key("pension_private_amount") && !income.contains_key("farming_amount")
    );
}

#[test]
fn amounts_that_are_no_yen_are_refused() {
    for amount in [
        json!(-1),
        json!(1.5),
        json!(1e12),
        json!(true),
        json!(["1"]),
        json!("いくらか"),
    ] {
        let raw = json!({"contact": "unchanged", "spouse": "yes", "spouse_insurance": "company", "spouse_income": amount});
        assert_eq!(
            fields(try_save(fresh(), "household", raw).unwrap_err()),
            ["spouse_income"]
        );
    }
}

#[test]
fn a_removal_wants_reason_and_a_day_since_the_certification() {
    let remove = |date: &str| {
        try_save(
            fresh(),
            "d1.keep",
            json!({"decision": "remove", "reason": "income", "date": date}),
        )
    };
    assert_eq!(
        remove("令和8年10月1日").unwrap().dossier().answers["d1.keep"]["date"].text(),
        Some("2026-10-01")
    );
    for good in ["2015-04-01", "2027/11/1"] {
        assert!(remove(good).is_ok(), "{good}");
    }
    for bad in ["2015-03-31", "2027-11-02", "2026-02-30", "きのう"] {
        assert_eq!(fields(remove(bad).unwrap_err()), ["date"], "{bad}");
    }
    let errors = try_save(
        fresh(),
        "d1.keep",
        json!({"decision": "remove", "reason": "other"}),
    )
    .unwrap_err();
    assert_eq!(fields(errors), ["reason_text", "date"]);
}

#[test]
fn long_and_invisible_texts_are_refused() {
    for note in ["長".repeat(1001), "a\u{0}".into(), "\u{202E}abc".into()] {
        let raw = json!({"contact": "unchanged", "spouse": "no", "note": note});
        assert_eq!(
            fields(try_save(fresh(), "household", raw).unwrap_err()),
            ["note"]
        );
    }
    let raw = json!({"contact": "unchanged", "spouse": "no", "note": " 表　花、在学証明書、\r\n12月10日 "});
    let saved = try_save(fresh(), "household", raw).unwrap();
    assert_eq!(
        saved.dossier().answers["household"]["note"].text(),
        Some("表　花、在学証明書、\n12月10日")
    );
}
