//! Each metric that an alarm hears is really written: what would ring it is done here, and the template's filters are
//! put to the lines that it leaves.

use emulators::template::Template;
use platform::tables::{Change, Key};
use serde_json::{Value, json};
use tests::invitations::{addresses, all, fast, lay, tick};
use tests::people::{Person, credentials, first, people};
use tests::{Log, World, root};

/// Whether a filter's pattern takes a line: `{ ($.a = "x") && ($.b = 1) }`, and no more of that language.
fn takes(pattern: &str, line: &Value) -> bool {
    let inner = pattern.trim().strip_prefix('{').unwrap();
    let terms = inner.strip_suffix('}').unwrap().split("&&");
    terms.into_iter().all(|term| {
        let term = term.trim().trim_start_matches('(').trim_end_matches(')');
        let (name, value) = term.split_once('=').unwrap();
        let name = name.trim().strip_prefix("$.").unwrap();
        match serde_json::from_str::<Value>(value).unwrap() {
            Value::String(any) if any == "*" => line[name].is_string(),
            value => line[name] == value,
        }
    })
}

/// (name of the metric, pattern, value) of each filter.
fn filters() -> Vec<(String, String, String)> {
    let template = Template::read(&root().join("template.yaml")).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let filters = template.resources("AWS::Logs::MetricFilter");
    filters
        .map(|(_, filter)| {
            let properties = &filter["Properties"];
            let metric = &properties["MetricTransformations"][0];
            let pattern = text(&properties["FilterPattern"]);
            (
                text(&metric["MetricName"]),
                pattern,
                text(&metric["MetricValue"]),
            )
        })
        .collect()
}

fn lines(log: &Log) -> Vec<Value> {
    let text = log.text();
    let lines = text.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// What strangers and faults do.
async fn trouble(world: &World, person: &Person) {
    let mut browser = world.browser().from_address("198.51.100.1");
    for _ in 0..6 {
        browser.post("login", credentials("nobody.0386")).await;
    }
    let mut wrong = person.card.clone();
    wrong["birth_date"] = json!("1951-02-03");
    browser.post("verify-identity", wrong).await;
    let broken = Key::login("broken.item");
    world
        .app()
        .tables()
        .put(&broken, json!({ "epoch": "x" }))
        .await
        .unwrap();
    let answer = browser.post("login", credentials("broken.item")).await;
    assert_eq!(answer.status, 500);
}

/// A tick over one invitation, whose sender nobody has verified.
async fn mail_that_cannot_leave() {
    let world = World::new().await;
    let app = fast(&world);
    let campaign = lay(&app, &addresses(1)).await.unwrap();
    for (batch, _) in all(&app, &campaign).await.unwrap() {
        let head = Key::batch(&campaign, 0, batch.shard, batch.seq);
        let unknown = Change::at(head).set("sender", "x@unknown.example");
        app.tables().update(unknown).await.unwrap();
    }
    tick(&app).await.unwrap();
}

#[tokio::test]
async fn what_an_alarm_hears_is_written_when_it_happens_and_not_on_an_honest_morning() {
    let world = World::with_demo().await;
    let log = Log::listen();
    first("0386").at_home(&world, "urara.omote").await;
    let honest = lines(&log);
    trouble(&world, &people("0386")[1]).await;
    mail_that_cannot_leave().await;
    let told = lines(&log);
    let filters = filters();
    assert!(filters.len() >= 6);
    for (metric, pattern, value) in filters {
        let its: Vec<&Value> = told.iter().filter(|line| takes(&pattern, line)).collect();
        assert!(!its.is_empty(), "{metric}: no line is taken by {pattern}");
        assert!(
            !honest.iter().any(|line| takes(&pattern, line)),
            "{metric} rings for nothing"
        );
        if let Some(field) = value.strip_prefix("$.") {
            assert!(
                its.iter().all(|line| line[field].is_u64()),
                "{metric}: {value} is no number"
            );
        }
    }
}
