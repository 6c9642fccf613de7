//! Terms of use in versions (利用規約), the point service's terms, site notices and maintenance.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::calendar;
use crate::insurer::Notice;

/// One version of the terms in full; stored apart from [`Site`], because only its readers need it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Rises with each revision; what a member accepts.
    pub version: u32,
    /// In force from 00:00 of this day, Asia/Tokyo.
    pub effective_from: Date,
    /// Headline.
    pub title: String,
    /// What changed, in a sentence: announced before the day (000–003).
    pub summary: String,
    /// The articles (第1条 …).
    pub sections: Vec<Section>,
    /// The articles of the point service, for insurers with that contract.
    #[serde(default)]
    pub point_service: Vec<Section>,
}

/// One article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Section {
    /// 第1条(適用)
    pub heading: String,
    /// Its paragraphs, plain text.
    pub paragraphs: Vec<String>,
}

/// The part about the point service (ポイントサービス) as one insurer's members see it (002, 003).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PointService {
    /// Whether the insurer has the contract; false where no insurer is known yet.
    pub applies: bool,
    /// The sentence that says whether these terms apply.
    pub line: String,
    /// The articles; empty where they do not apply.
    pub sections: Vec<Section>,
}

impl Terms {
    /// The point-service part for an insurer with or without that contract; `None` before the insurer is known.
    pub fn point_service_for(&self, contracted: Option<bool>) -> PointService {
        let line = match contracted {
            Some(true) => {
                "ご所属の保険者はポイントサービスを契約しているため、本規約とあわせて「ポイントサービス利用規約」が適用されます。"
            }
            Some(false) => {
                "ご所属の保険者はポイントサービスを契約していないため、「ポイントサービス利用規約」は適用されません。"
            }
            None => {
                "ポイントサービスを契約している保険者にご所属の方には、本規約とあわせて「ポイントサービス利用規約」が適用されます。"
            }
        };
        let applies = contracted == Some(true);
        PointService {
            applies,
            line: line.to_owned(),
            sections: if applies {
                self.point_service.clone()
            } else {
                Vec::new()
            },
        }
    }

    /// What [`Site`] keeps of this version.
    pub fn revision(&self) -> Revision {
        Revision {
            version: self.version,
            effective_from: self.effective_from,
            summary: self.summary.clone(),
        }
    }
}

/// The head of one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Revision {
    /// Number of the version.
    pub version: u32,
    /// First day in force.
    #[schema(value_type = String, format = Date)]
    pub effective_from: Date,
    /// What changed.
    pub summary: String,
}

/// What belongs to all insurers: read with every member's request, so it holds heads only, at most 1 KB.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// All versions of the terms, in any order.
    pub terms: Vec<Revision>,
    /// The maintenance that is announced or going on.
    #[serde(default)]
    pub maintenance: Option<Maintenance>,
}

impl Site {
    /// The version in force at `now`: the latest whose day has come.
    pub fn in_force(&self, now: Timestamp) -> Option<&Revision> {
        let today = calendar::today(now);
        self.terms
            .iter()
            .filter(|revision| revision.effective_from <= today)
            .max_by_key(|revision| (revision.effective_from, revision.version))
    }

    /// The next version, announced before its day.
    pub fn next_revision(&self, now: Timestamp) -> Option<&Revision> {
        let today = calendar::today(now);
        self.terms
            .iter()
            .filter(|revision| revision.effective_from > today)
            .min_by_key(|revision| (revision.effective_from, revision.version))
    }

    /// Whether `accepted` (the version a member last accepted) covers the version in force.
    /// Where no terms are in force, nothing is accepted: nobody passes by default.
    pub fn accepted(&self, accepted: Option<u32>, now: Timestamp) -> bool {
        match (self.in_force(now), accepted) {
            (Some(current), Some(version)) => version >= current.version,
            _ => false,
        }
    }

    /// The maintenance to announce at `now`; one that is over is shown no more.
    pub fn maintenance_at(&self, now: Timestamp) -> Option<&Maintenance> {
        self.maintenance
            .as_ref()
            .filter(|window| now < window.until)
    }
}

/// サイトからのお知らせ: the item `SITE` / `NOTICES`, read by those who show them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteNotices {
    /// In any order.
    #[serde(default)]
    pub notices: Vec<Notice>,
}

/// A maintenance window (メンテナンス); its page shows the end time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Maintenance {
    /// From this moment on.
    pub from: Timestamp,
    /// Until before this moment.
    pub until: Timestamp,
    /// What members are told.
    pub message: String,
}

impl Maintenance {
    /// Whether the site is closed at `now`.
    pub fn is_on(&self, now: Timestamp) -> bool {
        self.from <= now && now < self.until
    }
}

/// What is loaded for all insurers together: terms in full, notices, maintenance.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SiteSource {
    /// Every version, in full.
    pub terms: Vec<Terms>,
    /// The notices.
    #[serde(flatten)]
    pub notices: SiteNotices,
    /// The maintenance, if one is announced.
    #[serde(default)]
    pub maintenance: Option<Maintenance>,
}

impl SiteSource {
    /// The item that every member's request reads.
    pub fn site(&self) -> Site {
        Site {
            terms: self.terms.iter().map(Terms::revision).collect(),
            maintenance: self.maintenance.clone(),
        }
    }
}

#[cfg(test)]
mod tests;
