//! Income of a dependent: each kind 有 or 無, with the amount of the coming year.
//!
//! 年収 is the estimate for the coming twelve months, not the past calendar year, and includes 失業給付, pensions,
//! 傷病・出産手当金, 通勤手当 and 賞与.

use super::dependent::KEPT;
use crate::survey::schema::{FieldDef, OptionDef, PageDef, option};

const HAS: &[OptionDef] = &[option("yes", "有"), option("no", "無")];
const YES: &[&str] = &["yes"];

const PENSIONS: &[OptionDef] = &[
    option("national", "国民年金（老齢基礎年金）"),
    option("employees", "厚生年金（老齢厚生年金）"),
    option("survivor", "遺族年金"),
    option("disability", "障害年金"),
    option("company", "企業年金"),
    option("onkyu", "恩給"),
    option("private", "個人年金"),
    option("other", "その他の年金"),
];

const fn has(name: &'static str, label: &'static str) -> FieldDef {
    FieldDef::choice(name, label, HAS)
}

const fn year(name: &'static str, label: &'static str, of: &'static str) -> FieldDef {
    FieldDef::yen(name, label).when(of, YES)
}

const fn pension(
    name: &'static str,
    label: &'static str,
    kind: &'static [&'static str],
) -> FieldDef {
    FieldDef::yen(name, label).when("pension_kinds", kind)
}

/// Every kind of income.
pub const INCOME: PageDef = PageDef {
    name: "income",
    title: "{name}さんの収入について",
    lead: "{from}から今後1年間に見込まれる収入を、種類ごとに年額でお答えください。\
           税金や社会保険料を差し引く前の金額です。収入がない種類は「無」を選択してください。",
    shown: KEPT,
    fields: &[
        has("salary", "給与（パート・アルバイトを含む）").hint("賞与と通勤手当を含みます。"),
        year("salary_amount", "給与の年額", "salary"),
        has("pension", "年金").hint("障害年金・遺族年金などの非課税の年金も含みます。"),
        FieldDef::checkbox(
            "pension_kinds",
            "年金の種類（あてはまるものすべて）",
            PENSIONS,
        )
        .when("pension", YES),
        pension("pension_national_amount", "国民年金の年額", &["national"]),
        pension("pension_employees_amount", "厚生年金の年額", &["employees"]),
        pension("pension_survivor_amount", "遺族年金の年額", &["survivor"]),
        pension(
            "pension_disability_amount",
            "障害年金の年額",
            &["disability"],
        ),
        pension("pension_company_amount", "企業年金の年額", &["company"]),
        pension("pension_onkyu_amount", "恩給の年額", &["onkyu"]),
        pension("pension_private_amount", "個人年金の年額", &["private"]),
        pension("pension_other_amount", "その他の年金の年額", &["other"]),
        has("business", "事業収入（自営業）"),
        year("business_amount", "事業収入の年額", "business"),
        has("farming", "農業収入"),
        year("farming_amount", "農業収入の年額", "farming"),
        has("property", "不動産・賃貸収入"),
        year("property_amount", "不動産・賃貸収入の年額", "property"),
        has("investment", "利子・配当・投資・譲渡による収入"),
        year(
            "investment_amount",
            "利子・配当・投資・譲渡による収入の年額",
            "investment",
        ),
        has("unemployment", "失業給付（雇用保険）"),
        year("unemployment_amount", "失業給付の年額", "unemployment"),
        has("sickness", "傷病手当金"),
        year("sickness_amount", "傷病手当金の年額", "sickness"),
        has("maternity", "出産手当金"),
        year("maternity_amount", "出産手当金の年額", "maternity"),
        has("leave", "休業補償"),
        year("leave_amount", "休業補償の年額", "leave"),
        has("assistance", "公的扶助（生活保護など）"),
        year("assistance_amount", "公的扶助の年額", "assistance"),
        has("child_allowance", "児童扶養手当など"),
        year(
            "child_allowance_amount",
            "児童扶養手当などの年額",
            "child_allowance",
        ),
        has("support", "養育費・慰謝料・奨学金などの援助"),
        year(
            "support_amount",
            "養育費・慰謝料・奨学金などの年額",
            "support",
        ),
        has("other", "その他の収入"),
        FieldDef::text("other_text", "その他の収入の内容", 200).when("other", YES),
        year("other_amount", "その他の収入の年額", "other"),
        FieldDef::total("total", "収入の合計（年額）")
            .hint("入力された金額から計算します。収入がない場合は0円です。"),
    ],
};
