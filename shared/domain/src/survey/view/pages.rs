//! A page in the shape in which the site gets it.

use serde::Serialize;
use utoipa::ToSchema;

use super::fields::{Field, FieldOption};
use crate::survey::engine::{Answers, SurveyContext, list_id, missing_on, required, shown};
use crate::survey::schema::{ACKNOWLEDGED, DOCUMENTS_PAGE, Kind};

/// What a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PageKind {
    /// The member and the household.
    Common,
    /// One dependent.
    Dependent,
    /// The list of required documents with its acknowledgement.
    Documents,
}

/// A page as the site gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Page {
    /// `household`, `<key>.keep` …, `documents`.
    pub id: String,
    /// Title (h1).
    pub title: String,
    /// What it is about.
    pub kind: PageKind,
    /// Key of the dependent; null on other pages.
    pub dependent: Option<String>,
    /// Text above the questions; lines are paragraphs.
    pub lead: Option<String>,
    /// The questions in order.
    pub fields: Vec<Field>,
    /// Whether nothing is missing on it.
    pub complete: bool,
}

/// All pages for these answers, the documents page last. `acknowledged` is the id of the list that the member
/// confirmed, if any. The list is recomputed at every call: a removed dependent has only the first page.
pub fn pages_for(
    context: &SurveyContext<'_>,
    answers: &Answers,
    acknowledged: Option<&str>,
) -> Vec<Page> {
    let (placed, _) = shown(context, answers);
    let mut pages: Vec<Page> = placed
        .iter()
        .map(|p| Page {
            id: p.id.clone(),
            title: context.fill(p.def.title, p.dependent),
            kind: if p.dependent.is_some() {
                PageKind::Dependent
            } else {
                PageKind::Common
            },
            dependent: p.dependent.map(|d| d.key.clone()),
            lead: Some(context.fill(p.def.lead, p.dependent)).filter(|l| !l.is_empty()),
            fields: p
                .def
                .fields
                .iter()
                .map(|f| Field::of(f, context, p.dependent))
                .collect(),
            complete: missing_on(p, answers).is_empty(),
        })
        .collect();
    pages.push(documents_page(context, answers, acknowledged));
    pages
}

fn documents_page(
    context: &SurveyContext<'_>,
    answers: &Answers,
    acknowledged: Option<&str>,
) -> Page {
    let list = required(context, answers);
    let id = list_id(&list);
    let lead = if list.is_empty() {
        "今回のご回答では、提出が必要な添付資料はありません。"
    } else {
        "ご回答の内容に応じて、次の添付資料の提出が必要です。資料の一覧を確認し、下の欄にチェックを入れてください。\n\
         マイナンバー（個人番号）が記載された資料は受け付けできません。見えないように塗りつぶしてからアップロードしてください。"
    };
    Page {
        id: DOCUMENTS_PAGE.to_owned(),
        title: "添付資料の確認".to_owned(),
        kind: PageKind::Documents,
        dependent: None,
        lead: Some(lead.to_owned()),
        complete: acknowledged == Some(id.as_str()),
        fields: vec![Field {
            name: ACKNOWLEDGED.to_owned(),
            label: "添付資料の確認".to_owned(),
            kind: Kind::Choice,
            options: vec![FieldOption {
                value: id,
                label: "上記添付資料を確認しました。".to_owned(),
                hint: None,
            }],
            required: true,
            unit: None,
            hint: None,
            max_length: None,
            visible_if: None,
        }],
    }
}
