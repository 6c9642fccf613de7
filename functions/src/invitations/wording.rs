//! What a batch's mails say, and one call that says it.

use domain::campaigns::Campaign;
use domain::email::Email;
use domain::insurer::{Insurer, Pages};
use domain::invitations::{Batch, Payload, SendAnswer, own_link, replacement};
use jiff::SignedDuration;
use platform::tables::Key;
use platform::{App, BulkFault, BulkMail, BulkStatus, BulkTo, Problem};

/// What all mails of a campaign's round share.
#[derive(Clone)]
pub struct Wording {
    data: String,
    reply_to: Option<String>,
}

/// What one call came to: the answers by place, and why sending has to pause, if it has.
/// A recipient without an answer stays pending.
#[derive(Default)]
pub struct Outcome {
    pub answers: Vec<(usize, SendAnswer)>,
    /// Places to which certainly nothing was sent: their try does not count.
    pub not_sent: Vec<usize>,
    pub stop: Option<Stop>,
}

/// Why sending stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// SES takes nothing from anybody now.
    Everybody,
    /// This sender cannot send, whatever the reason: somebody has to set it right.
    ThisSender,
}

impl Stop {
    /// How long the batch rests.
    pub const fn pause(self) -> SignedDuration {
        match self {
            Self::Everybody => SignedDuration::from_secs(30),
            Self::ThisSender => SignedDuration::from_secs(300),
        }
    }
}

impl Wording {
    /// The words of `batch`; `None` where insurer or campaign are not there in full.
    pub async fn of(app: &App, batch: &Batch) -> Result<Option<Self>, Problem> {
        let code = &batch.of.insurer;
        let keys = [
            Key::insurer(code),
            Key::pages(code),
            Key::campaign(&batch.of.campaign),
        ];
        let mut found = app.tables().batch(&keys).await?;
        let [insurer, pages, campaign] = &keys;
        let insurer: Option<Insurer> = found.take(insurer)?;
        let pages: Option<Pages> = found.take(pages)?;
        let campaign: Option<Campaign> = found.take(campaign)?;
        let Some(((insurer, pages), campaign)) = insurer.zip(pages).zip(campaign) else {
            return Ok(None);
        };
        let data = replacement(&insurer, &pages, &campaign, &app.config().site_origin);
        let data =
            serde_json::to_string(&data).map_err(|fault| Problem::internal("mail", fault))?;
        let reply_to = insurer.mail.reply_to;
        Ok(Some(Self { data, reply_to }))
    }

    /// Sends to these, once.
    pub async fn send(&self, app: &App, batch: &Batch, to: &[BulkTo]) -> Outcome {
        let mail = BulkMail {
            from: &batch.of.sender,
            reply_to: self.reply_to.as_deref(),
            template: &app.config().mail.invitation,
            data: &self.data,
            tags: &tags(batch),
            to,
        };
        match app.mail().send_bulk(&mail).await {
            Ok(statuses) => Outcome::of(to, &statuses),
            Err(BulkFault::Said(code)) => Outcome {
                not_sent: to.iter().map(|one| one.index).collect(),
                stop: Stop::of(&SendAnswer::of_call(&code)),
                ..Outcome::default()
            },
            Err(BulkFault::Silent) => Outcome {
                stop: Some(Stop::Everybody),
                ..Outcome::default()
            },
        }
    }
}

/// Whom a call reaches, and who has an address that no mail server takes. Each link carries the recipient's token, which
/// is made here and kept nowhere.
pub async fn receivers(
    app: &App,
    batch: &Batch,
    recipients: &Payload,
    places: &[usize],
) -> Result<(Vec<BulkTo>, Vec<usize>), Problem> {
    let (secrets, origin) = (app.secrets().await?, &app.config().site_origin);
    let (mut to, mut odd) = (Vec::new(), Vec::new());
    for place in places {
        let Some(one) = recipients.0.get(*place) else {
            continue;
        };
        let Some(Ok(email)) = one.email.as_deref().map(Email::parse) else {
            odd.push(*place);
            continue;
        };
        let token = secrets.invitation(&batch.of.campaign, &one.roster_key);
        let own = own_link(origin, &batch.of.insurer, &token);
        to.push(BulkTo {
            index: *place,
            address: email.smtp(),
            data: serde_json::to_string(&own).map_err(|fault| Problem::internal("mail", fault))?,
        });
    }
    Ok((to, odd))
}

impl Outcome {
    fn of(to: &[BulkTo], statuses: &[BulkStatus]) -> Self {
        let texts: Vec<_> = statuses
            .iter()
            .map(|one| (one.status.as_str(), one.message_id.as_deref()))
            .collect();
        let mut outcome = Self::default();
        for (one, answer) in to.iter().zip(SendAnswer::read_all(&texts)) {
            // Whoever may be asked for most stops most.
            outcome.stop = match (outcome.stop, Stop::of(&answer)) {
                (Some(Stop::Everybody), _) | (_, Some(Stop::Everybody)) => Some(Stop::Everybody),
                (before, now) => now.or(before),
            };
            if !matches!(answer, SendAnswer::Accepted(_) | SendAnswer::Refused) {
                outcome.not_sent.push(one.index);
            }
            outcome.answers.push((one.index, answer));
        }
        outcome
    }
}

impl Stop {
    fn of(answer: &SendAnswer) -> Option<Self> {
        match answer {
            SendAnswer::Account => Some(Self::Everybody),
            SendAnswer::Sender => Some(Self::ThisSender),
            SendAnswer::Accepted(_) | SendAnswer::Refused | SendAnswer::Later => None,
        }
    }
}

/// With the tag `index` of each mail they lead feedback back to its recipient.
fn tags(batch: &Batch) -> [(&'static str, String); 5] {
    [
        ("kind", "invitation".to_owned()),
        ("campaign", batch.of.campaign.clone()),
        ("round", batch.of.round.to_string()),
        ("shard", batch.shard.to_string()),
        ("seq", batch.seq.to_string()),
    ]
}
