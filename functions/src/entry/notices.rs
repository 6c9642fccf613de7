//! `GET /api/notices`: サイトからのお知らせ, announced maintenance and an announced revision of the terms, before login.

use domain::calendar;
use domain::insurer::{Notice, published};
use domain::terms::{Site, SiteNotices};
use platform::tables::Key;
use platform::{Answer, App, Reply};
use serde::Serialize;
use utoipa::ToSchema;

use crate::session::terms::NextRevision;
use crate::step::step;

step!(get "notices", "Notices of the site, announced maintenance and the next revision of the terms");

/// What the site tells everybody.
#[derive(Debug, Serialize, ToSchema)]
pub struct Notices {
    notices: Vec<Notice>,
    maintenance: Option<MaintenanceView>,
    /// 利用規約改訂, from its announcement to the day before it is in force.
    next_revision: Option<NextRevision>,
}

/// When the site rests.
#[derive(Debug, Serialize, ToSchema)]
pub struct MaintenanceView {
    /// Begin, RFC 3339.
    from: String,
    /// End, RFC 3339.
    until: String,
    message: String,
    /// Whether it is on right now.
    on: bool,
}

async fn handle(app: App) -> Answer<Notices> {
    let keys = [Key::site(), Key::site_notices()];
    let mut found = app.tables().batch(&keys).await?;
    let [site, notices] = &keys;
    let site: Site = found.take(site)?.unwrap_or_default();
    let SiteNotices { notices } = found.take(notices)?.unwrap_or_default();
    let now = app.now();
    let maintenance = site.maintenance_at(now).map(|window| MaintenanceView {
        from: calendar::wire_time(window.from),
        until: calendar::wire_time(window.until),
        message: window.message.clone(),
        on: window.is_on(now),
    });
    Ok(Reply::of(Notices {
        notices: published(&notices, calendar::today(now)),
        maintenance,
        next_revision: site.next_revision(now).map(NextRevision::of),
    }))
}
