//! 続柄: the words that rosters use, and what the law makes of them (健康保険法3条7項; 民法725条 for the degrees).

use serde::{Deserialize, Serialize};

use crate::read::typed;

/// 続柄 as the roster writes it; a word that nobody knows is kept too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Relationship(String);

/// How a dependent is related to the member. Degrees (親等) count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kinship {
    /// 配偶者.
    Spouse,
    /// 配偶者, 事実婚: the law treats both alike (同項1号).
    DeFactoSpouse,
    /// 血族, adoption included (民法727条).
    Blood(Line, u8),
    /// 姻族: the spouse's 血族, or the spouse of one's own.
    Marriage(Line, u8),
    /// Parent or child of a 事実婚 spouse, which is no 姻族 (同項3号, 4号 after that spouse's death).
    OfDeFactoSpouse(Line),
}

/// On which line a relative stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// 直系尊属: parents, grandparents …
    Ascendant,
    /// 直系卑属: children, grandchildren …
    Descendant,
    /// 傍系: siblings, 伯叔父母, 甥・姪 …
    Collateral,
}

/// Whether a dependent must live with the member (同一世帯).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cohabitation {
    /// 同項1号: 配偶者, 直系尊属, 子, 孫, 兄弟姉妹.
    NotNeeded,
    /// 同項2–4号: the others within three degrees; parents and children of a 事実婚 spouse.
    Needed,
    /// No such relative can be a dependent.
    Outside,
}

impl Kinship {
    /// What the law asks of living together.
    pub const fn cohabitation(self) -> Cohabitation {
        use Line::{Ascendant, Collateral, Descendant};
        match self {
            Self::Spouse
            | Self::DeFactoSpouse
            | Self::Blood(Ascendant, _)
            | Self::Blood(Descendant, 1 | 2)
            | Self::Blood(Collateral, 2) => Cohabitation::NotNeeded,
            Self::Blood(_, 1..=3)
            | Self::Marriage(_, 1..=3)
            | Self::OfDeFactoSpouse(Ascendant | Descendant) => Cohabitation::Needed,
            _ => Cohabitation::Outside,
        }
    }
}

impl Relationship {
    /// Takes the word as it stands.
    pub const fn new(word: String) -> Self {
        Self(word)
    }

    /// The word.
    pub fn word(&self) -> &str {
        &self.0
    }

    /// What the word means; none for a word that the rules do not know.
    pub fn kinship(&self) -> Option<Kinship> {
        let word = typed(&self.0);
        let mut rows = WORDS.iter();
        rows.find(|(_, words)| words.contains(&word.as_str()))
            .map(|(kinship, _)| *kinship)
    }
}

use Kinship::{Blood, DeFactoSpouse, Marriage, OfDeFactoSpouse, Spouse};
use Line::{Ascendant, Collateral, Descendant};

/// Words as [`typed`] leaves them. 義父・義母 is the spouse's parent: an adopting one is 養父・養母.
#[rustfmt::skip]
const WORDS: &[(Kinship, &[&str])] = &[
    (Spouse, &["配偶者", "夫", "妻"]),
    (DeFactoSpouse, &["内縁の夫", "内縁の妻", "夫(未届)", "妻(未届)", "事実婚の配偶者"]),
    (Blood(Descendant, 1), &[
        "子", "実子", "養子", "長男", "長女", "次男", "二男", "次女", "二女", "三男", "三女",
        "四男", "四女", "五男", "五女",
    ]),
    (Blood(Descendant, 2), &["孫"]),
    (Blood(Descendant, 3), &["曽孫", "曾孫", "ひ孫"]),
    (Blood(Ascendant, 1), &["父", "母", "父母", "実父", "実母", "養父", "養母"]),
    (Blood(Ascendant, 2), &["祖父", "祖母", "祖父母"]),
    (Blood(Ascendant, 3), &["曽祖父", "曽祖母", "曾祖父", "曾祖母"]),
    (Blood(Collateral, 2), &["兄", "姉", "弟", "妹", "兄弟姉妹"]),
    (Blood(Collateral, 3), &[
        "伯父", "叔父", "伯母", "叔母", "伯叔父母", "おじ", "おば", "甥", "姪", "おい", "めい",
    ]),
    (Blood(Collateral, 4), &["従兄弟", "従姉妹", "いとこ"]),
    (Marriage(Ascendant, 1), &["義父", "義母", "配偶者の父", "配偶者の母", "配偶者の父母"]),
    (Marriage(Descendant, 1), &[
        "継子", "連れ子", "配偶者の子", "配偶者の連れ子", "子の夫", "子の妻", "子の配偶者",
    ]),
    (Marriage(Descendant, 2), &["孫の夫", "孫の妻", "孫の配偶者"]),
    (Marriage(Collateral, 2), &[
        "義兄", "義姉", "義弟", "義妹", "兄弟姉妹の配偶者", "兄の妻", "姉の夫", "弟の妻", "妹の夫",
        "配偶者の兄弟姉妹",
    ]),
    (Marriage(Collateral, 3), &[
        "伯叔父母の配偶者", "伯父の妻", "叔父の妻", "伯母の夫", "叔母の夫", "甥の配偶者",
        "姪の配偶者", "甥の妻", "姪の夫",
    ]),
    (OfDeFactoSpouse(Ascendant), &["事実婚の配偶者の父", "事実婚の配偶者の母"]),
    (OfDeFactoSpouse(Descendant), &["事実婚の配偶者の子"]),
];

#[cfg(test)]
mod tests;
