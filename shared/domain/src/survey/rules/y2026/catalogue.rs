//! The catalogue of documents: names, other names, where to get them, what they must show.

use crate::survey::schema::Document;

const CITY: &str = "お住まいの市区町村の窓口";
const EMPLOYER: &str = "勤務先";
const TAX: &str = "お手元の控え（税務署に提出したもの）";
const PENSION_OFFICE: &str =
    "日本年金機構または年金の支払元から送られた通知（再発行は年金事務所など）";
const SCHOOL: &str = "在学している学校";
const INSURER: &str = "支給した健康保険の窓口";
const BANK: &str = "お手元の控え、または金融機関";
const NEW_INSURER: &str = "新しく加入した健康保険（勤務先など）";

/// Documents of 2026.
pub const DOCUMENTS: &[Document] = &[
    Document::new("resident-record", "世帯全員の住民票", CITY)
        .note("続柄の記載があり、マイナンバー（個人番号）の記載がないものを取得してください。発行から3か月以内のものに限ります。"),
    Document::new("tax-certificate", "課税（非課税）証明書", "1月1日に住民登録をしていた市区町村の窓口")
        .also(&["所得証明書", "住民税証明書", "市県民税証明書"])
        .note("最新年度のもので、収入の金額が記載されているものを提出してください。収入がない方は非課税証明書です。名称は市区町村によって異なります。"),
    Document::new("payslips", "給与明細書", EMPLOYER).also(&["給料明細", "給与支給明細書"])
        .note("直近3か月分を提出してください。賞与がある場合は賞与明細書も提出してください。"),
    Document::new("withholding-slip", "源泉徴収票", EMPLOYER)
        .also(&["給与所得の源泉徴収票"])
        .note("直近1年分で、マイナンバー（個人番号）が記載されていないものを提出してください。"),
    Document::new("working-conditions", "労働条件通知書", EMPLOYER)
        .also(&["雇用契約書"])
        .note("契約中のものをすべて提出してください。"),
    Document::new("pension-transfer-notice", "年金振込通知書", PENSION_OFFICE).note("受給しているすべての年金について、最新のものを提出してください。"),
    Document::new("pension-revision-notice", "年金額改定通知書", PENSION_OFFICE)
        .also(&["年金決定通知書", "支給額変更通知書", "裁定通知書"])
        .note("受給しているすべての年金について、最新のものを提出してください。"),
    Document::new("tax-return", "確定申告書一式（控）", TAX)
        .also(&["所得税の確定申告書", "第一表・第二表"])
        .note("直近1年分の全ページを提出してください。マイナンバー（個人番号）は見えないように塗りつぶしてください。"),
    Document::new("income-statement", "収支内訳書", TAX).note("直近1年分の全ページを提出してください。"),
    Document::new("blue-return-statement", "青色申告決算書", TAX).note("直近1年分の全ページを提出してください。"),
    Document::new("unemployment-certificate", "雇用保険受給資格者証", "ハローワーク")
        .also(&["雇用保険受給資格通知"])
        .note("基本手当日額と処理状況が分かるように、両面を提出してください。"),
    Document::new("benefit-decision", "支給決定通知書", INSURER)
        .also(&["傷病手当金支給決定通知書", "出産手当金支給決定通知書", "休業補償給付支給決定通知"])
        .note("受給しているすべての手当について提出してください。"),
    Document::new("enrolment-certificate", "在学証明書", SCHOOL).note("発行から3か月以内のものに限ります。海外の学校の場合は、留学先の証明書に訳文（翻訳者の署名があるもの）を付けてください。"),
    Document::new("student-card", "学生証", SCHOOL).note("学年または入学年度が分かるように、両面を提出してください。"),
    Document::new("medical-certificate", "医師の診断書", "受診している医療機関").note("就労できないことが分かるものを提出してください。"),
    Document::new("disability-certificate", "障害者手帳", CITY)
        .also(&["身体障害者手帳", "精神障害者保健福祉手帳", "療育手帳"])
        .note("氏名・等級・有効期限が分かる面を提出してください。"),
    Document::new("remittance-proof", "送金を証明する書類", BANK)
        .also(&["振込の控え", "通帳の写し（送金者・受取人の両名義）", "インターネットバンキングの明細", "現金書留の控え"])
        .note("日付・金額・送金者・受取人が分かるものに限ります。手渡し、{term}以外の名義での送金、1つの口座の共用は認められません。"),
    Document::new("facility-contract", "施設の入居契約書", "入居している施設"),
    Document::new("facility-receipt", "施設利用料の領収書・明細", "入居している施設"),
    Document::new("new-eligibility-notice", "新しい健康保険の資格情報のお知らせ", NEW_INSURER).note("資格取得日が分かるものを提出してください。"),
    Document::new("new-eligibility-card", "新しい健康保険の資格確認書", NEW_INSURER).note("資格取得日が分かるものを提出してください。"),
    Document::new("over-limit-payslips", "収入が基準を超えた月までの給与明細書", EMPLOYER).also(&["給料明細"]),
    Document::new("funeral-claim", "埋葬料（費）の請求書", "加入している健康保険（この調査の実施元）")
        .also(&["家族埋葬料請求書"])
        .note("請求書の写しを提出してください。"),
];
