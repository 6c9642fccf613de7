//! The catalogue of everything a user can be told besides success; the site's list is generated from it.

use http::StatusCode;

macro_rules! refusals {
    ($($(#[$doc:meta])* $variant:ident = $slug:literal, $status:ident, $title:literal;)*) => {
        /// A refusal: slug on the wire, HTTP status, Japanese title.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Refusal { $($(#[$doc])* $variant,)* }

        impl Refusal {
            /// Every refusal, in the order of the catalogue.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name on the wire.
            pub const fn slug(self) -> &'static str { match self { $(Self::$variant => $slug,)* } }

            /// Its HTTP status.
            pub const fn status(self) -> StatusCode { match self { $(Self::$variant => StatusCode::$status,)* } }

            /// What the person reads.
            pub const fn title(self) -> &'static str { match self { $(Self::$variant => $title,)* } }
        }
    };
}

refusals! {
    /// Named fields are wrong.
    Invalid = "invalid", UNPROCESSABLE_ENTITY, "入力内容をご確認ください。";
    /// Not JSON, or not an object.
    Malformed = "malformed", BAD_REQUEST, "送信された内容を読み取れませんでした。画面を読み込み直してから、もう一度お試しください。";
    /// More bytes than a step takes.
    TooLarge = "too-large", PAYLOAD_TOO_LARGE, "送信された内容が大きすぎます。";
    /// A state-changing request that is not JSON.
    UnsupportedMediaType = "unsupported-media-type", UNSUPPORTED_MEDIA_TYPE, "この形式では送信できません。";
    /// An `Origin` that is not ours.
    OriginRefused = "origin-refused", FORBIDDEN, "このページからは送信できません。公式の画面から操作してください。";
    /// A request that did not come through the edge.
    EdgeRefused = "edge-refused", FORBIDDEN, "この経路からはご利用いただけません。";
    /// No sign-up or reissue flow, or its time is over.
    NoFlow = "no-flow", UNAUTHORIZED, "手続きの有効時間が過ぎたか、手続きが開始されていません。お手数ですが最初からやり直してください。";
    /// No live session.
    NoSession = "no-session", UNAUTHORIZED, "ログインの有効時間が過ぎたか、ログインされていません。もう一度ログインしてください。";
    /// Terms in force are not accepted yet.
    TermsRequired = "terms-required", FORBIDDEN, "ご利用には利用規約への同意が必要です。";
    /// Unknown, or not the caller's: the two look alike.
    NotFound = "not-found", NOT_FOUND, "お探しの情報は見つかりませんでした。";
    /// The path exists with another method.
    MethodNotAllowed = "method-not-allowed", METHOD_NOT_ALLOWED, "この操作はできません。";
    /// Identity did not match, or is registered already: one refusal, both ways on.
    IdentityRefused = "identity-refused", FORBIDDEN, "入力された内容では本人確認ができませんでした。資格確認書などの記載をご確認のうえ、もう一度入力してください。すでにユーザーIDを作成済みの場合は、ログイン画面からログインするか、「ユーザーIDを忘れた方」へお進みください。";
    /// No insurer has this code.
    InsurerUnknown = "insurer-unknown", NOT_FOUND, "この保険者指定コードは登録されていません。ご案内に記載されたコードをご確認ください。";
    /// The user ID belongs to somebody.
    UserIdTaken = "user-id-taken", CONFLICT, "このユーザーIDはすでに使われています。別のユーザーIDを入力してください。";
    /// Wrong, used, expired or exhausted code alike.
    CodeRefused = "code-refused", FORBIDDEN, "認証番号が正しくないか、有効期限が切れています。メールをご確認のうえもう一度入力するか、認証番号を再送してください。";
    /// The flow has no confirmed code.
    CodeNotConfirmed = "code-not-confirmed", FORBIDDEN, "認証番号の確認が済んでいません。メールに記載された認証番号を入力してください。";
    /// A resend within the minute.
    CodeTooSoon = "code-too-soon", TOO_MANY_REQUESTS, "認証番号は送信したばかりです。しばらく待ってから再送してください。";
    /// The limits of codes per hour, day or after failures.
    TooManyCodes = "too-many-codes", TOO_MANY_REQUESTS, "認証番号の送信回数が上限に達しました。時間をおいてからお試しください。";
    /// Any other throttle.
    TooManyTries = "too-many-tries", TOO_MANY_REQUESTS, "試行回数が上限に達しました。時間をおいてからもう一度お試しください。";
    /// User ID and password do not match.
    LoginRefused = "login-refused", FORBIDDEN, "ユーザーIDまたはパスワードが正しくありません。";
    /// The right password, or the session, of who is no longer in the insurer's roster.
    AccountClosed = "account-closed", FORBIDDEN, "ご加入の保険者(組合)の名簿で確認できなくなったため、このユーザーIDはご利用いただけません。お心当たりのない場合は、お問い合わせ先へご連絡ください。";
    /// After the campaign's deadline.
    CampaignClosed = "campaign-closed", FORBIDDEN, "回答期限を過ぎたため、この操作はできません。お問い合わせ先へご連絡ください。";
    /// Before the campaign's opening.
    CampaignNotOpen = "campaign-not-open", FORBIDDEN, "調査の開始前のため、この操作はできません。";
    /// A version that is no longer the current one.
    Stale = "stale", CONFLICT, "ほかの画面で内容が更新されています。最新の内容を読み込んでから、もう一度お試しください。";
    /// The state does not allow it.
    WrongState = "wrong-state", CONFLICT, "現在の状態では、この操作はできません。";
    /// Too many or too frequent files.
    UploadLimit = "upload-limit", FORBIDDEN, "アップロードできるファイル数の上限に達しています。不要なファイルを削除してからお試しください。";
    /// The file's content was checked and refused.
    UploadRefused = "upload-refused", UNPROCESSABLE_ENTITY, "ファイルを受け付けられませんでした。";
    /// The ledger has no such facility.
    FacilityNotFound = "facility-not-found", NOT_FOUND, "入力された事業所番号に該当する事業所が見つかりませんでした。事業所番号をご確認ください。";
    /// SES did not take the mail.
    MailUnavailable = "mail-unavailable", SERVICE_UNAVAILABLE, "メールを送信できませんでした。しばらく待ってからもう一度お試しください。";
    /// A service answered with a throttle or not at all.
    Busy = "busy", SERVICE_UNAVAILABLE, "ただいま混み合っています。入力内容はそのままで、しばらく待ってからもう一度お試しください。";
    /// Our fault.
    Internal = "internal", INTERNAL_SERVER_ERROR, "システムに問題が発生しました。入力内容はそのままで、しばらく待ってからもう一度お試しください。";
}

/// A wait in the words of who waits, and whom to call: nobody is told a number of seconds, and nobody is left alone.
macro_rules! waits {
    ($what:literal) => {
        [
            concat!($what, "1分ほどおいてから、もう一度お試しください。お急ぎの場合は、ご加入の健康保険組合・共済組合のお問い合わせ先までご連絡ください。"),
            concat!($what, "1時間ほどおいてから、もう一度お試しください。お急ぎの場合は、ご加入の健康保険組合・共済組合のお問い合わせ先までご連絡ください。"),
            concat!($what, "1日ほどおいてから、もう一度お試しください。お急ぎの場合は、ご加入の健康保険組合・共済組合のお問い合わせ先までご連絡ください。"),
            concat!($what, "しばらくの間、この画面からのお手続きはできません。ご加入の健康保険組合・共済組合のお問い合わせ先までご連絡ください。"),
        ]
    };
}

impl Refusal {
    /// What a person reads who has to wait for so many seconds, where its own title does not say all.
    pub const fn waiting(self, seconds: u64) -> Option<&'static str> {
        let [minute, hour, day, long] = match self {
            Self::TooManyTries => waits!("試行回数が上限に達しました。"),
            Self::TooManyCodes => waits!("認証番号の送信回数が上限に達しました。"),
            _ => return None,
        };
        Some(match seconds {
            0..=60 => minute,
            61..=3_600 => hour,
            3_601..=86_400 => day,
            _ => long,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Refusal;

    #[test]
    fn slugs_are_unique_and_titles_are_whole_sentences() {
        let mut slugs: Vec<_> = Refusal::ALL.iter().map(|refusal| refusal.slug()).collect();
        slugs.sort_unstable();
        slugs.dedup();
        assert_eq!(slugs.len(), Refusal::ALL.len());
        for refusal in [Refusal::TooManyTries, Refusal::TooManyCodes] {
            for (seconds, says) in [
                (60, "1分"),
                (61, "1時間"),
                (3_600, "1時間"),
                (3_601, "1日"),
                (86_401, "しばらく"),
            ] {
                let words = refusal.waiting(seconds).unwrap();
                assert!(
                    words.contains(says) && words.contains("お問い合わせ先"),
                    "{seconds}: {words}"
                );
            }
        }
        assert!(
            Refusal::ALL
                .iter()
                .all(|refusal| refusal.title().ends_with('。'))
        );
    }
}
