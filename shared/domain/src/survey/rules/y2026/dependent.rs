//! Per dependent: keep or remove, living together or apart, work and school.

use super::removal::REASONS;
use crate::survey::schema::{FieldDef, OptionDef, PageDef, When, option};

/// The dependent stays: the other pages are asked.
pub const KEPT: When = When::Answer("keep", "decision", &["continue"]);

const DECISIONS: &[OptionDef] = &[
    option("continue", "扶養を継続する"),
    option("remove", "扶養から外す"),
];

/// Keep or remove.
pub const KEEP: PageDef = PageDef {
    name: "keep",
    title: "{name}さんの扶養の継続について",
    lead: "{name}さんを引き続き扶養しているかどうかをお答えください。\n\
           「扶養から外す」を選択すると、理由が生じた日にさかのぼって被扶養者の資格がなくなることがあります。\
           資格がなくなった日以後に受けた医療費や補助金は、返還をお願いすることがあります。\n\
           {name}さんご本人は、勤務先の健康保険や国民健康保険など、ほかの健康保険への加入手続きが必要です。\
           勤務先への被扶養者の異動（減）の届出は、この調査とは別に行ってください。",
    shown: When::Always,
    fields: &[
        FieldDef::choice("decision", "扶養の継続", DECISIONS),
        FieldDef::choice("reason", "扶養から外す理由", REASONS).when("decision", &["remove"]),
        FieldDef::text("reason_text", "理由の内容", 200).when("reason", &["other"]),
        FieldDef::date("date", "理由が生じた日")
            .hint("就職日、資格取得日、離婚日、死亡日など、理由ごとに示した日を入力してください。")
            .when("decision", &["remove"]),
    ],
};

const LIVING_TOGETHER: &[OptionDef] = &[
    option("together", "同居")
        .hint("住居と家計を共にしている場合です。入院中の方は同居として扱います。"),
    option("apart", "別居"),
];

const APART_KINDS: &[OptionDef] = &[
    option("posting", "単身赴任").hint("会社の命令によるものに限ります。"),
    option("school", "通学"),
    option("household", "別世帯"),
    option("facility", "施設入居"),
    option("birth", "里帰り出産"),
    option("other", "その他"),
];

const REMITS: &[OptionDef] = &[
    option("yes", "送金している"),
    option("no", "送金していない"),
];

const METHODS: &[OptionDef] = &[
    option("transfer", "銀行振込"),
    option("registered-mail", "現金書留"),
    option("online", "インターネットバンキング"),
    option("other", "その他"),
];

/// Together or apart.
pub const LIVING: PageDef = PageDef {
    name: "living",
    title: "{name}さんの同居・別居について",
    lead: "現在のお住まいの状況をお答えください。",
    shown: KEPT,
    fields: &[
        FieldDef::choice("living", "同居・別居", LIVING_TOGETHER),
        FieldDef::choice("kind", "別居の種別", APART_KINDS).when("living", &["apart"]),
        FieldDef::text("kind_text", "別居の理由", 200).when("kind", &["other"]),
        FieldDef::text("address", "{name}さんの住所", 200)
            .hint("海外の場合は国名から入力してください。")
            .when("living", &["apart"]),
        FieldDef::choice("remits", "{term}から{name}さんへの送金（仕送り）", REMITS)
            .when("living", &["apart"]),
        FieldDef::yen("remittance", "送金の月額")
            .hint("1か月あたりの金額です。")
            .when("remits", &["yes"]),
        FieldDef::choice("method", "送金の方法", METHODS)
            .hint("手渡しは、送金の事実を確認できないため認められません。")
            .when("remits", &["yes"]),
        FieldDef::text("method_text", "送金の方法の内容", 100).when("method", &["other"]),
    ],
};

const STATUSES: &[OptionDef] = &[
    option("working", "収入基準未満の就労"),
    option("student", "学生"),
    option("disabled", "障害のため就労不能"),
    option("ill", "疾病のため就労不能"),
    option("welfare", "生活保護受給"),
    option("seeking", "求職活動中"),
    option("pension", "収入基準未満の年金受給"),
    option("none", "無職・無収入（専業主婦・主夫など）"),
    option("other", "その他"),
];

const OCCUPATIONS: &[OptionDef] = &[
    option("student", "学生"),
    option("none", "無職"),
    option("part-time", "アルバイト・パート"),
    option("contract", "契約社員・派遣社員など"),
    option("business", "自営業"),
    option("farming", "農業"),
    option("other", "その他"),
];

const SCHOOLS: &[OptionDef] = &[
    option(
        "high-school",
        "高等学校（中等教育学校・高等専門学校3年以下を含む）",
    ),
    option("university", "大学・短期大学・大学院"),
    option("vocational", "専門学校・専修学校"),
    option("abroad", "海外の学校"),
    option("other", "その他（予備校など）"),
];

/// Work and school.
pub const WORK: PageDef = PageDef {
    name: "work",
    title: "{name}さんの就労・就学について",
    lead: "現在の状況をお答えください。学生の方がアルバイトをしている場合は「収入基準未満の就労」も選択してください。",
    shown: KEPT,
    fields: &[
        FieldDef::checkbox(
            "status",
            "就労・就学の状況（あてはまるものすべて）",
            STATUSES,
        ),
        FieldDef::text("status_text", "その他の状況", 200).when("status", &["other"]),
        FieldDef::choice("occupation", "職業", OCCUPATIONS),
        FieldDef::text("occupation_text", "職業の内容", 100).when("occupation", &["other"]),
        FieldDef::choice("school", "学校の種別", SCHOOLS).when("status", &["student"]),
        FieldDef::text("school_name", "学校名", 100).when("status", &["student"]),
        FieldDef::text("school_year", "学年", 20)
            .hint("例：2年")
            .when("status", &["student"]),
    ],
};
