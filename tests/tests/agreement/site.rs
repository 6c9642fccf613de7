//! What the site is generated from is what the steps say.

#[test]
fn the_sites_copies_of_the_steps_and_refusals_are_current() {
    for (path, text) in tests::contract::files() {
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        let line = committed
            .lines()
            .zip(text.lines())
            .position(|(old, new)| old != new);
        assert!(
            committed == text,
            "{} is not current (from line {:?}): run `make api`",
            path.display(),
            line.map(|line| line + 1),
        );
    }
}
