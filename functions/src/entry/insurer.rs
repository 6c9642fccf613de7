//! `GET /api/insurer?code=`: what a member sees of the insurer before login. The codes are printed in
//! public manuals, so an unknown one is said plainly.

use domain::calendar;
use domain::campaigns::{Campaign, Status};
use domain::identity::InsurerCode;
use domain::insurer::{
    Contact, EmailPolicy, Faq, Insurer, MemberTerm, Notice, Operator, Pages, published,
};
use jiff::Timestamp;
use platform::tables::Key;
use platform::{Answer, App, Query, Refusal, Reply, request};
use serde::Serialize;
use utoipa::ToSchema;

use crate::step::step;

step!(get "insurer", "What an insurer shows before login");

request! {
    /// Which insurer.
    pub struct AskInsurer {
        /// 保険者指定コード.
        pub code: InsurerCode,
    }
}

/// An insurer before login.
#[derive(Debug, Serialize, ToSchema)]
pub struct InsurerView {
    code: String,
    name: String,
    kind: String,
    member_term: MemberTerm,
    email_policy: EmailPolicy,
    operator: Option<Operator>,
    mail: MailView,
    contacts: Vec<Contact>,
    hints: HintsView,
    faq: Vec<Faq>,
    notices: Vec<Notice>,
    point_service: bool,
    /// Day of the edition (版) of leaflet and manual, `YYYY-MM-DD`.
    edition: Option<String>,
    campaign: Option<CampaignView>,
}

/// The insurer's hints on the identity form and the sign-up form.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Hints)]
pub struct HintsView {
    /// What to type as the code.
    code: String,
    /// Where the symbol (記号) stands.
    symbol: String,
    /// Where the number (番号) stands.
    number: String,
    /// Suggested user ID (003: 「NGX+従業員番号で登録可能です。」).
    user_id: Option<String>,
    /// 記入例 for the kana name.
    example_kana: String,
    /// A caution beside the code (003: 「従業員番号ではありません」).
    code_note: Option<String>,
}

/// Who writes to the members.
#[derive(Debug, Serialize, ToSchema)]
pub struct MailView {
    /// Sender of invitations.
    invitation_from: String,
    /// Sender of codes.
    system_from: String,
    /// Whether the senders take answers.
    takes_replies: bool,
    /// Where mail arrives, in the insurer's words.
    arrives_at: String,
}

/// The campaign that runs or comes next.
#[derive(Debug, Serialize, ToSchema)]
pub struct CampaignView {
    campaign: String,
    title: String,
    /// First day, `YYYY-MM-DD`.
    opens: String,
    /// Last day.
    deadline: String,
    /// The last day with its weekday, as it is printed.
    deadline_text: String,
    /// Day by which members are asked to log in; closes nothing.
    login_by: Option<String>,
    status: Status,
}

async fn handle(app: App, Query(asked): Query<AskInsurer>) -> Answer<InsurerView> {
    let code = asked.code.as_str();
    let keys = [Key::insurer(code), Key::pages(code)];
    let mut found = app.tables().batch(&keys).await?;
    let [insurer, pages] = &keys;
    let insurer: Option<Insurer> = found.take(insurer)?;
    let both = insurer.zip(found.take::<Pages>(pages)?);
    let (insurer, pages) = both.ok_or(Refusal::InsurerUnknown)?;
    let campaign: Option<Campaign> = match &insurer.open_campaign {
        Some(id) => app.tables().get(&Key::campaign(id)).await?,
        None => None,
    };
    Ok(Reply::of(InsurerView::of(
        insurer,
        pages,
        campaign,
        app.now(),
    )))
}

impl InsurerView {
    fn of(insurer: Insurer, pages: Pages, campaign: Option<Campaign>, now: Timestamp) -> Self {
        let opens = campaign.as_ref().map(|campaign| campaign.opens);
        let edition = insurer.edition.or(opens);
        Self {
            notices: published(&pages.notices, calendar::today(now)),
            mail: MailView {
                takes_replies: insurer.mail.takes_replies(),
                invitation_from: insurer.mail.invitation_from,
                system_from: insurer.mail.system_from,
                arrives_at: insurer.mail.arrives_at,
            },
            code: insurer.code,
            name: insurer.name,
            kind: insurer.kind,
            member_term: insurer.member_term,
            email_policy: insurer.email_policy,
            operator: insurer.operator,
            contacts: pages.contacts,
            hints: HintsView {
                code: pages.hints.code,
                symbol: pages.hints.symbol,
                number: pages.hints.number,
                user_id: insurer.user_id_hint,
                example_kana: pages.hints.example_kana,
                code_note: pages.hints.code_note,
            },
            faq: pages.faq,
            point_service: insurer.point_service,
            edition: edition.map(|day| day.to_string()),
            campaign: campaign.map(|campaign| CampaignView::of(campaign, now)),
        }
    }
}

impl CampaignView {
    fn of(campaign: Campaign, now: Timestamp) -> Self {
        Self {
            status: campaign.status(now),
            deadline_text: campaign.deadline_text(),
            campaign: campaign.id,
            title: campaign.title,
            opens: campaign.opens.to_string(),
            deadline: campaign.deadline.to_string(),
            login_by: campaign.login_by.map(|day| day.to_string()),
        }
    }
}
