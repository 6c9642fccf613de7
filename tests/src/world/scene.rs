//! Setting the scene: what an insurer's import and opening do, for tests that need members. The demo
//! is loaded once in a process and copied into each World as one SQLite file.

use std::path::Path;

use emulators::dynamodb::DynamoDb;
use local::demo::{self, Fault};
use local::root;
use tokio::sync::OnceCell;

use super::World;

/// The tables of a World and the secrets that their keys were made with.
pub(super) struct Scene {
    database: Vec<u8>,
    secrets: String,
}

const DATABASE: &str = "scene.sqlite";
const SECRETS: &str = "secrets.json";

static DEMO: OnceCell<Scene> = OnceCell::const_new();

impl World {
    /// A World with the demo insurers, their rosters imported and their campaigns opened, three weeks
    /// before [`MORNING`](super::MORNING).
    ///
    /// # Panics
    /// When the demo data does not load.
    pub async fn with_demo() -> Self {
        Self::demo(false).await
    }

    /// The same, with proxies before DynamoDB, S3 and SES that do harm on demand.
    ///
    /// # Panics
    /// When the demo data does not load.
    pub async fn with_faults() -> Self {
        Self::demo(true).await
    }

    #[expect(clippy::expect_used, reason = "a test cannot go on without its World")]
    async fn demo(harmed: bool) -> Self {
        let load = async || {
            let world = Self::new().await;
            let folder = root().join("tests/demo");
            demo::load(world.app(), &folder).await?;
            Scene::of(world.state.path(), &world.endpoints.dynamodb)
        };
        let scene = DEMO.get_or_try_init(load).await.expect("demo data");
        Self::over(Some(scene), harmed)
    }
}

impl Scene {
    fn of(folder: &Path, tables: &DynamoDb) -> Result<Self, Fault> {
        let file = folder.join(DATABASE);
        tables.database().vacuum_into(&file.to_string_lossy())?;
        Ok(Self {
            database: std::fs::read(file)?,
            secrets: std::fs::read_to_string(folder.join(SECRETS))?,
        })
    }

    /// Puts tables and secrets where a new World finds them.
    pub(super) fn set(&self, folder: &Path, tables: &DynamoDb) -> Result<(), Fault> {
        let file = folder.join(DATABASE);
        std::fs::write(&file, &self.database)?;
        std::fs::write(folder.join(SECRETS), &self.secrets)?;
        tables.database().restore_from(&file.to_string_lossy())?;
        Ok(())
    }
}
