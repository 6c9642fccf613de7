//! After a break-in the audit and the log alone tell whose accounts were opened, from where and when, and what was
//! read there: and tell it without a word of anybody's own.

use std::collections::{BTreeMap, BTreeSet};

use domain::roster::RosterEntry;
use jiff::Timestamp;
use serde_json::{Value, json};
use tests::people::{Person, credentials, people};
use tests::scenes::{File, Member, Style};
use tests::{Browser, Log, World};
use uuid::Uuid;

use super::canary::{Canaries, audit};

const INTRUDER: &str = "203.0.113.77";
/// The partition of the day.
const DAY: &str = "A#ngx#2026-11-20";

/// What an examiner has: the entries of a day, and the lines of all steps.
struct Evidence {
    entries: Vec<Value>,
    lines: Vec<Value>,
}

impl Evidence {
    async fn of(world: &World, log: &Log) -> Self {
        let line = |line: &str| serde_json::from_str(line).unwrap();
        Self {
            entries: audit(world, DAY).await,
            lines: log.text().lines().map(line).collect(),
        }
    }

    /// The network that opened the most accounts.
    fn source(&self) -> &str {
        let mut opened: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in self.of_kind("create-account") {
            *opened.entry(text(&entry["who"]["from"])).or_default() += 1;
        }
        let most = opened.into_iter().max_by_key(|(_, accounts)| *accounts);
        most.unwrap().0
    }

    fn of_kind(&self, what: &str) -> impl Iterator<Item = &Value> {
        self.entries
            .iter()
            .filter(move |entry| entry["what"] == what)
    }

    /// Whose hash stands in the lines: a line of the same request as an entry is about the same member.
    fn member(&self, who: &str) -> Option<Uuid> {
        let requests: BTreeSet<&str> = self
            .lines
            .iter()
            .filter(|line| line["who"] == who)
            .map(|line| text(&line["request"]))
            .collect();
        let its = |entry: &&Value| requests.contains(text(&entry["who"]["request"]));
        self.entries.iter().find(its).map(subject)
    }

    /// Who was read from `source` by `step`.
    fn read(&self, source: &str, step: &str) -> BTreeSet<Uuid> {
        let lines = self.lines.iter().filter(|line| line["from"] == source);
        let done = lines.filter(|line| line["step"] == step && line["status"] == 200);
        done.map(|line| self.member(text(&line["who"])).unwrap())
            .collect()
    }
}

/// Everything in `values` that is no id, no hash and no time: where a word of a person would stand.
fn words(values: &[Value]) -> String {
    let mut words = Vec::new();
    let mut left: Vec<&Value> = values.iter().collect();
    while let Some(value) = left.pop() {
        match value {
            Value::String(text) if !is_machines(text) => words.push(text.clone()),
            Value::Number(number) => words.push(number.to_string()),
            Value::Array(items) => left.extend(items),
            Value::Object(members) => left.extend(members.values()),
            _ => {}
        }
    }
    words.join("\n")
}

fn is_machines(text: &str) -> bool {
    let hash = |part: &str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let known = |part: &str| {
        part == "ngx"
            || hash(part)
            || Uuid::parse_str(part).is_ok()
            || part.parse::<Timestamp>().is_ok()
    };
    text == DAY || text.split('#').all(known)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The member whom an entry is about.
fn subject(entry: &Value) -> Uuid {
    let (insurer, member) = text(&entry["subject"]).split_once('#').unwrap();
    assert_eq!(insurer, "ngx");
    member.parse().unwrap()
}

/// From the card to the survey, all from one address.
async fn arrive<'a>(
    world: &'a World,
    person: &Person,
    user_id: &str,
    address: &str,
    canaries: &mut Canaries,
) -> Browser<'a> {
    canaries.person(person);
    let mut browser = world.browser().from_address(address);
    let steps = [
        ("verify-identity", person.card.clone()),
        ("send-code", person.wish(user_id)),
        ("confirm-code", Value::Null),
        ("create-account", credentials(user_id)),
        ("login", credentials(user_id)),
        ("accept-terms", json!({ "version": 1 })),
    ];
    for (step, asked) in steps {
        let asked = match step {
            "confirm-code" => {
                canaries.0.push(person.code(world));
                json!({ "code": person.code(world) })
            }
            _ => asked,
        };
        let answer = browser.post(step, asked).await;
        assert!(answer.status.is_success(), "{step}: {}", answer.body);
    }
    canaries.tokens(&browser);
    browser
}

/// The members whom the campaign asks, as the cards and as the roster have them.
async fn asked(world: &World) -> (String, Vec<(Person, RosterEntry)>) {
    let (campaign, entries) = world.targeted("ngx").await;
    let mut cards = people("ngx");
    let both = entries.into_iter().filter_map(|entry| {
        let card = json!([entry.row.symbol.as_str(), entry.row.number.as_str()]);
        let its = |person: &Person| json!([person.card["symbol"], person.card["number"]]) == card;
        let at = cards.iter().position(its)?;
        Some((cards.swap_remove(at), entry))
    });
    let both: Vec<_> = both.collect();
    (campaign, both)
}

/// Three at home on an honest morning, each of whom uploads a file and looks at it; the last one, and the file.
async fn honest_morning<'a>(
    world: &'a World,
    campaign: &str,
    some: &[(Person, RosterEntry)],
    canaries: &mut Canaries,
) -> (Member<'a>, String) {
    let mut last = None;
    for (n, (person, entry)) in some.iter().enumerate() {
        let (address, user_id) = (format!("198.51.{n}.1"), format!("honest.{n:02}"));
        let browser = arrive(world, person, &user_id, &address, canaries).await;
        let mut member = Member::arrived(entry.clone(), campaign.to_owned(), world, browser);
        member.answer_everything(&Style::default()).await;
        let document = member.attachments().await["documents"][0].clone();
        let file = member.upload(&document, &File::nth(n)).await;
        assert_eq!(member.view(&file).await.status, 200);
        last = Some((member, file));
    }
    last.unwrap()
}

/// One network opens an account for each and reads every fourth survey: who, when, and whose surveys.
async fn break_in(
    world: &World,
    campaign: &str,
    some: &[(Person, RosterEntry)],
    canaries: &mut Canaries,
) -> (BTreeMap<Uuid, Timestamp>, BTreeSet<Uuid>) {
    let (mut opened, mut surveys) = (BTreeMap::new(), BTreeSet::new());
    for (n, (person, entry)) in some.iter().enumerate() {
        world.pass(7);
        let (id, user_id) = (entry.own.member_id, format!("broken.{n:02}"));
        let mut browser = arrive(world, person, &user_id, INTRUDER, canaries).await;
        opened.insert(id, world.clock.now());
        if n % 4 == 0 {
            let survey = browser.get(&format!("survey?campaign={campaign}")).await;
            assert_eq!(survey.status, 200);
            surveys.insert(id);
        }
    }
    (opened, surveys)
}

#[tokio::test]
async fn after_a_break_in_audit_and_log_tell_whose_accounts_from_where_when_and_what_was_read() {
    let world = World::with_demo().await;
    let (campaign, everybody) = asked(&world).await;
    let log = Log::listen();
    let mut canaries = Canaries(vec![INTRUDER.to_owned(), "203.0.113.0/24".to_owned()]);
    let names = everybody.iter().map(|(_, entry)| entry.row.name.clone());
    canaries
        .0
        .extend(names.chain((0..3).map(|n| File::nth(n).name)));
    let (owner, file) = honest_morning(&world, &campaign, &everybody[..3], &mut canaries).await;
    let ten = &everybody[3..13];
    let (opened, surveys) = break_in(&world, &campaign, ten, &mut canaries).await;
    // And a file, with a session that was stolen from one of the honest.
    let mut stolen = owner.tab().from_address(INTRUDER);
    let asked = json!({ "campaign": campaign, "attachment": file });
    assert_eq!(stolen.post("view-attachment", asked).await.status, 200);

    // From here on nothing but the evidence.
    let evidence = Evidence::of(&world, &log).await;
    let source = evidence.source();
    let from_there = |entry: &&Value| entry["who"]["from"] == source;
    let told: BTreeMap<Uuid, Timestamp> = evidence
        .of_kind("create-account")
        .filter(from_there)
        .map(|entry| (subject(entry), text(&entry["at"]).parse().unwrap()))
        .collect();
    assert_eq!(told, opened, "whose accounts, and when");
    assert_eq!((opened.len(), surveys.len()), (10, 3));
    assert_eq!(evidence.read(source, "survey"), surveys, "which surveys");
    let viewed: Vec<(Uuid, &str)> = evidence
        .of_kind("view-attachment")
        .filter(from_there)
        .map(|entry| (subject(entry), text(&entry["object"])))
        .collect();
    let owner = owner.entry.own.member_id;
    assert_eq!(viewed, [(owner, file.as_str())], "which file");
    assert_eq!(
        evidence.read(source, "view-attachment"),
        BTreeSet::from([owner])
    );
    canaries.must_not_stand_in("the log", &words(&evidence.lines));
    canaries.must_not_stand_in("the audit", &words(&evidence.entries));
}
