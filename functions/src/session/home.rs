//! `GET /api/home`: My page (マイページ): who one is, what is new, what is still to be done.

use domain::calendar;
use domain::campaigns::Campaign;
use domain::insurer::{Contact, Faq, Insurer, MemberTerm, MenuEntry, Operator, Pages};
use domain::survey::Response;
use domain::terms::SiteNotices;
use platform::tables::Key;
use platform::{Answer, App, Problem, Reply};
use serde::Serialize;
use utoipa::ToSchema;

use super::Member;
use super::home_notices::{HomeNotices, moved_email};
use super::home_survey::HomeSurvey;
use crate::step::step;

step!(get "home", "My page: greeting, notices, tasks, menu, help");

/// My page. Neither 記号 nor 番号 stands on it: the enquiry number does their service.
#[derive(Serialize, ToSchema)]
pub struct Home {
    member: Greeted,
    /// Stands in for 記号・番号 in enquiries.
    enquiry_number: String,
    insurer: OwnInsurer,
    /// Login before the present one, RFC 3339; null at the first.
    previous_login: Option<String>,
    /// Where system mail goes.
    email: String,
    notices: HomeNotices,
    /// The running survey; null for who is not asked.
    survey: Option<HomeSurvey>,
    menu: Vec<MenuEntry>,
}

/// Whom the page greets.
#[derive(Serialize, ToSchema)]
pub struct Greeted {
    name: String,
    term: MemberTerm,
}

/// The member's insurer with its help.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnInsurer {
    code: String,
    name: String,
    contacts: Vec<Contact>,
    faq: Vec<Faq>,
    operator: Option<Operator>,
}

async fn handle(app: App, member: Member) -> Answer<Home> {
    let code = &member.account().insurer;
    let keys = [Key::insurer(code), Key::pages(code), Key::site_notices()];
    let mut found = app.tables().batch(&keys).await?;
    let [insurer, pages, notices] = &keys;
    let insurer: Option<Insurer> = found.take(insurer)?;
    let both = insurer.zip(found.take::<Pages>(pages)?);
    let unknown = || Problem::internal("home", "a member of an unknown insurer");
    let (insurer, mut pages) = both.ok_or_else(unknown)?;
    let site: SiteNotices = found.take(notices)?.unwrap_or_default();
    let moved = moved_email(member.account(), member.now());
    pages.notices.extend(site.notices.into_iter().chain(moved));
    let survey = survey(&app, &member, &insurer).await?;
    Ok(Reply::of(Home::of(&member, insurer, pages, survey)))
}

/// The insurer's present campaign, where this member has a response in it.
async fn survey(
    app: &App,
    member: &Member,
    insurer: &Insurer,
) -> Result<Option<HomeSurvey>, Problem> {
    let Some(id) = &insurer.open_campaign else {
        return Ok(None);
    };
    let keys = [Key::campaign(id), Key::response(member.id(), id)];
    let mut items = app.tables().batch(&keys).await?;
    let [campaign, response] = &keys;
    let campaign: Option<Campaign> = items.take(campaign)?;
    let both = campaign.zip(items.take::<Response>(response)?);
    Ok(both.map(|(campaign, response)| HomeSurvey::of(campaign, &response, member.now())))
}

impl Home {
    fn of(member: &Member, insurer: Insurer, pages: Pages, survey: Option<HomeSurvey>) -> Self {
        let today = calendar::today(member.now());
        let account = member.account().clone();
        Self {
            member: Greeted {
                name: account.name,
                term: insurer.member_term,
            },
            enquiry_number: account.enquiry_number,
            previous_login: account.previous_login.map(calendar::wire_time),
            email: account.email,
            notices: HomeNotices::of(&pages.notices, today),
            insurer: OwnInsurer {
                code: insurer.code,
                name: insurer.name,
                contacts: pages.contacts,
                faq: pages.faq,
                operator: insurer.operator,
            },
            survey,
            menu: pages.menu,
        }
    }
}
