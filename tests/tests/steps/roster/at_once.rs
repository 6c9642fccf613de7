//! Two imports of one insurer: other files wait for the first to end, or for its lease.

use emulators::fault::{Fault, Gate, Rule};
use functions::roster::Mode;
use platform::{Problem, Refusal};
use tests::World;

use super::support::{Files, picture, stopped_after};

const LEASE: i64 = 120;

fn must_wait<T>(ended: &Result<T, Problem>) -> bool {
    matches!(ended, Err(problem) if problem.refusal() == Refusal::WrongState)
}

#[tokio::test]
async fn other_files_wait_until_the_lease_of_a_killed_import_is_over() {
    let first = Files::demo("0386");
    let other = first.without(3).with("第一工場", "第三工場");
    for calls in [12, 29] {
        let world = World::new().await;
        assert!(!stopped_after(&world, calls, first.import(&world, Mode::Write)).await);
        for passed in [0, LEASE - 1] {
            world.pass(passed);
            assert!(must_wait(&other.try_import(&world, Mode::Write).await));
        }
        world.pass(1);
        assert_eq!(other.import(&world, Mode::Write).await.number, Some(2));
        let again = other.import(&world, Mode::Write).await;
        assert_eq!(again.number, None, "the table holds what the files say");
    }
}

#[tokio::test]
async fn an_import_that_lost_its_lease_writes_nothing_more() {
    let world = World::with_faults().await;
    let first = Files::demo("0386");
    first.import(&world, Mode::Write).await;
    let [slow, quick] = [first.without(3), first.with("第一工場", "第三工場")];
    let slow = slow.with("第一工場", "第二工場");
    // It has written what changed and stands before marking who is gone.
    let gate = Gate::closed();
    let next_chunk = Rule::next("UpdateItem", Fault::Hold(gate.clone()));
    let tables = &world.faults().dynamodb;
    tables.inject(next_chunk.containing("leased_until").after(1));
    let meanwhile = async {
        gate.reached().await;
        world.pass(LEASE);
        quick.import(&world, Mode::Write).await;
        let after = picture(&world).await;
        gate.open();
        after
    };
    let (lost, after) = tokio::join!(slow.try_import(&world, Mode::Write), meanwhile);
    assert!(must_wait(&lost));
    assert_eq!(picture(&world).await, after);
}
