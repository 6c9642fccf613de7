use super::*;

fn site() -> Site {
    let revision = |version, day: &str| Revision {
        version,
        effective_from: day.parse().unwrap(),
        summary: format!("第{version}版"),
    };
    Site {
        terms: vec![revision(2, "2027-04-01"), revision(1, "2026-04-01")],
        maintenance: Some(Maintenance {
            from: "2026-12-01T00:00:00+09:00".parse().unwrap(),
            until: "2026-12-01T06:00:00+09:00".parse().unwrap(),
            message: "定期メンテナンスのため停止します。".into(),
        }),
    }
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn a_revision_takes_effect_at_midnight_in_japan_and_asks_again() {
    let site = site();
    let before = at("2027-03-31T23:59:59+09:00");
    let after = at("2027-04-01T00:00:00+09:00");
    assert_eq!(site.in_force(before).unwrap().version, 1);
    assert_eq!(site.next_revision(before).unwrap().version, 2);
    assert!(site.accepted(Some(1), before));
    assert!(!site.accepted(Some(1), after));
    assert!(site.accepted(Some(2), after));
    assert_eq!(site.next_revision(after), None);
}

#[test]
fn the_demo_terms_and_notices_are_read_and_fit_their_items() {
    let source = include_str!("../../../../tests/demo/site.json");
    let source: SiteSource = serde_json::from_str(source).unwrap();
    let (site, terms) = (source.site(), source.terms);
    assert!(serde_json::to_string(&site).unwrap().len() <= 1024);
    assert!(!source.notices.notices.is_empty());
    assert!((8..=12).contains(&terms[0].sections.len()));
    assert_eq!(
        site.in_force(at("2021-01-01T00:00:00+09:00"))
            .unwrap()
            .version,
        1
    );
    let with = terms[0].point_service_for(Some(true));
    assert!(with.applies && with.line.contains("適用されます。") && !with.sections.is_empty());
    let without = terms[0].point_service_for(Some(false));
    assert!(without.line.contains("適用されません。") && without.sections.is_empty());
    let unknown = terms[0].point_service_for(None);
    assert!(
        unknown.line.contains("契約している保険者にご所属の方には") && unknown.sections.is_empty()
    );
}

#[test]
fn nobody_passes_where_no_terms_are_in_force() {
    let now = at("2026-03-31T12:00:00+09:00");
    assert!(!site().accepted(Some(1), now));
    assert!(!Site::default().accepted(None, now));
}

#[test]
fn maintenance_is_announced_until_it_ends() {
    let site = site();
    let on = |now| {
        site.maintenance_at(at(now))
            .map(|window| window.is_on(at(now)))
    };
    assert_eq!(on("2026-11-30T12:00:00+09:00"), Some(false));
    assert_eq!(on("2026-12-01T00:00:00+09:00"), Some(true));
    assert_eq!(on("2026-12-01T06:00:00+09:00"), None);
}
