//! The network that an address is counted under, and what an insurer registers of it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::field::Wrong;

/// A network as it is counted: /24 of IPv4, /56 of IPv6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Prefix(IpAddr);

/// A registered network is at most so many bits wider: it is written down as 256 prefixes.
const WIDER: u32 = 8;

const FORM: &str = "「198.18.0.0/20」のように、ネットワークのアドレスと長さを入力してください。";
const NARROW: &str = "/24(IPv6は/56)より狭いネットワークは登録できません。";
const WIDE: &str = "/16(IPv6は/48)より広いネットワークは登録できません。";
const NO_START: &str = "ネットワークの先頭のアドレスを入力してください。";

impl Prefix {
    /// The one that `ip` is counted under.
    pub fn of(ip: IpAddr) -> Self {
        Self::from_bits(ip.to_canonical(), |bits, step| bits - bits % step)
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
        let nth = |n: u128| Self::from_bits(ip, |bits, step| bits + n * step);
        let wide: u128 = 1 << wider;
        let start = Self::from_bits(ip, |bits, step| bits - bits % (step * wide));
        if start.0 != ip {
            return Err(Wrong::new(NO_START));
        }
        Ok((0..wide).map(nth).collect())
    }

    /// Of the address that `change` makes of this one's bits and the size of one prefix.
    fn from_bits(ip: IpAddr, change: impl Fn(u128, u128) -> u128) -> Self {
        Self(match ip {
            IpAddr::V4(ip) => {
                let bits = change(ip.to_bits().into(), 1 << 8);
                IpAddr::V4(Ipv4Addr::from_bits(u32::try_from(bits).unwrap_or(u32::MAX)))
            }
            IpAddr::V6(ip) => IpAddr::V6(Ipv6Addr::from_bits(change(ip.to_bits(), 1 << 72))),
        })
    }
}

impl std::fmt::Display for Prefix {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let length = if self.0.is_ipv4() { 24 } else { 56 };
        write!(f, "{}/{length}", self.0)
    }
}
