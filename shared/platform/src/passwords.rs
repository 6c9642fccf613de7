//! The one place where passwords are counted, hashed and compared (Argon2id, OWASP's floor or more).

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use domain::throttle::{LOGIN, LOGIN_KNOWN_DEVICE, Subject};

use crate::throttles::Counted;
use crate::{App, Argon2Cost, Problem};

/// The most that a stored hash may ask for: a planted hash must not stall a function.
const CEILING: Argon2Cost = Argon2Cost {
    memory: 65_536,
    passes: 4,
};

/// How a comparison ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is the password.
    Right {
        /// The stored hash has other parameters than today's: hash again.
        outdated: bool,
    },
    /// It is not, or there is nothing to compare with.
    Wrong,
}

/// A counted try on one login's password: nothing but counting makes one, and nothing is compared without.
#[derive(Debug)]
pub struct CountedPassword(Counted);

/// Passwords by one App's parameters.
#[derive(Clone, Copy)]
pub struct Passwords<'a>(&'a App);

impl App {
    /// The passwords.
    pub const fn passwords(&self) -> Passwords<'_> {
        Passwords(self)
    }
}

impl Passwords<'_> {
    /// Counts one try on the password of the folded `user_id`, whatever step compares: by the id of the account's own
    /// `device`, or by the user ID alone where there is none.
    ///
    /// # Errors
    /// `too-many-tries`.
    pub async fn count(
        self,
        user_id: &str,
        device: Option<&str>,
    ) -> Result<CountedPassword, Problem> {
        let (throttle, subject) = match device {
            Some(id) => (&LOGIN_KNOWN_DEVICE, Subject::Device(user_id, id)),
            None => (&LOGIN, Subject::Login(user_id)),
        };
        let counted = self.0.throttles().count(throttle, subject).await;
        counted.map(CountedPassword)
    }

    /// Takes back what a success had counted.
    pub async fn give_back(self, counted: CountedPassword) {
        self.0.throttles().give_back(counted.0).await;
    }

    /// Hashes `password` into a PHC string.
    ///
    /// # Errors
    /// `internal` when the hash fails.
    pub async fn hash(self, password: String) -> Result<String, Problem> {
        let cost = self.0.config().argon2;
        self.0.tell_argon2();
        let hashed = tokio::task::spawn_blocking(move || {
            let argon2 = hasher(cost).ok()?;
            Some(argon2.hash_password(password.as_bytes()).ok()?.to_string())
        });
        match hashed.await {
            Ok(Some(hash)) => Ok(hash),
            _ => Err(Problem::internal("argon2", "no hash")),
        }
    }

    /// What an unknown user ID is compared with: of today's parameters, and the hash of nothing.
    pub fn nobodys(self) -> String {
        nobodys(self.0.config().argon2)
    }

    /// Compares `password` with a stored hash after its try was counted. Without one the same work is done, so that an
    /// unknown user ID takes the time of a known one.
    ///
    /// # Errors
    /// `internal` when the stored hash is not one of ours.
    pub async fn verify(
        self,
        _counted: &CountedPassword,
        stored: Option<String>,
        password: String,
    ) -> Result<Verdict, Problem> {
        let cost = self.0.config().argon2;
        self.0.tell_argon2();
        let compared = tokio::task::spawn_blocking(move || compare(cost, stored, &password));
        match compared.await {
            Ok(verdict) => verdict,
            Err(_) => Err(Problem::internal("argon2", "the comparison ended early")),
        }
    }
}

fn compare(cost: Argon2Cost, stored: Option<String>, password: &str) -> Result<Verdict, Problem> {
    let fault = |what: &str| Problem::internal("argon2", what);
    let there = stored.is_some();
    let stored = stored.unwrap_or_else(|| nobodys(cost));
    let broken = "a stored hash has another form";
    let hash = PasswordHash::new(&stored).map_err(|_| fault(broken))?;
    let params = Params::try_from(&hash).map_err(|_| fault(broken))?;
    if params.m_cost() > CEILING.memory || params.t_cost() > CEILING.passes || params.p_cost() > 1 {
        return Err(fault("a stored hash asks for too much"));
    }
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    if argon2.verify_password(password.as_bytes(), &hash).is_err() || !there {
        return Ok(Verdict::Wrong);
    }
    let outdated = params.m_cost() != cost.memory || params.t_cost() != cost.passes;
    Ok(Verdict::Right { outdated })
}

fn nobodys(Argon2Cost { memory, passes }: Argon2Cost) -> String {
    let of_nothing = "bm9ib2R5J3Mgc2FsdC4$bm9ib2R5J3MgaGFzaCwgb2Ygbm90aGluZyBhdCBhbGw";
    format!("$argon2id$v=19$m={memory},t={passes},p=1${of_nothing}")
}

fn hasher(cost: Argon2Cost) -> Result<Argon2<'static>, argon2::Error> {
    let params = Params::new(cost.memory, cost.passes, 1, None)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}
