//! Answers to whatever the pages ask, from their own data.

use serde_json::{Map, Value, json};

use super::Member;

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
    pub fn answers(&self, page: &Value, day: &Value) -> Value {
        let id = page["id"].as_str().unwrap_or_default();
        let mut given = Map::new();
        for field in page["fields"].as_array().into_iter().flatten() {
            let name = field["name"].as_str().unwrap_or_default();
            if !shown(field, &given) {
                continue;
            }
            let values: Vec<&str> = field["options"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|option| option["value"].as_str())
                .collect();
            let option = || {
                let plain = ["unchanged", "no", "together", "none"];
                let plain = plain.into_iter().find(|plain| values.contains(plain));
                let wanted = self
                    .wanted(id, name)
                    .filter(|wanted| values.contains(wanted));
                wanted.or(plain).or(values.first().copied())
            };
            let answer = match field["kind"].as_str().unwrap_or_default() {
                "choice" => json!(option()),
                "checkbox" => json!(option().into_iter().collect::<Vec<_>>()),
                "money" => json!(
                    self.wanted(id, name)
                        .map_or(600_000, |yen| yen.parse().unwrap_or(0))
                ),
                "date" => self
                    .wanted(id, name)
                    .map_or_else(|| day.clone(), |day| json!(day)),
                "text" | "textarea" => json!(self.wanted(id, name).unwrap_or("てすと")),
                _ => continue,
            };
            given.insert(name.to_owned(), answer);
        }
        Value::Object(given)
    }
}

fn shown(field: &Value, given: &Map<String, Value>) -> bool {
    let Some(condition) = field["visible_if"].as_object() else {
        return true;
    };
    let decided = condition["field"].as_str().and_then(|name| given.get(name));
    let any_of = condition["any_of"].as_array();
    any_of.into_iter().flatten().any(|value| match decided {
        Some(Value::Array(many)) => many.contains(value),
        Some(one) => one == value,
        None => false,
    })
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
            let pages = survey["pages"].as_array().into_iter().flatten();
            let page = pages.into_iter().find(|page| page["id"] == next);
            let answers = style.answers(page.unwrap_or(&Value::Null), &survey["reference_date"]);
            let body = json!({ "version": survey["version"], "page": next, "answers": answers });
            let saved = self.act("save-survey", body).await;
            assert_eq!(saved.status, 200, "{next}: {}", saved.body);
        }
        unreachable!("the pages never end");
    }
}
