//! Situation → documents, 2026. Removed dependents have no pages beyond the first, so rows on work, living and
//! income hold for kept ones only.

use super::dependent::KEPT;
use crate::survey::schema::{Per, Row, When};

const TOGETHER: When = When::Answer("living", "living", &["together"]);

const fn income(kind: &'static str) -> When {
    When::Answer("income", kind, &["yes"])
}

const fn apart(kinds: &'static [&'static str]) -> When {
    When::Answer("living", "kind", kinds)
}

const fn removed(reasons: &'static [&'static str]) -> When {
    When::Answer("keep", "reason", reasons)
}

const fn each(group: &'static str, when: When, any_of: &'static [&'static str]) -> Row {
    Row {
        group,
        per: Per::Dependent,
        when,
        any_of,
        note: None,
    }
}

impl Row {
    const fn covering(mut self, note: &'static str) -> Self {
        self.note = Some(note);
        self
    }
}

/// One's own business, farm or property.
const SELF_EMPLOYED: When = When::Any(&[income("business"), income("farming"), income("property")]);

/// A student beyond high school (高校生は省略), or one who lives apart to go to school.
const STUDENT: When = When::Any(&[
    When::Answer(
        "work",
        "school",
        &["university", "vocational", "abroad", "other"],
    ),
    apart(&["school"]),
]);

/// The rows of 2026.
pub const ROWS: &[Row] = &[
    // 住民票 shows the household: needed where a kept dependent lives with the member.
    Row {
        per: Per::Household,
        ..each(
            "household",
            When::ForSomebody(&When::All(&[KEPT, TOGETHER])),
            &["resident-record"],
        )
    },
    each(
        "tax",
        When::All(&[KEPT, When::AgeFrom(18)]),
        &["tax-certificate"],
    ),
    each(
        "salary",
        income("salary"),
        &["payslips", "withholding-slip", "working-conditions"],
    ),
    each(
        "pension",
        income("pension"),
        &["pension-transfer-notice", "pension-revision-notice"],
    ),
    each("tax-return", SELF_EMPLOYED, &["tax-return"]),
    each(
        "statement",
        SELF_EMPLOYED,
        &["income-statement", "blue-return-statement"],
    ),
    each(
        "unemployment",
        income("unemployment"),
        &["unemployment-certificate"],
    ),
    each(
        "benefit",
        When::Any(&[income("sickness"), income("maternity"), income("leave")]),
        &["benefit-decision"],
    ),
    each(
        "student",
        STUDENT,
        &["enrolment-certificate", "student-card"],
    ),
    each(
        "ill",
        When::Answer("work", "status", &["ill"]),
        &["medical-certificate"],
    )
    .covering("発行から3か月以内のものに限ります。"),
    // 障害年金通知 is asked by the pension row, where there is such a pension.
    each(
        "disabled",
        When::Answer("work", "status", &["disabled"]),
        &["disability-certificate"],
    ),
    // 単身赴任, 通学, 里帰り出産 and 施設入居 are exempt from remittance proof; who sends nothing has none to show.
    each(
        "remittance",
        When::All(&[
            apart(&["household", "other"]),
            When::Answer("living", "remits", &["yes"]),
        ]),
        &["remittance-proof"],
    )
    .covering("直近3か月分を提出してください。"),
    each(
        "facility-contract",
        apart(&["facility"]),
        &["facility-contract"],
    ),
    each(
        "facility-receipt",
        apart(&["facility"]),
        &["facility-receipt"],
    ),
    each(
        "insured",
        removed(&["employment", "insured"]),
        &["new-eligibility-notice", "new-eligibility-card"],
    ),
    each("over-limit", removed(&["income"]), &["over-limit-payslips"])
        .covering("基準を超えた月の直近3か月分です。"),
    each("death", removed(&["death"]), &["funeral-claim"]),
];
