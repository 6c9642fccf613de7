//! A 記号番号 that is used again is another person's: nothing of who stood under it before is theirs.

use domain::campaigns::{Enrolment, campaign_id};
use domain::roster::{Decisions, Doubt, Person as Who};
use functions::campaigns::{enrol, open_campaign};
use functions::roster::{Imported, Mode, Run};
use serde_json::{Value, json};
use tests::people::{Person, credentials, first};
use tests::{Answer, World};

use super::support::{Files, actor, enrolment, items};

/// The first member of the demo and the family as the files have them, and as somebody else's under the same number.
const ROW: &str = "表　麗,ｵﾓﾃ ｳﾗﾗ,19860524";
const OTHER: &str = "佐藤　花,サトウ ハナ,19900101";

/// No row is held back.
const NONE: [&[u64]; 2] = [&[], &[]];
/// The first member's row.
const SECOND: &[u64] = &[2];

fn other_family() -> Files {
    let files = Files::demo("0386").with(ROW, OTHER);
    let files = files.with("表　健一", "佐藤　一郎");
    files.with(&first("0386").email, "hana.sato@corp.example.jp")
}

/// Somebody else with the first member's number.
fn hana() -> Person {
    let mut person = first("0386");
    person.card["birth_date"] = "1990-01-01".into();
    person.card["kana"] = "サトウ ハナ".into();
    person.email = "hana.sato@corp.example.jp".to_owned();
    person.registered = Some(person.email.clone());
    person
}

fn write(decisions: Decisions) -> Run {
    Run {
        decisions,
        ..Mode::Write.into()
    }
}

/// What came of the rows under known numbers: the same persons, others, and those held back.
fn counts(done: &Imported) -> (u64, u64, [&[u64]; 2]) {
    let held = [&done.held.kana, &done.held.birth_date];
    (done.changed, done.others, held.map(Vec::as_slice))
}

/// Refused for good, with the insurer's contacts.
pub(super) fn is_closed(answer: &Answer) -> bool {
    let told = (answer.status.as_u16(), answer.slug());
    let contacts = answer.body.get("contacts").map(ToString::to_string);
    told == (403, "account-closed") && contacts.is_some_and(|text| text.contains("tel"))
}

/// Next to the running campaign another one of the same insurer, opened now.
async fn next_campaign(world: &World) -> String {
    let mut one: Enrolment = enrolment(world);
    one.campaign.number = 2_u8.try_into().unwrap();
    let day = one.campaign.reference_date;
    one.campaign.id = campaign_id(&one.insurer.code, day, one.campaign.number);
    one.insurer.open_campaign = Some(one.campaign.id.clone());
    enrol(world.app(), &actor(), &one).await.unwrap();
    let actor = actor();
    let opened = open_campaign(world.app(), &actor, &one.insurer, &one.campaign);
    opened.await.unwrap();
    one.campaign.id
}

#[tokio::test]
async fn a_number_used_again_shows_its_old_owner_nothing_of_the_new_family() {
    let world = World::with_demo().await;
    let mut owner = first("0386").at_home(&world, "urara.omote").await;
    let before = owner.cookie("__Host-session").unwrap().to_owned();
    let done = other_family().import(&world, Mode::Write).await;
    let campaign = next_campaign(&world).await;
    let survey = format!("survey?campaign={campaign}");
    let answer = owner.get(&survey).await;
    assert!(is_closed(&answer), "the old owner reads {}", answer.body);
    let answer = owner.get("home").await;
    assert!(is_closed(&answer), "the old owner is at {}", answer.body);
    let answer = world
        .browser()
        .post("login", credentials("urara.omote"))
        .await;
    assert!(is_closed(&answer), "the old owner logs in: {}", answer.body);
    assert_eq!(counts(&done), (0, 1, NONE));
    let mut family = hana().at_home(&world, "hana.sato").await;
    let theirs = family.get(&survey).await;
    assert!(theirs.body.to_string().contains("佐藤　一郎"), "{theirs:?}");
    // The opening wrote the new family where only the new member reaches it.
    let people = items(&world, "people").await;
    let of = |cookie: &str, campaign: &str| {
        let member = cookie.split('.').next().unwrap();
        people.get(&format!("M#{member} R#{campaign}"))
    };
    let after = family.cookie("__Host-session").unwrap();
    assert_eq!(of(&before, &campaign), None);
    assert!(of(after, &campaign).is_some());
    let first_one = of(&before, "0386-2026-1").unwrap().to_string();
    assert!(first_one.contains("表　健一") && !first_one.contains("佐藤　一郎"));
}

#[tokio::test]
async fn another_person_has_another_member_id_and_enquiry_number_and_the_old_number_stays_the_old_ones()
 {
    let world = World::with_demo().await;
    let entry = async || {
        let people = items(&world, "people").await;
        let theirs = |(key, item): &(&String, &Value)| {
            key.starts_with("P#") && item["insurer"] == "0386" && item["number"] == "1000"
        };
        people.iter().find(theirs).unwrap().1.clone()
    };
    let was = entry().await;
    other_family().import(&world, Mode::Write).await;
    let is = entry().await;
    for own in ["member_id", "enquiry_number", "roster_sk"] {
        assert_ne!(was[own], is[own], "{own}");
    }
    assert_eq!(
        (&was["generation"], &is["generation"], &is["registered"]),
        (&json!(0), &json!(1), &json!(false))
    );
    let people = items(&world, "people").await;
    for (number, generation) in [(&was, 0), (&is, 1)] {
        let number = number["enquiry_number"].as_str().unwrap();
        assert_eq!(people[&format!("E#{number} -")]["generation"], generation);
    }
    let again = other_family().import(&world, Mode::Write).await;
    assert_eq!((again.number, counts(&again).1), (None, 0));
}

/// Sixty members, each under the number of the one who stands `moved` further in the list.
fn renumbered(moved: usize) -> Files {
    const SOUNDS: [&str; 8] = ["ア", "イ", "ウ", "エ", "オ", "カ", "キ", "ク"];
    let row = |n: usize| {
        let who = (n + moved) % 60;
        let (family, given) = (SOUNDS[who / 8], SOUNDS[who % 8]);
        let (month, day) = (1 + who / 28, 1 + who % 28);
        format!("1,{n:03},人　{who},{family} {given},1980{month:02}{day:02},,,本社,,,\r\n")
    };
    let members: String = (0..60).map(row).collect();
    Files::of(
        &format!(
            "記号,番号,氏名,氏名カナ,生年月日,性別,メールアドレス,事業所,任意継続,海外勤務,年収見込\r\n{members}"
        ),
        "記号,番号,枝番,氏名,氏名カナ,続柄,生年月日,性別,認定日,同居別居\r\n",
    )
}

#[tokio::test]
async fn a_renumbered_roster_stops_at_the_dry_run_and_is_written_as_confirmed_only() {
    let world = World::new().await;
    renumbered(0).import(&world, Mode::Write).await;
    let before = items(&world, "people").await;
    let told = renumbered(9).import(&world, Mode::DryRun).await;
    let (others, held) = (told.others, told.held.clone());
    assert!(told.refused && !told.accepted(), "{told:?}");
    assert_eq!(
        others + (held.kana.len() + held.birth_date.len()) as u64,
        60
    );
    let confirmed = |confirmed| Run {
        confirmed,
        ..Mode::Write.into()
    };
    for unsaid in [0, others - 1] {
        let done = renumbered(9).import(&world, confirmed(unsaid)).await;
        assert_eq!((done.refused, done.number), (true, None), "{done:?}");
        assert_eq!(items(&world, "people").await, before);
    }
    let done = renumbered(9).import(&world, confirmed(others)).await;
    assert_eq!(
        (done.refused, done.number, done.others),
        (false, Some(2), others)
    );
}

#[tokio::test]
async fn who_married_is_the_same_person() {
    let world = World::with_demo().await;
    let mut owner = first("0386").at_home(&world, "urara.omote").await;
    let married = Files::demo("0386").with("表　麗,ｵﾓﾃ ｳﾗﾗ", "佐藤　麗,サトウ ウララ");
    let done = married.import(&world, Mode::Write).await;
    assert_eq!(counts(&done), (1, 0, NONE));
    assert_eq!(owner.get("home").await.status, 200);
    let answer = owner.post("login", credentials("urara.omote")).await;
    assert_eq!(answer.status, 200);
}

#[tokio::test]
async fn what_may_be_a_correction_or_a_stranger_waits_for_what_the_run_says() {
    let world = World::with_demo().await;
    let mut owner = first("0386").at_home(&world, "urara.omote").await;
    let before = items(&world, "people").await;
    let born = Files::demo("0386").with("19860524", "19860525");
    let named = Files::demo("0386").with(ROW, "佐藤　花,サトウ ハナ,19860524");
    for (files, held) in [(&born, [&[], SECOND]), (&named, [SECOND, &[]])] {
        for mode in [Mode::DryRun, Mode::Write] {
            let done = files.import(&world, mode).await;
            assert_eq!(counts(&done), (0, 0, held));
            assert_eq!(done.number, None);
        }
    }
    assert_eq!(
        items(&world, "people").await,
        before,
        "held back, not written"
    );
    let same = write(Decisions::default().row(2, Who::Same));
    let done = born.import(&world, same).await;
    assert_eq!(counts(&done), (1, 0, NONE));
    assert_eq!(owner.get("home").await.status, 200, "corrected");
    let back = write(Decisions::default().all(Doubt::BirthDate, Who::Same));
    Files::demo("0386").import(&world, back).await;
    let other = write(Decisions::default().all(Doubt::Kana, Who::Other));
    let done = named.import(&world, other).await;
    assert_eq!(counts(&done), (0, 1, NONE));
    assert!(is_closed(&owner.get("home").await), "a stranger");
}

#[tokio::test]
async fn who_is_held_back_and_had_left_is_not_waited_for_by_an_opening() {
    let world = World::with_demo().await;
    Files::demo("0386")
        .without(1)
        .import(&world, Mode::Write)
        .await;
    let held = Files::demo("0386").with("19860524", "19860525");
    let held = held.with("第一工場", "第三工場");
    let done = held.import(&world, Mode::Write).await;
    assert_eq!((done.held.birth_date.as_slice(), done.gone), (SECOND, 0));
    next_campaign(&world).await;
}
