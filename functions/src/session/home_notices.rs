//! My page's three lists of notices.

use domain::calendar;
use domain::insurer::{Notice, NoticeFrom, published};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::Account;

/// Published notices by sender, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct HomeNotices {
    /// 組合からのお知らせ.
    insurer: Vec<Notice>,
    /// 個人へのお知らせ.
    personal: Vec<Notice>,
    /// サイトからのお知らせ.
    site: Vec<Notice>,
}

/// The line about a moved address stays so many days, and in any case through the first login after it.
const TOLD: i32 = 30;

impl HomeNotices {
    /// Parts those of `all` that are published by `today`.
    pub fn of(all: &[Notice], today: Date) -> Self {
        let from = |sender: NoticeFrom| {
            let mut shown = published(all, today);
            shown.retain(|notice| notice.from == sender);
            shown
        };
        Self {
            insurer: from(NoticeFrom::Insurer),
            personal: from(NoticeFrom::Personal),
            site: from(NoticeFrom::Site),
        }
    }
}

/// What a member whose account follows the roster is told when an import has moved its address.
pub fn moved_email(account: &Account, now: Timestamp) -> Option<Notice> {
    let moved = account.email_moved?;
    let day = calendar::today(moved);
    let recent = calendar::days_between(day, calendar::today(now)) < TOLD;
    let first_login = account.previous_login.is_none_or(|login| login < moved);
    (recent || first_login).then(|| Notice {
        from: NoticeFrom::Personal,
        published: day,
        title: "メールアドレスが更新されました".to_owned(),
        body: "ご登録のメールアドレスが、保険者(組合)の名簿の変更にあわせて更新されました。\n\n\
               お心当たりのない場合は、お問い合わせ先までご連絡ください。"
            .to_owned(),
        links: Vec::new(),
    })
}
