//! `home` through the door.

use domain::campaigns::{Campaign, Enrolment, FrozenHousehold, FrozenMember};
use domain::survey::{Dossier, Response};
use platform::tables::Key;
use serde_json::json;
use tests::{World, told};
use uuid::Uuid;

use super::{at_home, enrolments, log_in, member, put, scene};

/// Opens the insurer's campaign; `members` are asked.
async fn open(world: &World, code: &str, members: &[Uuid]) -> Campaign {
    let mut all = enrolments().into_iter();
    let Enrolment {
        insurer, campaign, ..
    } = all.find(|one| one.insurer.code == code).unwrap();
    put(world, &Key::insurer(code), &insurer).await;
    put(world, &Key::campaign(&campaign.id), &campaign).await;
    for id in members {
        let dossier = Dossier::new(campaign.id.clone(), "1234-5678".to_owned(), nobody());
        put(
            world,
            &Key::response(*id, &campaign.id),
            Response::NotStarted(dossier),
        )
        .await;
    }
    campaign
}

/// A member without dependents.
fn nobody() -> FrozenHousehold {
    let member = FrozenMember {
        income: None,
        continued: false,
        overseas: false,
    };
    FrozenHousehold {
        member,
        dependents: Vec::new(),
    }
}

#[tokio::test]
async fn my_page_says_who_one_is_what_is_new_and_what_is_to_be_done() {
    let world = scene().await;
    let them = member(&world, "urara.omote", "32290414").await;
    let campaign = open(&world, "32290414", &[them.id]).await;
    let mut browser = at_home(&world, "urara.omote").await;
    let page = browser.get("home").await;
    assert_eq!(page.status, 200, "{}", page.body);
    let body = &page.body;
    assert_eq!(body["member"], json!({ "name": "表 麗", "term": "組合員" }));
    assert_eq!(body["enquiry_number"], "1234-5678");
    assert_eq!(body["previous_login"], json!(null));
    assert_eq!(body["email"], "urara@example.jp");
    assert_eq!(body["insurer"]["name"], "北斗県市町村職員共済組合");
    assert!(!body["insurer"]["contacts"].as_array().unwrap().is_empty());
    let survey = &body["survey"];
    assert_eq!(survey["campaign"], json!(campaign.id));
    assert_eq!(survey["deadline"], "2026-12-25");
    assert_eq!(survey["login_by"], "2026-11-30");
    assert_eq!(
        (&survey["status"], &survey["state"]),
        (&told!("open"), &told!("not-started"))
    );
    assert_eq!(
        (&survey["submitted"], &survey["receipt"]),
        (&told!(false), &told!(null))
    );
    let tasks: Vec<_> = survey["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|task| task["task"].clone())
        .collect();
    assert_eq!(tasks, ["answers", "attachments", "submission"]);
    assert!(
        survey["tasks"]
            .as_array()
            .unwrap()
            .iter()
            .all(|task| task["state"] == "not-started")
    );
    let states: Vec<_> = body["menu"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["state"].clone())
        .collect();
    assert!(states.contains(&told!("preparing")) && states.contains(&told!("open")));
    assert!(!page.body.to_string().contains("symbol"));
}

#[tokio::test]
async fn notices_stand_by_sender_and_only_once_published() {
    let world = scene().await;
    member(&world, "urara.omote", "0386").await;
    let mut browser = at_home(&world, "urara.omote").await;
    let notices = browser.get("home").await.body["notices"].clone();
    let titles = |list: &str| -> Vec<String> {
        let entries = notices[list].as_array().unwrap().iter();
        entries
            .map(|notice| notice["title"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        titles("insurer"),
        [
            "令和8年度 被扶養者資格調査が始まります",
            "【立峰健保】システム操作マニュアルと操作上のQAについて",
            "共働きでご家族を扶養(共同扶養)されているみなさまへ",
        ]
    );
    assert_eq!(titles("site"), ["メンテナンスのお知らせ"]);
    assert!(titles("personal").is_empty());
}

#[tokio::test]
async fn notices_carry_their_links_and_the_menu_leads_to_the_manual() {
    let world = scene().await;
    member(&world, "george.igarashi", "mirai").await;
    let mut browser = at_home(&world, "george.igarashi").await;
    let home = browser.get("home").await.body;
    let notices = home["notices"]["insurer"].as_array().unwrap();
    let links: Vec<&str> = notices
        .iter()
        .flat_map(|notice| notice["links"].as_array().unwrap())
        .map(|link| link["url"].as_str().unwrap())
        .collect();
    for url in [
        "/manual",
        "/help",
        "/leaflet",
        "/guides/both-work",
        "/guides/both-work.pdf",
    ] {
        assert!(links.contains(&url), "{url} is not among {links:?}");
    }
    let manual = told!({ "group": "マニュアル", "title": "操作マニュアル", "state": "open", "url": "/manual" });
    assert!(home["menu"].as_array().unwrap().contains(&manual));
}

#[tokio::test]
async fn the_login_before_this_one_is_told() {
    let world = scene().await;
    member(&world, "urara.omote", "0386").await;
    let mut browser = at_home(&world, "urara.omote").await;
    world.pass(3_600);
    log_in(&mut browser, "urara.omote").await;
    assert_eq!(
        browser.get("home").await.body["previous_login"],
        tests::MORNING
    );
}

#[tokio::test]
async fn who_is_not_asked_has_no_survey_and_a_stranger_has_no_page() {
    let world = scene().await;
    let asked = member(&world, "asked.member", "0386").await;
    member(&world, "other.member", "0386").await;
    open(&world, "0386", &[asked.id]).await;
    let mut other = at_home(&world, "other.member").await;
    assert_eq!(other.get("home").await.body["survey"], json!(null));
    let stranger = world.browser().get("home").await;
    assert_eq!(
        (stranger.status.as_u16(), stranger.slug()),
        (401, "no-session")
    );
}

#[tokio::test]
async fn the_survey_tells_when_it_is_over() {
    let world = scene().await;
    let them = member(&world, "urara.omote", "0386").await;
    open(&world, "0386", &[them.id]).await;
    for (at, status) in [
        ("2026-12-18T23:59:59+09:00", "open"),
        ("2026-12-19T00:00:00+09:00", "closed"),
    ] {
        world.clock.set(at.parse().unwrap());
        let mut browser = at_home(&world, "urara.omote").await;
        assert_eq!(browser.get("home").await.body["survey"]["status"], status);
    }
}
