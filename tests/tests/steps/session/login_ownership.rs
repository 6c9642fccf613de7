//! Whose a session is: one member's, of one epoch.

use platform::tables::{Change, Key};

use super::{log_in, member, reads_terms_as_member, scene};

#[tokio::test]
async fn a_session_lives_only_while_its_epoch_is_the_accounts() {
    let world = scene().await;
    let them = member(&world, "urara.omote", "0386").await;
    let mut before = world.browser();
    log_in(&mut before, "urara.omote").await;
    let raise = Change::at(Key::account(them.id)).add("epoch", 1);
    world.app().tables().update(raise).await.unwrap();
    assert_eq!(reads_terms_as_member(&before).await, None);
    // A login that read the old epoch is born dead.
    let mut racing = world.browser();
    assert_eq!(log_in(&mut racing, "urara.omote").await.status, 200);
    assert_eq!(reads_terms_as_member(&racing).await, None);
}

#[tokio::test]
async fn a_token_of_another_member_opens_nothing() {
    let world = scene().await;
    let (one, other) = (
        member(&world, "member.one", "0386").await,
        member(&world, "member.two", "mirai").await,
    );
    let mut browser = world.browser();
    log_in(&mut browser, &one.user_id).await;
    let token = browser
        .cookie("__Host-session")
        .unwrap()
        .split_once('.')
        .unwrap()
        .1
        .to_owned();
    browser.set_cookie("__Host-session", Some(&format!("{}.{token}", other.id)));
    assert_eq!(reads_terms_as_member(&browser).await, None);
}
