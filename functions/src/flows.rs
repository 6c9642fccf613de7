//! Every mailed code: a browser's flow is opened, moved and its code compared here and nowhere else.
//!
//! A [`FlowCookie`] is a claim. [`Open`] is the only living flow there is, [`Spent`] the only way to compare a code.

mod cookie;

use domain::code::{Code, Compared, NewCode};
use domain::flow::{Flow, Holds, TRY, Unmoved};
use domain::throttle::OPENINGS;
use http::HeaderValue;
use jiff::Timestamp;
use platform::random::{self, Token};
use platform::tables::{Change, Commit, Item, Items, Key, Transaction, Update, Write};
use platform::{App, Problem, Refusal};

pub use cookie::{Browsed, FlowCookie};

/// How often a move is tried on what another request of the same browser left.
const ATTEMPTS: usize = 4;

/// This browser's living flow, as it was read.
#[derive(Clone, Debug)]
pub struct Open<J> {
    cookie: FlowCookie<J>,
    flow: Flow<J>,
    now: Timestamp,
}

/// A flow whose code lives and on which a try was counted.
#[derive(Clone, Debug)]
pub struct Spent<J>(Open<J>);

/// Begins a flow; answers it with the cookie that opens it.
pub async fn begin<J: Browsed>(app: &App, carries: J) -> Result<(Flow<J>, HeaderValue), Problem> {
    let token = Token::new();
    let id = random::id(app.now()).to_string();
    let flow = Flow::start(app.now(), token.hash(), carries);
    app.tables().put(&Key::flow(&id), &flow).await?;
    Ok((flow, J::COOKIE.set(&id, &token)))
}

/// The refusal of a flow that does not move.
pub fn unmoved(fault: Unmoved) -> Problem {
    match fault {
        Unmoved::NoFlow => Refusal::NoFlow.into(),
        Unmoved::WrongState => Refusal::WrongState.into(),
    }
}

impl<J: Browsed> FlowCookie<J> {
    /// Where the flow is kept, to be read beside other things.
    pub const fn key(&self) -> &Key {
        &self.key
    }

    /// Reads the flow, with whatever else the same hop reads.
    ///
    /// # Errors
    /// `no-flow` when there is none, it is over, it is of another journey, or the token is another.
    pub async fn open(&self, app: &App, more: &[Key]) -> Result<(Open<J>, Items), Problem> {
        let keys: Vec<Key> = std::iter::once(&self.key).chain(more).cloned().collect();
        let items = app.tables().batch(&keys).await?;
        let open = self.opened(items.item(&self.key), app.now())?;
        Ok((open.ok_or(Refusal::NoFlow)?, items))
    }

    /// The flow, if `item` is this browser's and lives.
    ///
    /// # Errors
    /// Internal, when it has another form.
    pub fn opened(&self, item: Option<&Item>, now: Timestamp) -> Result<Option<Open<J>>, Problem> {
        let ours = |item: &&Item| {
            item.text("kind") == Some(J::NAME) && item.text("token_hash") == Some(&self.token_hash)
        };
        let Some(item) = item.filter(ours).filter(|item| item.is_live(now)) else {
            return Ok(None);
        };
        Ok(Some(Open {
            cookie: self.clone(),
            flow: item.clone().parse()?,
            now,
        }))
    }

    /// Counts a try in one conditional update, before anything is compared.
    ///
    /// # Errors
    /// `code-refused` where no code lives or its tries are spent; `no-flow`.
    pub async fn spend_a_try(&self, app: &App) -> Result<Spent<J>, Problem> {
        let now = app.now();
        let count = Change::at(self.key.clone()).add("tries", 1);
        let count = held(held(count, &self.alive(), now), &TRY, now);
        let (item, refused) = match app.tables().update(count).await? {
            Update::Done(item) => (Some(item), false),
            Update::Unmet(item) => (item, true),
        };
        match self.opened(item.as_ref(), now)? {
            Some(open) if !refused => Ok(Spent(open)),
            Some(_) => Err(Refusal::CodeRefused.into()),
            None => Err(Refusal::NoFlow.into()),
        }
    }

    /// Reads the flow and counts that an account is to be opened by it, before a password is hashed.
    ///
    /// # Errors
    /// `no-flow`; `too-many-tries`.
    pub async fn open_to_hash(&self, app: &App) -> Result<Open<J>, Problem> {
        let now = app.now();
        let count = Change::at(self.key.clone())
            .add("openings", 1)
            .when("attribute_not_exists(#openings) OR #openings < :most")
            .with(":most", OPENINGS);
        let (item, full) = match app.tables().update(held(count, &self.alive(), now)).await? {
            Update::Done(item) => (Some(item), false),
            Update::Unmet(item) => (item, true),
        };
        let open = self.opened(item.as_ref(), now)?.ok_or(Refusal::NoFlow)?;
        if full {
            let left = open.flow().expires_at - now.as_second();
            let left = u64::try_from(left).unwrap_or_default();
            return Err(Problem::too_many(Refusal::TooManyTries, left));
        }
        Ok(open)
    }

    fn alive(&self) -> [Holds<'_>; 3] {
        [
            Holds::Is("kind", J::NAME),
            Holds::Is("token_hash", &self.token_hash),
            Holds::Later("expires_at"),
        ]
    }
}

impl<J: Browsed> Open<J> {
    /// The flow as it was read.
    pub const fn flow(&self) -> &Flow<J> {
        &self.flow
    }

    /// The flow as it was just written beside other things.
    pub fn at(self, flow: Flow<J>) -> Self {
        Self { flow, ..self }
    }

    /// A fresh code for this flow: its digits for the mail, and what the table keeps of it.
    ///
    /// # Errors
    /// Internal, without secrets.
    pub async fn new_code(&self, app: &App) -> Result<(Code, NewCode), Problem> {
        let pepper = &app.secrets().await?.pepper;
        let code = Code::new(J::PURPOSE, random::bytes());
        let new = NewCode {
            id: random::hex(&random::bytes::<8>()),
            hash: code.hash(pepper, &self.cookie.id, J::PURPOSE),
        };
        Ok((code, new))
    }

    /// What was read → `after`, where the flow still lives, stands where it stood, and carries the same code.
    ///
    /// # Errors
    /// Internal, when it cannot be stored.
    pub fn change(&self, after: &Flow<J>) -> Result<Change, Problem> {
        let change = Change::between(self.cookie.key.clone(), &self.flow, after)?;
        let code = self.flow.code.id.as_deref();
        let stood = [
            Holds::Is("state", self.flow.stage.name()),
            code.map_or(Holds::Absent("code_id"), |id| Holds::Is("code_id", id)),
        ];
        let alive = held(change, &self.cookie.alive(), self.now);
        Ok(held(alive, &stood, self.now))
    }

    /// The flow as another request left it, where [`Open::change`] did not hold.
    ///
    /// # Errors
    /// `no-flow` when it is over.
    pub fn again(&self, item: Option<&Item>) -> Result<Self, Problem> {
        let open = self.cookie.opened(item, self.now)?;
        open.ok_or_else(|| Refusal::NoFlow.into())
    }

    /// Writes what `act` makes of the flow; where another request was quicker `act` judges what that left.
    ///
    /// # Errors
    /// What `act` refuses; `no-flow`; `busy` when other requests never stop.
    pub async fn save(
        self,
        app: &App,
        act: impl Fn(Flow<J>) -> Result<Flow<J>, Problem>,
    ) -> Result<Self, Problem> {
        self.save_beside(app, act, Vec::new()).await
    }

    /// The same with other `writes` in one transaction.
    ///
    /// # Errors
    /// As [`Open::save`]; `code-refused` where one of the writes does not hold.
    pub async fn save_beside(
        mut self,
        app: &App,
        act: impl Fn(Flow<J>) -> Result<Flow<J>, Problem>,
        writes: Vec<Write>,
    ) -> Result<Self, Problem> {
        for _ in 0..ATTEMPTS {
            let after = act(self.flow.clone())?;
            if after == self.flow {
                return Ok(self);
            }
            let Some(newer) = self.write(app, &after, &writes).await? else {
                return Ok(Self {
                    flow: after,
                    ..self
                });
            };
            self = newer;
            // The client sent it again after its answer was lost: it is there already.
            if self.flow == after {
                return Ok(self);
            }
        }
        Err(Refusal::Busy.into())
    }

    /// Writes; answers the flow as another request left it, where that was quicker.
    async fn write(
        &self,
        app: &App,
        after: &Flow<J>,
        writes: &[Write],
    ) -> Result<Option<Self>, Problem> {
        let change = self.change(after)?;
        if writes.is_empty() {
            return match app.tables().update(change).await? {
                Update::Done(_) => Ok(None),
                Update::Unmet(item) => self.again(item.as_ref()).map(Some),
            };
        }
        let mut all = Transaction::default();
        let flow = all.add(change);
        all.extend(writes.iter().cloned());
        match app.tables().transact(all).await? {
            Commit::Done => Ok(None),
            Commit::Unmet(unmet) if unmet.is_at(flow) => self.again(unmet.at(flow)).map(Some),
            Commit::Unmet(_) => Err(Refusal::CodeRefused.into()),
        }
    }
}

impl<J: Browsed> Spent<J> {
    /// The flow with the try counted.
    pub const fn flow(&self) -> &Flow<J> {
        &self.0.flow
    }

    /// Compares `typed` with the code alive.
    ///
    /// # Errors
    /// Internal, without secrets.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place, and a try was counted"
    )]
    pub async fn compare(self, app: &App, typed: &Code) -> Result<(Open<J>, Compared), Problem> {
        let (pepper, id) = (&app.secrets().await?.pepper, &self.0.cookie.id);
        // Names this request: a lost answer that is asked again finds its own effect and nobody else's.
        let by = random::hex(&random::bytes::<8>());
        let compared = typed.compare(&self.0.flow.code, pepper, id, J::PURPOSE, by);
        Ok((self.0, compared))
    }
}

/// `change`, only where all `rows` hold.
fn held(change: Change, rows: &[Holds<'_>], now: Timestamp) -> Change {
    rows.iter().fold(change, |change, row| match row {
        Holds::Is(name, text) => change.when_is(name, text),
        Holds::Absent(name) => change.when(&format!("attribute_not_exists(#{name})")),
        Holds::Below(name, most) => change
            .when(&format!("#{name} < :most_{name}"))
            .with(&format!(":most_{name}"), most),
        Holds::Later(name) => change
            .when(&format!("#{name} > :now"))
            .with(":now", now.as_second()),
    })
}
