//! Answers to whatever the pages ask, from their own data.

use serde_json::{Map, Value, json};

use super::Member;
use crate::Json;

/// What to answer where there is a choice; everything else gets the plainest answer.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// (`<page>.<field>` or field, value) in the order of precedence; of a checkbox the one option.
    pub picks: Vec<(String, String)>,
}

impl Style {
    /// Also answers `field` with `value`.
    #[must_use]
    pub fn pick(mut self, field: &str, value: &str) -> Self {
        self.picks.insert(0, (field.to_owned(), value.to_owned()));
        self
    }

    fn wanted(&self, page: &str, field: &str) -> Option<&str> {
        let whole = format!("{page}.{field}");
        let found = self
            .picks
            .iter()
            .find(|(name, _)| *name == whole || name == field);
        found.map(|(_, value)| value.as_str())
    }

    /// Answers to the visible questions of `page`; dates fall on `day`.
    ///
    /// # Panics
    /// When the page is of another form.
    pub fn answers(&self, page: &Json, day: &Json) -> Value {
        let id = page["id"].text();
        let mut given = Map::new();
        for field in page["fields"].list() {
            let name = field["name"].text();
            if !shown(field, &given) {
                continue;
            }
            let options = field["options"].list().iter();
            let values: Vec<&str> = options.map(|option| option["value"].text()).collect();
            let option = || {
                let plain = ["unchanged", "no", "together", "none"];
                let plain = plain.into_iter().find(|plain| values.contains(plain));
                let wanted = self
                    .wanted(id, name)
                    .filter(|wanted| values.contains(wanted));
                wanted.or(plain).or(values.first().copied())
            };
            let answer = match field["kind"].text() {
                "choice" => json!(option()),
                "checkbox" => json!(option().into_iter().collect::<Vec<_>>()),
                "money" => json!(
                    self.wanted(id, name)
                        .map_or(600_000, |yen| yen.parse().unwrap_or(0))
                ),
                "date" => self
                    .wanted(id, name)
                    .map_or_else(|| json!(day), |day| json!(day)),
                "text" | "textarea" => json!(self.wanted(id, name).unwrap_or("てすと")),
                _ => continue,
            };
            given.insert(name.to_owned(), answer);
        }
        Value::Object(given)
    }
}

fn shown(field: &Json, given: &Map<String, Value>) -> bool {
    let condition = &field["visible_if"];
    if condition.is_null() {
        return true;
    }
    let decided = given.get(condition["field"].text());
    condition["any_of"]
        .list()
        .iter()
        .any(|value| match decided {
            Some(Value::Array(many)) => many.iter().any(|one| one == value),
            Some(one) => one == value,
            None => false,
        })
}

/// The page `id` of a survey.
///
/// # Panics
/// When it has none.
#[expect(clippy::expect_used, reason = "what a test expects to be there")]
pub fn page<'a>(survey: &'a Json, id: &str) -> &'a Json {
    let mut pages = survey["pages"].list().iter();
    pages.find(|page| page["id"] == *id).expect("such a page")
}

impl Member<'_> {
    /// Answers page after page as the site does, until nothing is left to go on to.
    ///
    /// # Panics
    /// When an answer is refused or the pages never end.
    pub async fn answer_everything(&mut self, style: &Style) {
        for _ in 0..100 {
            let survey = self.survey().await;
            let Some(next) = survey["next_page"].as_str() else {
                return;
            };
            let answers = style.answers(page(&survey, next), &survey["reference_date"]);
            let body = json!({ "version": survey["version"], "page": next, "answers": answers });
            let saved = self.act("save-survey", body).await;
            assert_eq!(saved.status, 200, "{next}: {}", saved.body);
        }
        unreachable!("the pages never end");
    }
}
