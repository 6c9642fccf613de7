//! Setting the scene: what an insurer's import and opening do, for tests that need members.

use super::{World, root};
use crate::demo;

impl World {
    /// A World with the demo insurers, their rosters imported and their campaigns opened.
    ///
    /// # Panics
    /// When the demo data does not load.
    #[expect(clippy::expect_used, reason = "a test cannot go on without its World")]
    pub async fn with_demo() -> Self {
        let world = Self::new().await;
        let folder = root().join("tests/demo");
        demo::load(world.app(), &folder).await.expect("demo data");
        world
    }
}
