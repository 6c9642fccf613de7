//! What limits an identity check: who tries out a card is stopped, who was invited to it is not.

use domain::identity::Identity;
use domain::throttle::{
    CARD_KANA, FLOWS, IDENTITY, IDENTITY_ANY_SOURCE, INVITED, KANA, Subject, Throttle,
};
use jiff::Timestamp;
use platform::tables::{Items, Key};
use platform::throttles::{Counted, SourceCounter};
use platform::{App, Problem, Source};

use super::breaker::Breaker;

/// One check: who asks, from where, about whom.
pub(super) struct Check<'a> {
    identity: &'a Identity,
    /// Whether the card's own invitation was shown: strangers fill none of its limits.
    invited: bool,
    from: SourceCounter,
    breaker: Breaker<'a>,
}

impl<'a> Check<'a> {
    pub(super) fn of(
        identity: &'a Identity,
        invited: bool,
        source: Source,
        now: Timestamp,
    ) -> Self {
        Self {
            identity,
            invited,
            from: SourceCounter::of(source, now),
            breaker: Breaker::of(identity.insurer_code.as_str(), now),
        }
    }

    /// Counts the try, and reads `keys` with what else limits it at the same time; the flow that it may become is
    /// counted first, then the tries.
    ///
    /// # Errors
    /// `too-many-tries`, and then nothing stays counted; `busy`.
    pub(super) async fn begin(
        &self,
        app: &App,
        keys: [Key; 2],
    ) -> Result<(Vec<Counted>, Items), Problem> {
        let mut keys = Vec::from(keys);
        keys.push(self.breaker.key());
        keys.extend(self.from.keys());
        let limits = self.limits();
        let counted = app.throttles().count_all(&limits);
        let (counted, read) = tokio::join!(counted, app.tables().batch(&keys));
        let (counted, items) = (counted?, read?);
        if let Err(refused) = self.judge(&items) {
            app.throttles().give_back_all(counted).await;
            return Err(refused);
        }
        Ok((counted, items))
    }

    fn limits(&self) -> Vec<(Throttle, Subject<'_>)> {
        let (card, all) = (self.identity, Subject::Card(self.identity));
        if self.invited {
            return vec![(FLOWS, all), (INVITED, all)];
        }
        vec![
            (FLOWS, all),
            (IDENTITY, Subject::CardFrom(card, self.from.prefix())),
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
    ///
    /// # Errors
    /// `busy` or internal.
    pub(super) async fn raise(&self, app: &App, items: &Items) -> Result<(), Problem> {
        let source = self.from.raise(app, self.is_own(items));
        let breaker = self.breaker.raise(app, self.from.crowd());
        let (source, breaker) = tokio::join!(source, breaker);
        source.and(breaker)
    }
}
