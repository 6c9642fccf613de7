//! Killed at any point and repeated, an import or an opening ends as if it had never been stopped
//! (security test 13).

use functions::roster::Mode;
use tests::World;

use super::support::{Files, items, open, picture, stopped_after};

#[tokio::test]
async fn a_first_import_killed_anywhere_ends_like_an_unbroken_one() {
    let files = Files::demo("0386");
    let unbroken = World::new().await;
    files.import(&unbroken, Mode::Write).await;
    let expected = picture(&unbroken).await;
    for calls in [1, 2, 3, 4, 7, 12, 20, 29, 37, 42] {
        let world = World::new().await;
        for again in [0, 5] {
            let import = files.import(&world, Mode::Write);
            stopped_after(&world, calls + again, import).await;
        }
        files.import(&world, Mode::Write).await;
        assert_eq!(
            picture(&world).await,
            expected,
            "killed after {calls} calls"
        );
    }
}

#[tokio::test]
async fn a_second_import_killed_anywhere_ends_like_an_unbroken_one() {
    let first = Files::demo("0386");
    let second = first.without(3).with("第一工場", "第三工場");
    let unbroken = World::new().await;
    first.import(&unbroken, Mode::Write).await;
    second.import(&unbroken, Mode::Write).await;
    let expected = picture(&unbroken).await;
    for calls in [1, 2, 3, 5, 8, 11, 15, 25, 32] {
        let world = World::new().await;
        first.import(&world, Mode::Write).await;
        stopped_after(&world, calls, second.import(&world, Mode::Write)).await;
        second.import(&world, Mode::Write).await;
        assert_eq!(
            picture(&world).await,
            expected,
            "killed after {calls} calls"
        );
    }
}

#[tokio::test]
async fn an_opening_killed_anywhere_ends_like_an_unbroken_one() {
    let imported = async || {
        let world = World::new().await;
        Files::demo("0386").import(&world, Mode::Write).await;
        world
    };
    let open = async |world: &World| {
        open(world).await.unwrap();
    };
    let unbroken = imported().await;
    open(&unbroken).await;
    let expected = picture(&unbroken).await;
    for calls in [1, 8, 17, 33] {
        let world = imported().await;
        stopped_after(&world, calls, open(&world)).await;
        stopped_after(&world, calls + 2, open(&world)).await;
        open(&world).await;
        assert_eq!(
            picture(&world).await,
            expected,
            "killed after {calls} calls"
        );
    }
    assert_eq!(items(&unbroken, "audit").await.len(), 2);
}
