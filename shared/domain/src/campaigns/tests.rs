use std::collections::BTreeMap;

use jiff::civil::date;

use super::*;
use crate::insurer::{EmailPolicy, Faq, Insurer, MenuState, Pages};
use crate::roster::{Dependent, Living, RosterEntry, Sex};

fn enrolments() -> Vec<Enrolment> {
    serde_json::from_str(include_str!("../../../../tests/demo/insurers.json")).unwrap()
}

fn campaign(code: &str) -> Campaign {
    let entry = enrolments()
        .into_iter()
        .find(|entry| entry.insurer.code == code)
        .unwrap();
    entry.campaign
}

fn member() -> RosterEntry {
    serde_json::from_str(
        r#"{"member_id":"018f0000-0000-7000-8000-000000000001","insurer":"0386","symbol":"1",
        "number":"1002","kana_key":"イトウリヨウ","birth_date":"1967-01-09","name":"伊藤 亮",
        "workplace":"大阪支店","continued":false,"overseas":false,"registered":false,
        "dependents":[],"import":1}"#,
    )
    .unwrap()
}

fn born(birth: Date, certified_on: Option<Date>) -> Dependent {
    let mut dependent: Dependent = serde_json::from_str(
        r#"{"branch":"1","name":"伊藤 順子","kana":"イトウ ジュンコ","relationship":"子",
        "birth_date":"2000-01-01"}"#,
    )
    .unwrap();
    dependent.birth_date = birth;
    dependent.certified_on = certified_on;
    dependent
}

#[test]
fn the_demo_insurers_are_read() {
    let all = enrolments();
    let policies: Vec<_> = all.iter().map(|one| one.insurer.email_policy).collect();
    use EmailPolicy::{Masked, MemberEnters, Shown};
    assert_eq!(policies, [Shown, Shown, Masked, MemberEnters]);
    let Enrolment {
        insurer: hokuto,
        pages,
        campaign: survey,
    } = &all[2];
    assert_eq!(hokuto.member_term.word(), "組合員");
    assert!(hokuto.point_service && !hokuto.mail.takes_replies());
    assert_eq!(pages.menu[1].state, MenuState::Preparing);
    assert_eq!(pages.menu[9].state, MenuState::Open);
    assert_eq!(survey.id, "32290414-2026-1");
    assert_eq!(survey.login_by, Some(date(2026, 11, 30)));
    assert_eq!(all[0].campaign.deadline_text(), "2026年12月18日(金)");
    assert_eq!(all[3].insurer.operator, None);
}

#[test]
fn an_insurer_and_a_campaign_survive_being_stored() {
    let faq = include_str!("../../../../tests/demo/faq.json");
    let mut faq: BTreeMap<String, Vec<Faq>> = serde_json::from_str(faq).unwrap();
    for entry in enrolments() {
        let Enrolment {
            insurer,
            mut pages,
            campaign,
        } = entry;
        pages.faq = faq.remove(&insurer.code).unwrap();
        assert!((5..=8).contains(&pages.faq.len()));
        let stored = serde_json::to_string(&insurer).unwrap();
        assert!(stored.len() <= 2 * 1024, "{} bytes", stored.len());
        assert_eq!(serde_json::from_str::<Insurer>(&stored).unwrap(), insurer);
        let stored = serde_json::to_string(&pages).unwrap();
        assert!(stored.len() <= 8 * 1024, "{} bytes", stored.len());
        assert_eq!(serde_json::from_str::<Pages>(&stored).unwrap(), pages);
        let stored = serde_json::to_string(&campaign).unwrap();
        assert_eq!(serde_json::from_str::<Campaign>(&stored).unwrap(), campaign);
    }
}

#[test]
fn a_campaign_opens_at_midnight_and_closes_after_the_last_second_of_its_deadline() {
    let survey = campaign("0386");
    for (now, status) in [
        ("2026-10-31T23:59:59+09:00", Status::Before),
        ("2026-11-01T00:00:00+09:00", Status::Open),
        ("2026-12-18T23:59:59.999+09:00", Status::Open),
        ("2026-12-19T00:00:00+09:00", Status::Closed),
    ] {
        assert_eq!(survey.status(now.parse().unwrap()), status, "{now}");
    }
}

#[test]
fn the_announcement_numbers_the_campaigns_of_a_year() {
    let demo = include_str!("../../../../tests/demo/insurers.json");
    let mut all: serde_json::Value = serde_json::from_str(demo).unwrap();
    let mut id = |number: serde_json::Value| {
        all[0]["campaign"]["number"] = number;
        let read: Result<Enrolment, _> = serde_json::from_value(all[0].clone());
        read.map(|enrolment| enrolment.campaign.id)
    };
    assert_eq!(campaign("0386").id, "0386-2026-1");
    assert_eq!(id(1.into()).unwrap(), "0386-2026-1");
    assert_eq!(id(2.into()).unwrap(), "0386-2026-2");
    assert!(id(0.into()).is_err());
}

#[test]
fn ages_count_on_the_reference_date_from_the_day_before_the_birthday() {
    for (code, birth, targeted) in [
        ("0386", date(2008, 1, 1), true),
        ("0386", date(2008, 11, 2), true),
        ("0386", date(2008, 11, 3), false),
        ("mirai", date(2008, 1, 1), false),
        ("mirai", date(2007, 10, 2), true),
        ("mirai", date(2007, 10, 3), false),
        ("32290414", date(2004, 1, 2), false),
        ("32290414", date(2003, 11, 2), true),
        ("32290414", date(1996, 2, 29), true),
        ("ngx", date(1951, 11, 2), true),
        ("ngx", date(1951, 11, 1), false),
        ("ngx", date(1936, 12, 26), false),
    ] {
        let survey = campaign(code);
        let verdict = survey.not_targeted(&born(birth, None), &member());
        assert_eq!(verdict.is_none(), targeted, "{code}: {birth}");
    }
    let mut survey = campaign("0386");
    survey.reference_date = date(2026, 2, 28);
    survey.targets.minimum_age = 30;
    assert!(
        survey
            .not_targeted(&born(date(1996, 2, 29), None), &member())
            .is_none()
    );
}

#[test]
fn the_last_certification_day_is_still_asked() {
    let survey = campaign("0386");
    let judged = |day| survey.not_targeted(&born(date(1983, 1, 12), day), &member());
    assert_eq!(judged(None), None);
    assert_eq!(judged(Some(date(2026, 3, 31))), None);
    assert_eq!(
        judged(Some(date(2026, 4, 1))).unwrap().to_string(),
        "認定日が2026年3月31日より後のため、今回の調査の対象外です。"
    );
}

#[test]
fn members_may_be_left_out_by_workplace_continuation_or_work_abroad() {
    let spouse = born(date(1983, 1, 12), None);
    let mut survey = campaign("0386");
    let mut continued = member();
    continued.row.continued = true;
    let mut overseas = member();
    overseas.row.overseas = true;
    for entry in [&continued, &overseas, &member()] {
        assert_eq!(survey.not_targeted(&spouse, entry), None);
    }
    survey.exclude_continued = true;
    survey.exclude_overseas = true;
    let reason = |entry: &RosterEntry, survey: &Campaign| {
        let why = survey.not_targeted(&spouse, entry)?;
        Some(why.to_string())
    };
    assert_eq!(
        reason(&continued, &survey).unwrap(),
        "任意継続の方は、今回の調査の対象外です。"
    );
    assert_eq!(
        reason(&overseas, &survey).unwrap(),
        "海外勤務の方は、今回の調査の対象外です。"
    );
    assert_eq!(reason(&member(), &survey), None);
    survey.workplaces_excluded = vec!["大阪支店".into()];
    assert!(reason(&member(), &survey).unwrap().contains("事業所"));
}

#[test]
fn a_member_is_asked_when_one_dependent_is() {
    let survey = campaign("0386");
    let mut entry = member();
    assert!(!survey.asks(&entry));
    entry.dependents = vec![born(date(2015, 1, 1), None), born(date(1983, 1, 12), None)];
    assert!(survey.asks(&entry));
}

#[test]
fn the_opening_freezes_every_dependent_with_a_key_of_its_own() {
    let campaign = campaign("0386");
    let mut member = member();
    for branch in ["A", "a", "2"] {
        let mut dependent = born(date(2015, 1, 1), None);
        dependent.branch = branch.into();
        member.dependents.push(dependent);
    }
    member.row.income = Some(6_000_000);
    member.row.overseas = true;
    member.dependents[2].living = Some(Living::Apart);
    member.dependents[2].sex = Some(Sex::Female);
    let FrozenHousehold {
        member: facts,
        dependents: frozen,
    } = campaign.freeze(&member);
    let was = (facts.income, facts.continued, facts.overseas);
    assert_eq!(was, (Some(6_000_000), false, true));
    let last = &frozen[2];
    assert_eq!(
        (last.was.living, last.was.sex),
        (Some(Living::Apart), Some(Sex::Female))
    );
    assert_eq!(
        (last.was.kana.as_str(), last.was.relationship.word()),
        ("イトウ ジュンコ", "子")
    );
    let keys: Vec<&str> = frozen.iter().map(|one| one.key.as_str()).collect();
    assert_eq!(keys, ["da", "dax", "d2"]);
    assert!(
        frozen
            .iter()
            .all(|one| !one.targeted && one.reason.is_some())
    );
}
