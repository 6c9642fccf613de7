//! Who left the roster is out at the next call, and in again with the roster; whatever comes at the same time.

use domain::roster::{Decisions, Person as Who};
use emulators::fault::{Fault, Gate, Rule};
use functions::roster::{Mode, Run};
use functions::session::{Account, Login};
use platform::tables::Key;
use serde_json::json;
use tests::people::{credentials, first, people};
use tests::{Browser, World};

use super::reused::is_closed;
use super::support::{Files, items, stopped_after};

const OTHER: &str = "佐藤　花,サトウ ハナ,19900101";

fn other() -> Files {
    Files::demo("0386").with("表　麗,ｵﾓﾃ ｳﾗﾗ,19860524", OTHER)
}

/// Account and login of whom `browser` belongs to: whether they are closed, and their epochs.
async fn standing(world: &World, session: &str, user_id: &str) -> [(bool, u64); 2] {
    let id = session.split('.').next().unwrap().parse().unwrap();
    let tables = world.app().tables();
    let account: Account = tables.get(&Key::account(id)).await.unwrap().unwrap();
    let login: Login = tables.get(&Key::login(user_id)).await.unwrap().unwrap();
    [(account.closed, account.epoch), (login.closed, login.epoch)]
}

fn session(browser: &Browser<'_>) -> String {
    browser.cookie("__Host-session").unwrap().to_owned()
}

#[tokio::test]
async fn who_left_loses_session_and_login_and_who_came_back_has_the_login_again() {
    let world = World::with_demo().await;
    let mut owner = first("0386").at_home(&world, "urara.omote").await;
    let mut neighbour = people("0386")[1].at_home(&world, "ryo.suzuki").await;
    let files = Files::demo("0386");
    assert_eq!(files.without(1).import(&world, Mode::Write).await.gone, 1);
    for step in ["home", "survey?campaign=0386-2026-1"] {
        let answer = owner.get(step).await;
        assert!(is_closed(&answer), "{step} answers {}", answer.body);
    }
    let terms = owner.get("terms").await;
    assert_eq!(
        (terms.status.as_u16(), terms.body["accepted"].is_null()),
        (200, true)
    );
    let mut stranger = world.browser();
    let answer = stranger.post("login", credentials("urara.omote")).await;
    assert!(is_closed(&answer), "login answers {}", answer.body);
    assert_eq!(stranger.cookie("__Host-session"), None);
    let wrong = json!({ "user_id": "urara.omote", "password": "kumo#48xTsukj" });
    assert_eq!(stranger.post("login", wrong).await.slug(), "login-refused");
    // Its right password is no try that counts, and nobody else is concerned.
    for _ in 0..6 {
        let answer = stranger.post("login", credentials("urara.omote")).await;
        assert!(is_closed(&answer), "{}", answer.body);
    }
    assert_eq!(neighbour.get("home").await.status, 200);
    assert_eq!(
        standing(&world, &session(&owner), "urara.omote").await,
        [(true, 1); 2]
    );
    files.import(&world, Mode::Write).await;
    assert_eq!(
        standing(&world, &session(&owner), "urara.omote").await,
        [(false, 1); 2]
    );
    assert_eq!(
        owner.get("home").await.slug(),
        "no-session",
        "the old session stays dead"
    );
    assert_eq!(
        owner.post("login", credentials("urara.omote")).await.status,
        200
    );
    assert_eq!(owner.get("home").await.status, 200);
    let audit = items(&world, "audit").await;
    let told = |what: &str| audit.values().filter(|entry| entry["what"] == what).count();
    assert_eq!((told("close-account"), told("reopen-account")), (1, 1));
}

#[tokio::test]
async fn a_login_that_meets_the_closing_opens_no_session() {
    let world = World::with_faults().await;
    let mut owner = first("0386").at_home(&world, "urara.omote").await;
    let gate = Gate::closed();
    let opened = Rule::next("UpdateItem", Fault::Hold(gate.clone()));
    world
        .faults()
        .dynamodb
        .inject(opened.containing("previous_login"));
    let closing = async {
        gate.reached().await;
        Files::demo("0386")
            .without(1)
            .import(&world, Mode::Write)
            .await;
        gate.open();
    };
    let (answer, ()) = tokio::join!(owner.post("login", credentials("urara.omote")), closing);
    assert!(is_closed(&answer), "the login answers {}", answer.body);
    Files::demo("0386").import(&world, Mode::Write).await;
    assert_eq!(owner.get("home").await.slug(), "no-session");
}

#[tokio::test]
async fn an_import_closes_the_account_that_was_opened_while_it_ran() {
    for files in [other(), Files::demo("0386").without(1)] {
        let world = World::with_faults().await;
        let person = first("0386");
        let mut browser = person.confirmed(&world, "urara.omote").await;
        // It has read the entry without an account and stands before its first write.
        let gate = Gate::closed();
        let first_write = Rule::next("UpdateItem", Fault::Hold(gate.clone()));
        world
            .faults()
            .dynamodb
            .inject(first_write.containing("leased_until"));
        let signing_up = async {
            gate.reached().await;
            let made = browser
                .post("create-account", credentials("urara.omote"))
                .await;
            gate.open();
            made.status.as_u16()
        };
        let (_, made) = tokio::join!(files.import(&world, Mode::Write), signing_up);
        let answer = world
            .browser()
            .post("login", credentials("urara.omote"))
            .await;
        assert!(
            made == 201 && is_closed(&answer),
            "{made}, then {}",
            answer.body
        );
    }
}

#[tokio::test]
async fn an_account_opens_only_with_the_name_and_birth_date_that_were_compared() {
    let corrected = Files::demo("0386").with("19860524", "19860525");
    let married = Files::demo("0386").with("表　麗,ｵﾓﾃ ｳﾗﾗ", "佐藤　麗,サトウ ウララ");
    for files in [corrected, married, other()] {
        let world = World::with_faults().await;
        let mut browser = first("0386").confirmed(&world, "urara.omote").await;
        // The account's transaction is on its way when the import comes.
        let gate = Gate::closed();
        let account = Rule::next("TransactWriteItems", Fault::Hold(gate.clone()));
        world
            .faults()
            .dynamodb
            .inject(account.containing("L#urara.omote"));
        let importing = async {
            gate.reached().await;
            let run = Run {
                decisions: Decisions::default().row(2, Who::Same),
                ..Mode::Write.into()
            };
            let done = files.import(&world, run).await;
            gate.open();
            done.changed + done.others
        };
        let made = browser.post("create-account", credentials("urara.omote"));
        let (answer, written) = tokio::join!(made, importing);
        assert_eq!((answer.slug(), written), ("identity-refused", 1));
    }
}

#[tokio::test]
async fn an_import_killed_anywhere_closes_each_account_once() {
    for calls in [2, 4, 6, 7, 8, 9, 10, 12] {
        let world = World::with_demo().await;
        let owner = first("0386").at_home(&world, "urara.omote").await;
        let leaver = people("0386")[1].at_home(&world, "ryo.suzuki").await;
        let files = other().without(2);
        for again in [0, 3] {
            stopped_after(&world, calls + again, files.import(&world, Mode::Write)).await;
        }
        files.import(&world, Mode::Write).await;
        for (browser, user_id) in [(&owner, "urara.omote"), (&leaver, "ryo.suzuki")] {
            let both = standing(&world, &session(browser), user_id).await;
            assert_eq!(
                both,
                [(true, 1); 2],
                "{user_id}, killed after {calls} calls"
            );
        }
        let audit = items(&world, "audit").await;
        let closed = audit
            .values()
            .filter(|entry| entry["what"] == "close-account");
        assert_eq!(closed.count(), 2, "killed after {calls} calls");
        let people = items(&world, "people").await;
        let other = people
            .values()
            .find(|item| item["birth_date"] == "1990-01-01");
        assert_eq!(other.unwrap()["generation"], 1);
    }
}

#[tokio::test]
async fn neither_report_nor_log_names_whom_an_import_found() {
    let world = World::with_demo().await;
    let done = other().import(&world, Mode::DryRun).await;
    let held = Files::demo("0386").with("19860524", "19860525");
    let told = format!("{done:?}{:?}", held.import(&world, Mode::DryRun).await);
    for canary in ["佐藤", "サトウ", "1990", "1986-05-2", "1000"] {
        assert!(!told.contains(canary), "{canary}: {told}");
    }
}
