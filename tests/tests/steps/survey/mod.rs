//! The survey: read, saved page by page, submitted once.

mod faults;
mod ownership;
mod save_survey;
mod submit_survey;
#[expect(clippy::module_inception, reason = "the step has the journey's name")]
mod survey;
mod window;
mod work;

use domain::survey::Response;
use platform::tables::{Key, Table};
use serde_json::Value;
use tests::scenes::Member;
use tests::{World, partition};

/// The response as it is kept.
pub async fn kept(member: &Member<'_>) -> Response {
    let key = Key::response(member.entry.own.member_id, &member.campaign);
    let found = member.world.app().tables().get(&key).await;
    found.unwrap().unwrap()
}

/// How many submissions are on record.
pub async fn submissions(member: &Member<'_>) -> usize {
    let pk = format!("M#{}", member.entry.own.member_id);
    let found = partition(member.world.app(), Table::People, &pk, "SUB#");
    found.await.len()
}

/// A counter of the campaign, summed over workplaces and shards.
pub async fn counted(world: &World, campaign: &str, state: &str) -> i64 {
    let sum = tests::invitations::counted(world.app(), campaign, state).await;
    sum.unwrap()
}

/// The first page's id with plain answers to it.
pub async fn first_page(member: &mut Member<'_>) -> (String, Value) {
    let survey = member.survey().await;
    let page = &survey["pages"][0];
    let answers = tests::scenes::Style::default().answers(page, &survey["reference_date"]);
    (page["id"].as_str().unwrap().to_owned(), answers)
}
