//! `POST /api/verify-identity`: five fields off the card open a sign-up flow.

use domain::calendar::wire_second;
use domain::flow::Flow;
use domain::identity::{BirthDate, Identity, InsurerCode, Number, Symbol};
use domain::insurer::Insurer;
use domain::invitations::InvitationToken;
use domain::kana::KanaKey;
use domain::roster::RosterEntry;
use domain::signup::{Applicant, SignUp};
use platform::tables::Key;
use platform::{Answer, App, Body, Refusal, Reply, Source, Trace, request};
use serde::Serialize;
use utoipa::ToSchema;

use super::check::Check;
use super::view::{InsurerName, MemberCard};
use crate::flows;
use crate::stand_in;
use crate::step::step;

step!(post "verify-identity", "Five fields off the insurance card open a sign-up flow");

request! {
    /// The five fields, all of the member in person.
    pub struct VerifyIdentity {
        /// 保険者指定コード.
        pub insurer_code: InsurerCode,
        /// 記号.
        pub symbol: Symbol,
        /// 番号.
        pub number: Number,
        /// 生年月日, `YYYY-MM-DD`.
        pub birth_date: BirthDate,
        /// 氏名(カナ).
        pub kana: KanaKey,
        /// What stands behind `#i=` in the link of this card's invitation; any other is as none.
        pub invitation: Option<InvitationToken>,
    }
}

/// Who was recognised, and where the code will go.
#[derive(Serialize, ToSchema)]
pub struct Verified {
    insurer: InsurerName,
    member: MemberCard,
    /// The registered address as the insurer's policy shows it; null where none is.
    email: Option<String>,
    /// Whether the member types an address.
    email_editable: bool,
    /// End of the flow, RFC 3339.
    expires_at: String,
    /// Sender of the code mail.
    sender: String,
    /// Where the code arrives, in the insurer's words.
    arrives_at: String,
    /// Whether the sender takes answers.
    takes_replies: bool,
    /// The insurer's hint for a user ID.
    user_id_hint: Option<String>,
}

/// Counts the try, compares, opens the flow.
async fn handle(
    app: App,
    source: Source,
    trace: Trace,
    Body(mut asked): Body<VerifyIdentity>,
) -> Answer<Verified> {
    let secrets = app.secrets().await?;
    let token = asked.invitation.take();
    let identity = Identity::from(asked);
    let roster_key = secrets.lookup(&identity.lookup_material());
    let invited = token.is_some_and(|token| secrets.is_invited(&token, &roster_key));
    let check = Check::of(&identity, invited, source, app.now());
    let (entry, insurer) = (
        Key::roster(&roster_key),
        Key::insurer(identity.insurer_code.as_str()),
    );
    let (mut counted, mut items) = check.begin(&app, [entry.clone(), insurer.clone()]).await?;
    let insurer: Option<Insurer> = items.take(&insurer)?;
    let entry: Option<RosterEntry> = items.take(&entry)?;
    let found = entry.is_some();
    if let Some(entry) = &entry {
        trace.concerns(entry.own.member_id);
    }
    let them = entry.filter(|entry| is_them(entry, &identity));
    let Some((insurer, entry)) = insurer.zip(them) else {
        check.raise(&app, &items).await?;
        // By itself: beside the others it would cost less than the entry did in the first hop.
        stand_in::even_out::<RosterEntry>(&app, Key::roster, found).await?;
        return Err(Refusal::IdentityRefused.into());
    };
    let carries = SignUp::of(applicant(insurer, entry, roster_key));
    // The tries are given back, the flow is not.
    let given_back = app.throttles().give_back_all(counted.split_off(1));
    let (begun, ()) = tokio::join!(flows::begin(&app, carries), given_back);
    let (flow, cookie) = begun?;
    Ok(Reply::of(Verified::of(&flow)).cookie(cookie))
}

/// Who is registered already is answered like a mismatch: the card alone tells nothing more.
fn is_them(entry: &RosterEntry, identity: &Identity) -> bool {
    let same = entry.row.kana_key == identity.kana && entry.row.birth_date == identity.birth_date;
    same && entry.may_register()
}

fn applicant(insurer: Insurer, entry: RosterEntry, roster_key: String) -> Applicant {
    Applicant {
        insurer_code: insurer.code,
        insurer_name: insurer.name,
        member_id: entry.own.member_id,
        roster_key,
        campaign: insurer.open_campaign,
        workplace: entry.row.workplace.unwrap_or_default(),
        name: entry.row.name,
        enquiry_number: entry.own.enquiry_number,
        symbol: entry.row.symbol.into(),
        number: entry.row.number.into(),
        kana: entry.row.kana_key,
        birth_date: entry.row.birth_date.date(),
        email: entry.row.email,
        email_policy: insurer.email_policy,
        system_from: insurer.mail.system_from,
        reply_to: insurer.mail.reply_to,
        arrives_at: insurer.mail.arrives_at,
        user_id_hint: insurer.user_id_hint,
    }
}

impl From<VerifyIdentity> for Identity {
    fn from(asked: VerifyIdentity) -> Self {
        Self {
            insurer_code: asked.insurer_code,
            symbol: asked.symbol,
            number: asked.number,
            birth_date: asked.birth_date,
            kana: asked.kana,
        }
    }
}

impl Verified {
    fn of(flow: &Flow<SignUp>) -> Self {
        let applicant = &flow.carries.applicant;
        Self {
            insurer: InsurerName::of(applicant),
            member: MemberCard::of(applicant),
            email: applicant.email_shown(),
            email_editable: applicant.email_editable(),
            expires_at: wire_second(flow.expires_at),
            sender: applicant.system_from.clone(),
            arrives_at: applicant.arrives_at.clone(),
            takes_replies: applicant.reply_to.is_some(),
            user_id_hint: applicant.user_id_hint.clone(),
        }
    }
}
