//! Removal (扶養から外す): the reasons.
//!
//! Published tables differ; this is 川重健保's column, with 旭化成健保's 「事象発生日」 for 別居・送金なし. An insurer's own
//! table becomes another list here.

use crate::survey::schema::{OptionDef, option};

/// The reasons offered.
pub const REASONS: &[OptionDef] = &[
    option("employment", "就職した").hint("日付は就職日を入力してください。"),
    option("insured", "勤務先で被保険者の資格を取得した")
        .hint("日付は資格取得日を入力してください。"),
    option("income", "収入が基準を超えた")
        .hint("日付は基準を満たさなくなった日を入力してください。"),
    option("unemployment", "失業給付の受給を開始した").hint("日付は受給開始日を入力してください。"),
    option("marriage", "結婚した").hint("日付は入籍日を入力してください。"),
    option("divorce", "離婚した").hint("日付は離婚日を入力してください。"),
    option("death", "死亡した").hint("日付は死亡日を入力してください。"),
    option("separate", "別居し、送金をしていない（別生計）")
        .hint("日付は別居または送金をやめた日を入力してください。"),
    option("business", "自営業を開始した").hint("日付は開業日を入力してください。"),
    option("late-elderly", "後期高齢者医療制度の対象になった（75歳）")
        .hint("日付は75歳の誕生日を入力してください。"),
    option("other", "その他"),
];
