//! What a batch's mails say, and one call that says it.

use domain::campaigns::Campaign;
use domain::email::Email;
use domain::insurer::{Insurer, Pages};
use domain::invitations::{Batch, Payload, SendAnswer, TEMPLATE, replacement};
use jiff::SignedDuration;
use platform::tables::Key;
use platform::{App, BulkFault, BulkMail, Problem};

/// What all mails of a campaign share.
#[derive(Clone)]
pub struct Wording {
    data: String,
    reply_to: Option<String>,
}

/// What one call came to: the answers by place, and for how long sending has to pause, if it has.
/// A recipient without an answer stays pending.
pub struct Outcome {
    pub answers: Vec<(usize, SendAnswer)>,
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
    ///
    /// # Errors
    /// `busy` or internal.
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

    /// Sends to the recipients at `places`, once.
    pub async fn send(
        &self,
        app: &App,
        batch: &Batch,
        recipients: &Payload,
        places: &[usize],
    ) -> Outcome {
        let mut answers = Vec::new();
        let mut to = Vec::new();
        for place in places {
            let address = recipients
                .0
                .get(*place)
                .and_then(|one| one.email.as_deref());
            match address.map(Email::parse) {
                Some(Ok(email)) => to.push((*place, email.smtp())),
                // No mail server takes it.
                _ => answers.push((*place, SendAnswer::Refused)),
            }
        }
        let mut stop = None;
        if !to.is_empty() {
            let mail = BulkMail {
                from: &batch.of.sender,
                reply_to: self.reply_to.as_deref(),
                template: TEMPLATE,
                data: &self.data,
                tags: &tags(batch),
                to: &to,
            };
            match app.mail().send_bulk(&mail).await {
                Ok(statuses) => {
                    for ((place, _), one) in to.iter().zip(statuses) {
                        let answer = SendAnswer::read(&one.status, one.message_id.as_deref());
                        if answer == SendAnswer::Later {
                            stop = Some(Stop::Everybody);
                        }
                        answers.push((*place, answer));
                    }
                }
                Err(BulkFault::Busy | BulkFault::Silent) => stop = Some(Stop::Everybody),
                Err(BulkFault::Refused) => stop = Some(Stop::ThisSender),
            }
        }
        Outcome { answers, stop }
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
