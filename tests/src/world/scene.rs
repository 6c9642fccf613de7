//! Setting the scene: what an insurer's import and opening will do, for tests that need members.

use domain::campaign::Enrolment;
use platform::tables::Key;

use super::{World, root};

impl World {
    /// A World with the demo insurers, their rosters imported and their campaigns opened.
    ///
    /// # Panics
    /// When the demo data does not load.
    #[expect(clippy::expect_used, reason = "a test cannot go on without its World")]
    pub async fn with_demo() -> Self {
        let world = Self::new().await;
        let text = std::fs::read_to_string(root().join("tests/demo/insurers.json")).expect("demo");
        let enrolments: Vec<Enrolment> = serde_json::from_str(&text).expect("insurers.json");
        for enrolment in enrolments {
            let (insurer, _) = enrolment.split();
            let key = Key::insurer(insurer.code.as_str());
            world.app().tables().put(&key, &insurer).await.expect("put");
        }
        world
    }
}
