//! DynamoDB by `dynoxide-rs` on SQLite, with the tables of `template.yaml`.
//!
//! What it leaves to others: it never raises `TransactionConflict` nor `UnprocessedKeys` (the
//! [fault proxy](crate::fault) injects both), it knows no point-in-time recovery, and a stream
//! would make every write scan it, so no table gets one.

use crate::template::TableSpec;
use crate::{Error, Running};
use dynoxide::Database;
use dynoxide::actions::create_table::CreateTableRequest;
use dynoxide::actions::describe_table::DescribeTableRequest;
use dynoxide::actions::list_tables::ListTablesRequest;
use dynoxide::actions::update_time_to_live::{TimeToLiveSpecification, UpdateTimeToLiveRequest};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where the items live.
#[derive(Debug, Clone)]
pub enum Storage {
    /// Gone with the handle.
    Memory,
    /// One SQLite file, made when absent; acknowledged writes survive `kill -9`.
    File(PathBuf),
}

/// A running DynamoDB endpoint.
pub struct DynamoDb {
    running: Running,
    database: Database,
}

/// Starts DynamoDB on `port` (0: any free one), making each table that is not there yet.
///
/// # Errors
/// The file cannot be opened or is of another `template.yaml`, or a table's
/// description is refused.
pub fn start(storage: &Storage, tables: &[TableSpec]) -> Result<DynamoDb, Error> {
    let database = open(storage, tables)?;
    let there = database
        .list_tables(ListTablesRequest::default())
        .map_err(store)?
        .table_names;
    for table in tables {
        if there.contains(&table.name) {
            same(&database, table)?;
        } else {
            create(&database, table)?;
        }
    }
    let served = database.clone();
    let running = Running::start("dynamodb", move |listener| async move {
        // It ends only with the listener; its text would say why, and the next call fails.
        let _ =
            dynoxide::server::serve_with_shutdown(listener, served, std::future::pending()).await;
    })?;
    Ok(DynamoDb { running, database })
}

impl DynamoDb {
    /// `http://127.0.0.1:<port>`.
    pub fn url(&self) -> String {
        self.running.url()
    }

    /// The store itself, for loading many items at once (`import_items`).
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// Removes what `expires_at` has passed **by the wall clock** and tells how many items that
    /// were. Never called by itself: a moved clock of a test would not be asked.
    ///
    /// # Errors
    /// The store's own.
    pub fn sweep_ttl(&self) -> Result<usize, Error> {
        self.database.sweep_ttl().map_err(store)
    }
}

fn open(storage: &Storage, tables: &[TableSpec]) -> Result<Database, Error> {
    match storage {
        Storage::Memory => Database::memory().map_err(store),
        Storage::File(path) => {
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder)?;
            }
            if !path.exists() {
                found(path, tables)?;
            }
            Database::new(text(path)?).map_err(store)
        }
    }
}

/// A new file with every table in it, there in full or not at all: the store makes a table in several steps, and
/// one that was killed between them lacks its indexes for ever.
fn found(path: &Path, tables: &[TableSpec]) -> Result<(), Error> {
    let part = path.with_extension("part");
    if part.exists() {
        std::fs::remove_file(&part)?;
    }
    let database = Database::memory().map_err(store)?;
    for table in tables {
        create(&database, table)?;
    }
    database.vacuum_into(text(&part)?).map_err(store)?;
    std::fs::rename(part, path)?;
    Ok(())
}

fn text(path: &Path) -> Result<&str, Error> {
    let text = path.to_str();
    text.ok_or_else(|| Error::Store("a path that is not UTF-8".into()))
}

/// A file outlives changes of the template; queries over an index that it lacks would fail one by one.
fn same(database: &Database, table: &TableSpec) -> Result<(), Error> {
    let request = DescribeTableRequest {
        table_name: table.name.clone(),
    };
    let found = database.describe_table(request).map_err(store)?.table;
    let found = serde_json::to_value(found).map_err(|error| Error::Store(error.to_string()))?;
    if keys(&found) == keys(&table.create_request()) {
        return Ok(());
    }
    let name = &table.name;
    Err(Error::Store(format!(
        "the table {name} has other keys than template.yaml; start afresh"
    )))
}

/// The key schemas of a table and of its indexes by name.
fn keys(table: &Value) -> BTreeMap<String, Value> {
    let schema = |of: &Value| of.get("KeySchema").cloned().unwrap_or_default();
    let indexes = table
        .get("GlobalSecondaryIndexes")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let named = |index: &Value| Some((index.get("IndexName")?.as_str()?.to_owned(), schema(index)));
    indexes
        .filter_map(named)
        .chain([(String::new(), schema(table))])
        .collect()
}

fn create(database: &Database, table: &TableSpec) -> Result<(), Error> {
    let request: CreateTableRequest = serde_json::from_value(table.create_request())
        .map_err(|error| Error::Template(format!("table {}: {error}", table.name)))?;
    database.create_table(request).map_err(store)?;
    if let Some(attribute_name) = table.ttl.clone() {
        let time_to_live_specification = TimeToLiveSpecification {
            attribute_name,
            enabled: true,
        };
        database
            .update_time_to_live(UpdateTimeToLiveRequest {
                table_name: table.name.clone(),
                time_to_live_specification,
            })
            .map_err(store)?;
    }
    Ok(())
}

fn store(error: dynoxide::DynoxideError) -> Error {
    Error::Store(error.to_string())
}
