//! Which passwords are refused although they keep the seeds' rule.

use jiff::civil::Date;

use super::{Password, birth, folded, runs, words};

/// What others know of the member and try first.
#[derive(Clone, Copy)]
pub struct PersonalWords<'a> {
    /// The user ID that the password would belong to.
    pub user_id: &'a str,
    /// 番号 as printed.
    pub number: &'a str,
    /// 生年月日.
    pub birth_date: Date,
    /// 保険者指定コード.
    pub insurer_code: &'a str,
}

/// Why a password is refused; as a text what the person reads beside the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It contains the user ID.
    #[error("パスワードに、ユーザーIDを含めることはできません。")]
    UserId,
    /// It contains the 番号.
    #[error("パスワードに、資格確認書などの番号を含めることはできません。")]
    Number,
    /// It contains the birth date in a usual writing.
    #[error("パスワードに、生年月日を含めることはできません。")]
    BirthDate,
    /// It contains the insurer's code.
    #[error("パスワードに、保険者指定コードを含めることはできません。")]
    InsurerCode,
    /// A word of the lists with digits and symbols around it.
    #[error(
        "よく使われる単語に数字や記号を付けただけのパスワードは推測されやすいため、使えません。別の文字を組み合わせてください。"
    )]
    BaseWord,
    /// Neighbouring keys, the alphabet or one letter, with digits and symbols around.
    #[error(
        "キーボードの並びや同じ文字の繰り返しだけのパスワードは推測されやすいため、使えません。別の文字を組み合わせてください。"
    )]
    KeyboardRun,
}

/// 番号 shorter than this are in too many passwords by chance.
const SHORTEST_NUMBER: usize = 4;
/// The same for the code of an insurer; three letters such as `ngx` are its name.
const SHORTEST_CODE: usize = 3;

impl Password {
    /// Why it is refused for this member, if it is: compared as typed without letter case, and with both sides folded.
    pub fn refusal(&self, personal: &PersonalWords<'_>) -> Option<Refusal> {
        let looks = [self.0.to_ascii_lowercase(), folded(&self.0)];
        let long = |word: &str, least: usize| word.chars().count() >= least;
        if contains(&looks, personal.user_id) {
            return Some(Refusal::UserId);
        }
        if long(personal.number, SHORTEST_NUMBER) && contains(&looks, personal.number) {
            return Some(Refusal::Number);
        }
        if birth::contains(&self.0, personal.birth_date) {
            return Some(Refusal::BirthDate);
        }
        if long(personal.insurer_code, SHORTEST_CODE) && contains(&looks, personal.insurer_code) {
            return Some(Refusal::InsurerCode);
        }
        self.well_known()
    }

    /// Tries every part that leaves only digits and symbols around it: `p@ssw0rd2026!` is *password* and six signs.
    fn well_known(&self) -> Option<Refusal> {
        let lower = self.0.to_ascii_lowercase();
        let folded = folded(&self.0);
        let letter = |b: &u8| b.is_ascii_alphabetic();
        let first = lower.bytes().position(|b| letter(&b))?;
        let last = lower.bytes().rposition(|b| letter(&b))?;
        let mut found = None;
        for start in 0..=first {
            for end in last + 1..=lower.len() {
                if folded.get(start..end).is_some_and(words::is_known) {
                    return Some(Refusal::BaseWord);
                }
                if lower.get(start..end).is_some_and(runs::is_run) {
                    found = Some(Refusal::KeyboardRun);
                }
            }
        }
        found
    }
}

fn contains([lower, undone]: &[String; 2], word: &str) -> bool {
    !word.is_empty()
        && (lower.contains(&word.to_ascii_lowercase()) || undone.contains(&folded(word)))
}
