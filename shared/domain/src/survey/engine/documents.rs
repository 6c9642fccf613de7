//! Required documents (添付書類), derived from the answers by the rows of the rule set (domain: J-オイルミルズ's
//! 「システム上に表示された必要書類の全て」).

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::answers::Answers;
use super::context::SurveyContext;
use super::shown::{Scope, shown};
use crate::attachments::{Attachment, Upload};
use crate::digest::hex;
use crate::field::redacted;
use crate::survey::schema::Per;

/// A document that these answers ask for. Where `alternatives_group` is set, one of the group is enough.
#[derive(Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RequiredDocument {
    /// Id in the catalogue.
    pub document: String,
    /// Key of the dependent; null for the household.
    pub dependent: Option<String>,
    /// Name of the dependent; null for the household.
    pub dependent_name: Option<String>,
    /// What it is called.
    pub title: String,
    /// What else it is called, by municipality or employer.
    pub other_names: Vec<String>,
    /// Who issues it.
    pub where_to_get: String,
    /// What it must show and cover.
    pub note: Option<String>,
    /// Address of a drawn sample (見本), within this site.
    pub sample: Option<String>,
    /// Documents of one group stand for each other; null where there is no alternative.
    pub alternatives_group: Option<String>,
    /// Whether a checked attachment of it, or of another one of its group, is there.
    pub satisfied: bool,
}

redacted!(RequiredDocument: document, dependent);

impl RequiredDocument {
    /// Whether the file is one of this document, and of the same dependent.
    pub fn takes(&self, upload: &Upload) -> bool {
        self.document == upload.document && self.dependent == upload.dependent
    }
}

/// The documents for these answers, household first, then dependent by dependent; none of them yet satisfied.
pub fn required(context: &SurveyContext<'_>, answers: &Answers) -> Vec<RequiredDocument> {
    let (_, counted) = shown(context, answers);
    let household = Scope {
        context,
        answers: &counted,
        dependent: None,
    };
    let mut list = Vec::new();
    collect(&household, Per::Household, &mut list);
    for dependent in context.targeted() {
        collect(
            &Scope {
                dependent: Some(dependent),
                ..household
            },
            Per::Dependent,
            &mut list,
        );
    }
    list
}

fn collect(scope: &Scope<'_>, per: Per, list: &mut Vec<RequiredDocument>) {
    let whom = scope.dependent.map(|d| d.key.clone());
    let rows = scope
        .context
        .rules
        .documents
        .iter()
        .filter(|row| row.per == per && scope.holds(&row.when));
    for row in rows {
        let group = format!("{}.{}", whom.as_deref().unwrap_or("household"), row.group);
        for document in row
            .any_of
            .iter()
            .filter_map(|id| scope.context.rules.document(id))
        {
            if list
                .iter()
                .any(|d| d.document == document.id && d.dependent == whom)
            {
                continue;
            }
            let note: Vec<&str> = row.note.into_iter().chain(document.note).collect();
            list.push(RequiredDocument {
                document: document.id.to_owned(),
                dependent: whom.clone(),
                dependent_name: scope.dependent.map(|d| d.was.name.clone()),
                title: document.title.to_owned(),
                other_names: document
                    .other_names
                    .iter()
                    .map(|n| (*n).to_owned())
                    .collect(),
                where_to_get: document.where_to_get.to_owned(),
                note: Some(scope.context.fill(&note.join("\n"), scope.dependent))
                    .filter(|n| !n.is_empty()),
                sample: Some(format!("/samples/{}.svg", document.id)),
                alternatives_group: (row.any_of.len() > 1).then(|| group.clone()),
                satisfied: false,
            });
        }
    }
}

/// Id of a list, for its acknowledgement (「上記添付資料を確認しました。」): 16 hex digits of a hash over documents,
/// dependents and groups. The same list has the same id on every day and device; another list another one.
pub fn list_id(list: &[RequiredDocument]) -> String {
    let mut hash = Sha256::new();
    for d in list {
        let whom = d.dependent.as_deref().unwrap_or("household");
        let group = d.alternatives_group.as_deref().unwrap_or("");
        hash.update(format!("{whom}\n{}\n{group}\n\n", d.document));
    }
    let mut id = hex(&hash.finalize());
    id.truncate(16);
    id
}

/// Sets `satisfied` from the attachments: a checked file for the document, or for one of its group.
pub fn satisfy(list: &mut [RequiredDocument], attachments: &BTreeMap<String, Attachment>) {
    let has = |d: &RequiredDocument| {
        let mut all = attachments.values();
        all.any(|a| a.is_checked() && d.takes(&a.upload))
    };
    let met: Vec<String> = list
        .iter()
        .filter(|d| has(d))
        .filter_map(|d| d.alternatives_group.clone())
        .collect();
    for d in list.iter_mut() {
        d.satisfied = has(d)
            || d.alternatives_group
                .as_ref()
                .is_some_and(|g| met.contains(g));
    }
}

/// One entry per unsatisfied need: the documents that would each fulfil it.
pub fn unsatisfied(list: &[RequiredDocument]) -> Vec<Vec<&RequiredDocument>> {
    let mut needs: Vec<Vec<&RequiredDocument>> = Vec::new();
    for d in list.iter().filter(|d| !d.satisfied) {
        let same = |need: &&mut Vec<&RequiredDocument>| {
            d.alternatives_group.is_some()
                && need
                    .first()
                    .is_some_and(|f| f.alternatives_group == d.alternatives_group)
        };
        match needs.iter_mut().find(same) {
            Some(need) => need.push(d),
            None => needs.push(vec![d]),
        }
    }
    needs
}
