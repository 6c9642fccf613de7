//! Rosters as bytes, imports that are stopped midway, and what the tables hold in the end.

use std::collections::BTreeMap;
use std::future::Future;
use std::io::Cursor;

use domain::campaigns::Enrolment;
use domain::identity::InsurerCode;
use functions::campaigns::{Opened, open_campaign};
use functions::roster::{Imported, Run, import_roster};
use local::{demo, root};
use platform::Problem;
use platform::audit::Actor;
use serde_json::Value;
use tests::World;

/// Both files of a roster.
#[derive(Clone)]
pub struct Files {
    pub members: Vec<u8>,
    pub dependents: Vec<u8>,
}

impl Files {
    /// The demo's files of one insurer.
    pub fn demo(code: &str) -> Self {
        let folder = root().join("tests/demo");
        let read = |kind| std::fs::read(folder.join(format!("{kind}-{code}.csv"))).unwrap();
        Self {
            members: read("members"),
            dependents: read("dependents"),
        }
    }

    /// Files in UTF-8.
    pub fn of(members: &str, dependents: &str) -> Self {
        Self {
            members: members.into(),
            dependents: dependents.into(),
        }
    }

    /// The same files with one text for another, in the files' own encoding.
    pub fn with(&self, from: &str, to: &str) -> Self {
        let replaced = |bytes: &[u8]| {
            let (text, _, _) = encoding_rs::SHIFT_JIS.decode(bytes);
            let text = text.replace(from, to);
            encoding_rs::SHIFT_JIS.encode(&text).0.into_owned()
        };
        Self {
            members: replaced(&self.members),
            dependents: replaced(&self.dependents),
        }
    }

    /// The same files without the member of row `row` (1 is the first) and the dependents.
    pub fn without(&self, row: usize) -> Self {
        let (text, _, _) = encoding_rs::SHIFT_JIS.decode(&self.members);
        let line = text.lines().nth(row).unwrap();
        let card: Vec<&str> = line.split(',').take(2).collect();
        let card = card.join(",") + ",";
        let kept = |bytes: &[u8]| {
            let (text, _, _) = encoding_rs::SHIFT_JIS.decode(bytes);
            let rows: Vec<&str> = text.lines().filter(|row| !row.starts_with(&card)).collect();
            let text = rows.join("\r\n") + "\r\n";
            encoding_rs::SHIFT_JIS.encode(&text).0.into_owned()
        };
        Self {
            members: kept(&self.members),
            dependents: kept(&self.dependents),
        }
    }

    /// The same files with `email` in the row of members that begins with `card`.
    pub fn with_address(&self, card: &str, email: &str) -> Self {
        let (text, _, _) = encoding_rs::SHIFT_JIS.decode(&self.members);
        let cells = |row: &str| row.split(',').map(str::to_owned).collect::<Vec<_>>();
        let rows = text.lines().map(|row| {
            let mut cells = cells(row);
            if row.starts_with(card) {
                cells[6] = email.to_owned();
            }
            cells.join(",")
        });
        let text = rows.collect::<Vec<_>>().join("\r\n") + "\r\n";
        Self {
            members: encoding_rs::SHIFT_JIS.encode(&text).0.into_owned(),
            dependents: self.dependents.clone(),
        }
    }

    /// Imports them for insurer 0386.
    pub async fn import(&self, world: &World, run: impl Into<Run>) -> Imported {
        self.try_import(world, run).await.unwrap()
    }

    /// The same, where it may be refused.
    pub async fn try_import(
        &self,
        world: &World,
        run: impl Into<Run>,
    ) -> Result<Imported, Problem> {
        let code = InsurerCode::parse("0386").unwrap();
        let (members, dependents) = (Cursor::new(&self.members), Cursor::new(&self.dependents));
        import_roster(world.app(), &actor(), &code, members, dependents, run).await
    }
}

/// Who does everything here.
pub fn actor() -> Actor {
    Actor::operator("test")
}

/// Insurer 0386 and its campaign, three weeks old.
pub fn enrolment(world: &World) -> Enrolment {
    let mut all = demo::insurers(world.app(), &root().join("tests/demo")).unwrap();
    all.remove(0)
}

/// Opens the campaign of insurer 0386, which is enrolled or not.
pub async fn open(world: &World) -> Result<Opened, Problem> {
    let one = enrolment(world);
    open_campaign(world.app(), &actor(), &one.insurer, &one.campaign).await
}

/// Runs `work` until it has made `calls` calls, then drops it where it stands; whether it ended before.
pub async fn stopped_after(world: &World, calls: usize, work: impl Future) -> bool {
    let enough = async {
        let mut made = 0;
        while made < calls {
            tokio::task::yield_now().await;
            made += world.calls.take().len();
        }
    };
    world.calls.take();
    tokio::select! {
        _ = work => true,
        () = enough => false,
    }
}

/// Every item of a table, as JSON by key.
pub async fn items(world: &World, table: &str) -> BTreeMap<String, Value> {
    let mut all = BTreeMap::new();
    let mut pages = world
        .app()
        .dynamodb()
        .scan()
        .table_name(table)
        .into_paginator()
        .items()
        .send();
    while let Some(item) = pages.next().await {
        let item: BTreeMap<String, Value> = serde_dynamo::from_item(item.unwrap()).unwrap();
        let key = format!("{} {}", item["pk"], item["sk"]).replace('"', "");
        all.insert(key, serde_json::to_value(item).unwrap());
    }
    all
}

/// What the tables hold, without what is random: two runs over the same files must agree in it.
pub async fn picture(world: &World) -> Vec<String> {
    let mut picture = Vec::new();
    let mut counters: BTreeMap<String, i64> = BTreeMap::new();
    for table in ["people", "queue", "audit"] {
        for (key, mut item) in items(world, table).await {
            let kind = key.split('#').next().unwrap().to_owned();
            if kind == "N" {
                let (pk, workplace) = key.split_once(' ').unwrap();
                let place = format!("{} {workplace}", pk.rsplit_once('#').unwrap().0);
                for (name, value) in item.as_object().unwrap() {
                    let sum = counters.entry(format!("{place} {name}")).or_default();
                    *sum += value.as_i64().unwrap_or_default();
                }
                continue;
            }
            forget(&mut item);
            picture.push(format!("{table} {kind} {item}"));
        }
    }
    picture.extend(counters.iter().map(|(name, sum)| format!("{name} {sum}")));
    picture.sort();
    picture
}

/// Takes ids, keys and numbers drawn at random away, and the order that follows from them.
fn forget(item: &mut Value) {
    const RANDOM: [&str; 14] = [
        "pk",
        "sk",
        "member_id",
        "m",
        "enquiry_number",
        "roster_key",
        "subject",
        "roster_pk",
        "roster_sk",
        "work_pk",
        "place",
        "due_pk",
        "shard",
        "chunk",
    ];
    if let Some(members) = item.as_object_mut() {
        members.retain(|name, _| !RANDOM.contains(&name.as_str()));
        if let Some(Value::Array(all)) = members.get_mut("recipients") {
            *all = vec![Value::from(all.len())];
        }
        members.values_mut().for_each(forget);
    }
}
