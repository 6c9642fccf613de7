//! `POST /api/verify-identity`: five fields off the card open a sign-up flow.

use domain::calendar::wire_second;
use domain::flow::Flow;
use domain::identity::{BirthDate, Identity, InsurerCode, Number, Symbol};
use domain::insurer::Insurer;
use domain::invitations::InvitationToken;
use domain::kana::KanaKey;
use domain::roster::RosterEntry;
use domain::signup::{Applicant, SignUp};
use domain::throttle::{
    CARD_KANA, FLOWS, IDENTITY, IDENTITY_ANY_SOURCE, INVITED, KANA, Prefix, Subject, Throttle,
};
use platform::tables::{Items, Key};
use platform::throttles::SourceCounter;
use platform::{Answer, App, Body, Problem, Refusal, Reply, Source, request};
use serde::Serialize;
use utoipa::ToSchema;

use super::breaker::Breaker;
use super::view::{InsurerName, MemberCard};
use crate::flows;
use crate::roster::stand_in;
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

/// Who asks, from where, about whom.
struct Check<'a> {
    identity: &'a Identity,
    /// Whether the card's own invitation was shown: strangers fill none of its limits.
    invited: bool,
    from: SourceCounter,
    breaker: Breaker<'a>,
}

/// Counts the try, compares, opens the flow.
async fn handle(
    app: App,
    source: Source,
    Body(mut asked): Body<VerifyIdentity>,
) -> Answer<Verified> {
    let secrets = app.secrets().await?;
    let token = asked.invitation.take();
    let identity = &Identity::from(asked);
    let roster_key = secrets.lookup(&identity.lookup_material());
    let code = identity.insurer_code.as_str();
    let check = Check {
        identity,
        invited: token.is_some_and(|token| secrets.is_invited(&token, &roster_key)),
        from: SourceCounter::of(source, app.now()),
        breaker: Breaker::of(code, app.now()),
    };
    let (entry, insurer) = (Key::roster(&roster_key), Key::insurer(code));
    let mut keys = vec![entry.clone(), insurer.clone(), check.breaker.key()];
    keys.extend(check.from.keys());
    let limits = check.limits(Prefix::of(source.0));
    let counted = app.throttles().count_all(&limits);
    let (counted, read) = tokio::join!(counted, app.tables().batch(&keys));
    let (mut counted, mut items) = (counted?, read?);
    if let Err(refused) = check.judge(&items) {
        app.throttles().give_back_all(counted).await;
        return Err(refused);
    }
    let insurer: Option<Insurer> = items.take(&insurer)?;
    let entry: Option<RosterEntry> = items.take(&entry)?;
    let found = entry.is_some();
    let them = entry.filter(|entry| is_them(entry, identity));
    let Some((insurer, entry)) = insurer.zip(them) else {
        let (raised, evened) =
            tokio::join!(check.raise(&app, &items), stand_in::even_out(&app, found));
        raised.and(evened)?;
        return Err(Refusal::IdentityRefused.into());
    };
    let carries = SignUp::of(applicant(insurer, entry, roster_key));
    // The tries are given back, the flow is not.
    let tries = counted.split_off(1);
    let (begun, ()) =
        tokio::join!(flows::begin(&app, carries), app.throttles().give_back_all(tries));
    let (flow, cookie) = begun?;
    Ok(Reply::of(Verified::of(&flow)).cookie(cookie))
}

impl Check<'_> {
    /// What is counted: the flow that it may become first, then the tries.
    fn limits(&self, here: Prefix) -> Vec<(Throttle, Subject<'_>)> {
        let (card, all) = (self.identity, Subject::Card(self.identity));
        if self.invited {
            return vec![(FLOWS, all), (INVITED, all)];
        }
        vec![
            (FLOWS, all),
            (IDENTITY, Subject::CardFrom(card, here)),
            (IDENTITY_ANY_SOURCE, all),
            (CARD_KANA, Subject::CardKana(card)),
            (KANA, Subject::Person(card)),
        ]
    }

    /// Who shows the invitation passes the source and the breaker, a network of the insurer's own the latter.
    fn judge(&self, items: &Items) -> Result<(), Problem> {
        if self.invited {
            return Ok(());
        }
        let own = self.is_own(items);
        self.from.judge(items, own)?;
        if own {
            return Ok(());
        }
        self.breaker.judge(items)
    }

    fn is_own(&self, items: &Items) -> bool {
        let code = self.identity.insurer_code.as_str();
        self.from.is_of(items, Some(code))
    }

    /// Counts a refused check where its networks and its population are counted.
    async fn raise(&self, app: &App, items: &Items) -> Result<(), Problem> {
        let source = self.from.raise(app, self.is_own(items));
        let breaker = self.breaker.raise(app, self.from.crowd());
        let (source, breaker) = tokio::join!(source, breaker);
        source.and(breaker)
    }
}

/// Who is registered already is answered like a mismatch: the card alone tells nothing more.
fn is_them(entry: &RosterEntry, identity: &Identity) -> bool {
    let same = entry.kana_key == identity.kana && entry.birth_date == identity.birth_date;
    same && entry.may_register()
}

fn applicant(insurer: Insurer, entry: RosterEntry, roster_key: String) -> Applicant {
    Applicant {
        insurer_code: insurer.code,
        insurer_name: insurer.name,
        member_id: entry.own.member_id,
        roster_key,
        campaign: insurer.open_campaign,
        workplace: entry.workplace.unwrap_or_default(),
        name: entry.name,
        enquiry_number: entry.own.enquiry_number,
        symbol: entry.symbol.into(),
        number: entry.number.into(),
        birth_date: entry.birth_date.date(),
        email: entry.email,
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
