//! The network that an address is counted under, and what an insurer registers of it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::field::Wrong;

/// A network as failures are counted in it: the address that it begins with, and its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Prefix(IpAddr, u32);

/// Lengths that an address is counted under, the narrowest first, and how many failures in ten minutes each may have.
/// Who has one IPv6 address has a /56, who asks for more gets a /48, and a small provider has a /32.
const V4: &[(u32, i64)] = &[(24, 60), (16, 480)];
const V6: &[(u32, i64)] = &[(56, 60), (48, 480), (32, 4_000)];

/// A registered network is at most so many bits wider: it is written down as 256 prefixes.
const WIDER: u32 = 8;

const FORM: &str = "「198.18.0.0/20」のように、ネットワークのアドレスと長さを入力してください。";
const NARROW: &str = "/24(IPv6は/56)より狭いネットワークは登録できません。";
const WIDE: &str = "/16(IPv6は/48)より広いネットワークは登録できません。";
const NO_START: &str = "ネットワークの先頭のアドレスを入力してください。";

impl Prefix {
    /// The narrowest one that `ip` is counted under.
    pub fn of(ip: IpAddr) -> Self {
        let ip = ip.to_canonical();
        Self::cut(ip, if ip.is_ipv4() { 24 } else { 56 })
    }

    /// All that `ip` is counted under, the narrowest first.
    pub fn around(ip: IpAddr) -> impl Iterator<Item = Self> {
        let ip = ip.to_canonical();
        lengths(ip)
            .iter()
            .map(move |(length, _)| Self::cut(ip, *length))
    }

    /// The one that counts as a single network where many of them are told from few: a /48 costs nothing.
    pub fn crowd(ip: IpAddr) -> Self {
        let ip = ip.to_canonical();
        Self::cut(ip, if ip.is_ipv4() { 24 } else { 48 })
    }

    /// How many failures it may have in [`SOURCE`](super::SOURCE)'s window.
    pub fn most(self) -> i64 {
        let known = lengths(self.0).iter().find(|(length, _)| *length == self.1);
        known.map_or(0, |(_, most)| *most)
    }

    /// Those that make up a registered `network` in CIDR form.
    ///
    /// # Errors
    /// Another form, one that is narrower or much wider than what is counted, or that names an address inside.
    pub fn within(network: &str) -> Result<Vec<Self>, Wrong> {
        let form = || Wrong::new(FORM);
        let (ip, length) = network.split_once('/').ok_or_else(form)?;
        let ip: IpAddr = ip.parse().map_err(|_| form())?;
        let length: u32 = length.parse().map_err(|_| form())?;
        let counted = if ip.is_ipv4() { 24 } else { 56 };
        let wider = u32::checked_sub(counted, length).ok_or(Wrong::new(NARROW))?;
        if wider > WIDER {
            return Err(Wrong::new(WIDE));
        }
        if Self::cut(ip, length).0 != ip {
            return Err(Wrong::new(NO_START));
        }
        let nth = |n: u128| Self::moved(ip, counted, |bits, step| bits + n * step);
        Ok((0..1 << wider).map(nth).collect())
    }

    /// The one of this length that `ip` lies in.
    fn cut(ip: IpAddr, length: u32) -> Self {
        Self::moved(ip, length, |bits, step| bits - bits % step)
    }

    /// Of the address that `change` makes of this one's bits and the size of one prefix of `length`.
    fn moved(ip: IpAddr, length: u32, change: impl Fn(u128, u128) -> u128) -> Self {
        let start = match ip {
            IpAddr::V4(ip) => {
                let bits = change(ip.to_bits().into(), 1 << (32 - length));
                IpAddr::V4(Ipv4Addr::from_bits(u32::try_from(bits).unwrap_or(u32::MAX)))
            }
            IpAddr::V6(ip) => {
                let bits = change(ip.to_bits(), 1 << (128 - length));
                IpAddr::V6(Ipv6Addr::from_bits(bits))
            }
        };
        Self(start, length)
    }
}

const fn lengths(ip: IpAddr) -> &'static [(u32, i64)] {
    if ip.is_ipv4() { V4 } else { V6 }
}

impl std::fmt::Display for Prefix {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.0, self.1)
    }
}
