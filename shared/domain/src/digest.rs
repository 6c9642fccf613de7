//! Digests as the tables keep them.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    hex::encode(bytes)
}

/// HMAC-SHA-256 of `material` under `key`, lower-case hex.
pub fn keyed(key: &str, material: &[u8]) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.as_bytes()) else {
        unreachable!("HMAC takes keys of any length")
    };
    mac.update(material);
    hex(&mac.finalize().into_bytes())
}

/// The parts, each after its length (4 bytes, big-endian), so that no two run together.
pub(crate) fn joined(parts: &[&str]) -> Vec<u8> {
    let mut material = Vec::new();
    for part in parts {
        let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
        material.extend_from_slice(&length.to_be_bytes());
        material.extend_from_slice(part.as_bytes());
    }
    material
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_that_tables_hold() {
        assert_eq!(joined(&["ab", ""]), b"\0\0\0\x02ab\0\0\0\0");
        // RFC 4231, test case 2.
        assert_eq!(
            keyed("Jefe", b"what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }
}
