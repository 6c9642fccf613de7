//! My page's three lists of notices.

use domain::insurer::{Notice, NoticeFrom, published};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

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

impl HomeNotices {
    /// Parts those of `all` that are published by `today`.
    pub fn of(all: Vec<Notice>, today: Date) -> Self {
        let from = |sender: NoticeFrom| {
            let mut shown = published(&all, today);
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
