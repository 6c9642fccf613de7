//! The common part: address and telephone, spouse, remarks.

use crate::survey::schema::{FieldDef, OptionDef, PageDef, When, option};

const YES_NO: &[OptionDef] = &[option("yes", "はい"), option("no", "いいえ")];

const CONTACT: &[OptionDef] = &[
    option("unchanged", "変更はない"),
    option("changed", "変更がある"),
];

const SPOUSE_INSURANCE: &[OptionDef] = &[
    option("dependent", "{term}の被扶養者"),
    option("company", "健康保険組合・協会けんぽ").hint("配偶者ご自身の勤務先の健康保険です。"),
    option("mutual-aid", "共済組合"),
    option("national", "国民健康保険"),
    option("other", "その他"),
];

/// Once per response.
pub const HOUSEHOLD: PageDef = PageDef {
    name: "household",
    title: "{term}とご家族について",
    lead: "{term}ご本人とご家族の状況をお答えください。",
    shown: When::Always,
    fields: &[
        FieldDef::choice("contact", "届け出ている住所・電話番号に変更はありますか", CONTACT)
            .hint("引っ越しをされた場合は、この調査とは別に勤務先への届出も必要です。"),
        FieldDef::text("address", "変更後の住所", 200).when("contact", &["changed"]),
        FieldDef::text("tel", "変更後の電話番号", 20)
            .hint("電話番号に変更がない場合は、今の番号を入力してください。")
            .when("contact", &["changed"]),
        FieldDef::choice("spouse", "配偶者（事実婚を含む）はいますか", YES_NO),
        FieldDef::choice("spouse_insurance", "配偶者が加入している健康保険", SPOUSE_INSURANCE).when("spouse", &["yes"]),
        FieldDef::text("spouse_insurance_text", "健康保険の名称", 100).when("spouse_insurance", &["other"]),
        FieldDef::yen("spouse_income", "配偶者の今後1年間の収入見込額")
            .hint("給与（賞与・通勤手当を含む）、年金、事業などの合計です。収入がない場合は0を入力してください。")
            .when("spouse", &["yes"]),
        FieldDef::textarea("note", "備考", 1000)
            .hint("提出が遅れる書類がある場合は、「対象者名・不足書類・提出予定日」を入力してください。")
            .optional(),
    ],
};
