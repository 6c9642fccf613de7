//! The rule set itself: rows that contradict each other are found here, not by a member.

use std::collections::BTreeSet;

use crate::survey::RulesVersion;
use crate::survey::schema::{Kind, PageDef, Per, RuleSet, When};

fn rules() -> &'static RuleSet {
    RulesVersion::V2026_1.rules()
}

fn all_pages() -> Vec<&'static PageDef> {
    rules().common.iter().chain(rules().dependent).collect()
}

#[test]
fn a_field_is_decided_by_a_field_before_it_with_such_an_option() {
    for page in all_pages() {
        let mut seen = BTreeSet::new();
        for field in page.fields {
            assert!(
                seen.insert(field.name),
                "{} twice on {}",
                field.name,
                page.name
            );
            let Some(shown) = field.shown else { continue };
            let decider = page
                .fields
                .iter()
                .take_while(|f| f.name != field.name)
                .find(|f| f.name == shown.field);
            let decider = decider.unwrap_or_else(|| panic!("{} on {}", field.name, page.name));
            for value in shown.any_of {
                assert!(
                    decider.options.iter().any(|o| o.value == *value),
                    "{value} of {}",
                    field.name
                );
            }
        }
    }
}

#[test]
fn choices_have_options_and_texts_a_length() {
    for field in all_pages().iter().flat_map(|p| p.fields) {
        assert_eq!(
            matches!(field.kind, Kind::Choice | Kind::Checkbox),
            !field.options.is_empty(),
            "{}",
            field.name
        );
        assert_eq!(
            matches!(field.kind, Kind::Text | Kind::Textarea),
            field.max_length.is_some(),
            "{}",
            field.name
        );
        let values: BTreeSet<_> = field.options.iter().map(|o| o.value).collect();
        assert_eq!(values.len(), field.options.len(), "{}", field.name);
    }
}

#[test]
fn conditions_name_fields_and_options_that_exist() {
    fn check(when: &When) {
        match when {
            When::Answer(page, field, any_of) => exists(rules().dependent, page, field, any_of),
            When::All(all) | When::Any(all) => all.iter().for_each(check),
            When::ForSomebody(one) => check(one),
            When::Always | When::AgeFrom(_) => {}
        }
    }
    fn exists(pages: &[PageDef], page: &str, field: &str, any_of: &[&str]) {
        let row = pages
            .iter()
            .find(|p| p.name == page)
            .and_then(|p| p.fields.iter().find(|f| f.name == field));
        let row = row.unwrap_or_else(|| panic!("{page}.{field}"));
        for value in any_of {
            assert!(
                row.options.iter().any(|o| o.value == *value),
                "{page}.{field} = {value}"
            );
        }
    }
    rules().documents.iter().for_each(|row| check(&row.when));
    all_pages().iter().for_each(|page| check(&page.shown));
}

#[test]
fn a_document_belongs_to_one_need_and_stands_in_the_catalogue() {
    let mut needs: Vec<(Per, &str, &str)> = Vec::new();
    for row in rules().documents {
        for id in row.any_of {
            assert_eq!(
                rules().catalogue.iter().filter(|d| d.id == *id).count(),
                1,
                "{id}"
            );
            let other = needs.iter().find(|(per, document, group)| {
                (*per, *document) == (row.per, *id) && *group != row.group
            });
            assert_eq!(other, None, "{id} in two needs");
            needs.push((row.per, id, row.group));
        }
    }
    for document in rules().catalogue {
        assert!(
            needs.iter().any(|(_, id, _)| *id == document.id),
            "{} is asked by no row",
            document.id
        );
    }
}
