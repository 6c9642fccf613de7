//! The breaker of a population: who tries out an insurer's cards from many networks meets no limit of one card or of
//! one network, so the refused checks of one insurer are counted together, by the hour.

use super::{HOUR, Throttle, at_most, throttle};

/// Refused identity checks of one insurer; counted without a limit, judged by [`trips`].
pub const REFUSED: Throttle = throttle("refused", &[at_most(i64::MAX, HOUR)]);
/// What one network adds to them: neither one office nor one stranger stops a population.
pub const FROM_ONE_NETWORK: Throttle = throttle("refused-from", &[at_most(20, HOUR)]);
/// Accounts opened by one insurer's members, in shards; counted without a limit.
pub const OPENED: Throttle = throttle("opened", &[at_most(i64::MAX, HOUR)]);

/// An honest hour has fewer refused checks than this, whatever the roster.
const FEW: i64 = 200;
/// Of so many members one is refused in an honest hour.
const ONE_OF: i64 = 50;
/// An honest first morning mistypes a fifth: fewer refused checks than so many for each account that is opened.
const FOR_EACH_ACCOUNT: i64 = 3;

/// Whether so many refused checks in one hour are no honest ones, by the roster's members and the accounts opened.
#[must_use]
pub fn trips(refused: i64, members: i64, opened: i64) -> bool {
    refused > FEW.max(members / ONE_OF) && refused > opened.saturating_mul(FOR_EACH_ACCOUNT)
}

/// Whether [`trips`] can hold for so many at all, before members and accounts are looked up.
#[must_use]
pub const fn may_trip(refused: i64) -> bool {
    refused > FEW
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_trips_above_the_larger_share_and_never_on_an_honest_morning() {
        for (refused, members, opened, is) in [
            (200, 0, 0, false),
            (201, 0, 0, true),
            (201, 10_000, 0, true),
            (800, 40_000, 0, false),
            (801, 40_000, 0, true),
            // A fifth of 5,000 mistypes, once or twice.
            (1_500, 40_000, 500, false),
            (1_501, 40_000, 500, true),
            (i64::MAX, 40_000, i64::MAX, false),
        ] {
            assert_eq!(
                trips(refused, members, opened),
                is,
                "{refused} {members} {opened}"
            );
            assert!(!is || may_trip(refused));
        }
    }
}
