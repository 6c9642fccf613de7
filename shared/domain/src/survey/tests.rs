//! A household to ask, and answers that fit or do not.

mod answers;
mod documents;
mod pages;
mod properties;
mod response;
mod rows;
mod uploads;

use jiff::Timestamp;
use jiff::civil::date;
use serde_json::{Map, Value, json};

use super::*;
use crate::attachments::Upload;
use crate::campaigns::{Frame, FrozenDependent, FrozenHousehold, FrozenMember};
use crate::insurer::MemberTerm;
use crate::roster::{Dependent, Relationship};

pub fn frame() -> Frame {
    Frame {
        member_term: MemberTerm::Insured,
        title: "令和8年度 被扶養者資格調査".into(),
        reference_date: date(2026, 11, 1),
    }
}

fn dependent(n: u8, name: &str, relationship: &str, born: jiff::civil::Date) -> FrozenDependent {
    FrozenDependent {
        key: format!("d{n}"),
        was: Dependent {
            branch: n.to_string(),
            name: name.into(),
            kana: "オモテ".into(),
            relationship: Relationship::new(relationship.into()),
            sex: None,
            living: None,
            birth_date: born,
            certified_on: Some(date(2015, 4, 1)),
        },
        targeted: true,
        reason: None,
    }
}

/// A spouse, a student of 20, and a child of 8 whom the survey does not ask about.
pub fn dependents() -> Vec<FrozenDependent> {
    let mut child = dependent(3, "表　亮", "子", date(2018, 6, 11));
    child.targeted = false;
    child.reason = Some("18歳未満のため対象外です。".into());
    let spouse = dependent(1, "表　健一", "配偶者", date(1980, 7, 5));
    let student = dependent(2, "表　花", "子", date(2006, 7, 5));
    vec![spouse, student, child]
}

fn household_of(dependents: Vec<FrozenDependent>) -> FrozenHousehold {
    let member = FrozenMember {
        income: Some(6_000_000),
        continued: false,
        overseas: false,
    };
    FrozenHousehold { member, dependents }
}

pub fn fresh() -> Response {
    Response::NotStarted(Dossier::new(
        "0386-2026-1".into(),
        "K-1".into(),
        household_of(dependents()),
    ))
}

pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

pub fn object(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

pub fn household() -> Value {
    json!({"contact": "unchanged", "spouse": "no"})
}

pub fn no_income() -> Map<String, Value> {
    let pages = RulesVersion::CURRENT.rules().dependent.iter();
    let rows = pages
        .filter(|page| page.name == "income")
        .flat_map(|page| page.fields);
    rows.filter(|f| f.kind == Kind::Choice)
        .map(|f| (f.name.to_owned(), json!("no")))
        .collect()
}

pub fn kept(key: &str) -> Vec<(String, Value)> {
    vec![
        (format!("{key}.keep"), json!({"decision": "continue"})),
        (format!("{key}.living"), json!({"living": "together"})),
        (
            format!("{key}.work"),
            json!({"status": ["none"], "occupation": "none"}),
        ),
        (format!("{key}.income"), Value::Object(no_income())),
    ]
}

/// Everything answered: both stay, live together and have no income.
pub fn plain() -> Vec<(String, Value)> {
    let mut all = vec![("household".to_owned(), household())];
    all.extend(kept("d1"));
    all.extend(kept("d2"));
    all
}

/// Saves a page or fails the test.
pub fn save(response: Response, page: &str, raw: Value) -> Response {
    let version = response.dossier().version;
    let (next, verdict) = response.save_page(&frame(), version, page, &object(raw), at(1));
    assert!(
        matches!(verdict, SaveVerdict::Saved(_)),
        "{page}: {verdict:?}"
    );
    next
}

pub fn answered(pages: Vec<(String, Value)>) -> Response {
    pages
        .into_iter()
        .fold(fresh(), |response, (page, raw)| save(response, &page, raw))
}

pub fn acknowledge(response: Response) -> Response {
    let list = list_id(&response.dossier().documents(&frame()));
    save(response, "documents", json!({"acknowledged": list}))
}

pub fn upload(document: &str, dependent: Option<&str>) -> Upload {
    let whom = dependent.map(str::to_owned);
    Upload::parse(
        whom,
        document.into(),
        "資料.pdf",
        "application/pdf",
        9,
        &"ab".repeat(32),
    )
    .unwrap()
}

/// Uploads one checked file for every listed document.
pub fn with_documents(response: Response) -> Response {
    let list = response.dossier().documents(&frame());
    list.into_iter()
        .enumerate()
        .fold(response, |response, (n, d)| {
            let id = format!("a{n}");
            let wanted = upload(&d.document, d.dependent.as_deref());
            let (response, verdict) = response.presign(&frame(), id.clone(), wanted, None, at(2));
            assert_eq!(verdict, PresignVerdict::Granted);
            response.finish_upload(&id, Ok(()), at(3)).0
        })
}

/// A draft that may be submitted.
pub fn ready() -> Response {
    with_documents(acknowledge(answered(plain())))
}

pub fn submit(response: Response) -> (Response, SubmitVerdict) {
    let version = response.dossier().version;
    response.submit(&frame(), version, true, Receipt::from_random([1; 8]), at(4))
}

pub fn submitted() -> Response {
    let (response, verdict) = submit(ready());
    assert!(matches!(verdict, SubmitVerdict::Accepted(_)), "{verdict:?}");
    response
}

fn filed() -> Filed {
    match submitted() {
        Response::Submitted(filed) => filed,
        other => panic!("{other:?}"),
    }
}

pub fn in_review() -> Response {
    Response::InReview(filed())
}

pub fn reviewed() -> Response {
    Response::Reviewed(filed())
}

pub fn deficient() -> Response {
    let opened = vec![
        Opened::Document {
            dependent: Some("d1".into()),
            document: "tax-certificate".into(),
        },
        Opened::Page {
            page: "d1.work".into(),
        },
    ];
    Response::Deficient(Reopened {
        filed: filed(),
        opened,
    })
}

pub fn obstacles(response: Response, declared: bool) -> Vec<String> {
    let version = response.dossier().version;
    match response
        .submit(
            &frame(),
            version,
            declared,
            Receipt::from_random([0; 8]),
            at(9),
        )
        .1
    {
        SubmitVerdict::Invalid(errors) => errors.into_iter().map(|e| e.field).collect(),
        other => panic!("{other:?}"),
    }
}
