//! Which pages there are, and where the member goes on.

use serde_json::json;

use super::*;

fn ids(response: &Response) -> Vec<String> {
    response
        .dossier()
        .pages(&frame())
        .into_iter()
        .map(|p| p.id)
        .collect()
}

#[test]
fn a_new_response_asks_the_household_and_whether_each_target_stays() {
    assert_eq!(
        ids(&fresh()),
        ["household", "d1.keep", "d2.keep", "documents"]
    );
}

#[test]
fn a_kept_dependent_is_asked_further_and_a_removed_one_is_not() {
    let removed = json!({"decision": "remove", "reason": "employment", "date": "2026-10-01"});
    let response = save(fresh(), "d1.keep", json!({"decision": "continue"}));
    let response = save(response, "d2.keep", removed);
    let expected = [
        "household",
        "d1.keep",
        "d1.living",
        "d1.work",
        "d1.income",
        "d2.keep",
        "documents",
    ];
    assert_eq!(ids(&response), expected);
}

#[test]
fn a_changed_mind_finds_the_answers_again_but_does_not_submit_them() {
    let removed = json!({"decision": "remove", "reason": "death", "date": "2026-10-01"});
    let response = save(answered(plain()), "d2.keep", removed);
    assert!(response.dossier().answers.contains_key("d2.income"));
    let (_, verdict) = submit(with_documents(acknowledge(response.clone())));
    let SubmitVerdict::Accepted(snapshot) = verdict else {
        panic!("{verdict:?}")
    };
    assert!(
        snapshot
            .answers
            .keys()
            .all(|page| !page.starts_with("d2.") || page == "d2.keep")
    );
    let back = save(response, "d2.keep", json!({"decision": "continue"}));
    assert!(
        back.dossier()
            .missing(&frame())
            .iter()
            .all(|m| m.page == "documents")
    );
}

#[test]
fn texts_name_the_dependent_and_use_the_insurers_word() {
    let cooperative = Frame {
        member_term: MemberTerm::UnionMember,
        ..frame()
    };
    let response = answered(plain());
    let pages = response.dossier().pages(&cooperative);
    let text = serde_json::to_string(&pages).unwrap();
    assert!(text.contains("表　健一さんの収入について") && text.contains("組合員とご家族について"));
    assert!(text.contains("2026年11月1日から今後1年間"));
    assert!(
        !text.contains("{name}") && !text.contains("{term}") && !text.contains("被保険者とご家族")
    );
    assert!(text.contains("手渡し"));
    let titles: std::collections::BTreeSet<_> = pages.iter().map(|p| &p.title).collect();
    assert_eq!(titles.len(), pages.len());
}

#[test]
fn the_next_page_is_the_next_incomplete_one() {
    let frame = frame();
    let next = |r: &Response, after: Option<&str>| r.dossier().next_page(&frame, after);
    assert_eq!(next(&fresh(), None).as_deref(), Some("household"));
    assert_eq!(next(&fresh(), Some("d1.keep")).as_deref(), Some("d2.keep"));
    let one = save(fresh(), "d2.keep", json!({"decision": "continue"}));
    assert_eq!(next(&one, Some("d2.keep")).as_deref(), Some("d2.living"));
    assert_eq!(next(&one, Some("d2.income")).as_deref(), Some("household"));
    let all = answered(plain());
    assert_eq!(next(&all, Some("d2.income")).as_deref(), Some("documents"));
    assert_eq!(next(&acknowledge(all), Some("documents")), None);
}

#[test]
fn the_documents_page_carries_the_list_to_acknowledge() {
    let response = answered(plain());
    let page = response.dossier().pages(&frame()).pop().unwrap();
    assert_eq!(
        (page.id.as_str(), page.complete, page.fields[0].kind),
        ("documents", false, Kind::Choice)
    );
    assert_eq!(
        page.fields[0].options[0].value,
        list_id(&response.dossier().documents(&frame()))
    );
    assert!(
        acknowledge(response)
            .dossier()
            .pages(&frame())
            .pop()
            .unwrap()
            .complete
    );
}
