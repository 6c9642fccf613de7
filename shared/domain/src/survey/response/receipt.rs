//! The receipt number (受付番号) that a member reads out on the telephone.

use serde::{Deserialize, Serialize};

/// Digits and capitals without 0, 1, I and O: 32 signs that are not mistaken for each other.
const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// `R-XXXX-XXXX`; names a submission, proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Receipt(String);

impl Receipt {
    /// From eight random bytes (40 bits of them count).
    pub fn from_random(bytes: [u8; 8]) -> Self {
        let sign = |byte: &u8| {
            ALPHABET
                .get(usize::from(byte & 31))
                .map_or('2', |b| char::from(*b))
        };
        let signs: String = bytes.iter().map(sign).collect();
        let (head, tail) = signs.split_at(4);
        Self(format!("R-{head}-{tail}"))
    }

    /// As it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_reads_well() {
        assert_eq!(
            Receipt::from_random([0, 1, 30, 31, 32, 255, 8, 9]).as_str(),
            "R-23YZ-2ZAB"
        );
    }
}
