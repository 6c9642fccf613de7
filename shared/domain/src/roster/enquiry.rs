//! The enquiry number (お問合せ番号): what a member reads out on the telephone instead of 記号・番号,
//! which must not be asked for (健康保険法194条の2; seeds 000 and 001).

/// Digits and letters that cannot be taken for one another (Crockford's 32: no I, L, O, U).
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What a number is derived from: the entry, how many people stood in it before, and the attempt, from 0, at a
/// number that is free. The same entry asks for the same number whenever it is written again.
pub fn enquiry_material(roster_key: &str, generation: u32, attempt: u32) -> Vec<u8> {
    format!("enquiry\n{roster_key}\n{generation}\n{attempt}").into_bytes()
}

/// A number such as `0386-4F7K-92QM` from 40 bits of a HMAC (lower-case hex) over [`enquiry_material`]; whoever keeps it sees to
/// it that it is free.
pub fn enquiry_number(insurer: &str, hmac: &str) -> String {
    let sign = |byte: usize| {
        let byte = u8::from_str_radix(hmac.get(2 * byte..2 * byte + 2)?, 16).ok()?;
        SIGNS.get(usize::from(byte & 31)).copied().map(char::from)
    };
    let [head, tail]: [String; 2] = [0..4, 4..8].map(|half| half.filter_map(sign).collect());
    format!("{}-{head}-{tail}", insurer.to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_made_of_entry_generation_and_attempt() {
        let all = [("a", 0, 0), ("b", 0, 0), ("a", 1, 0), ("a", 0, 1)];
        let all = all.map(|(key, generation, attempt)| enquiry_material(key, generation, attempt));
        let told: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(told.len(), all.len());
    }

    #[test]
    fn it_is_short_and_unambiguous() {
        assert_eq!(
            enquiry_number("0386", "040f07130902ff00ffff"),
            "0386-4F7K-92Z0"
        );
        for byte in 0..=255_u8 {
            let number = enquiry_number("mirai", &format!("{byte:02x}").repeat(32));
            assert_eq!(number.len(), "MIRAI-XXXX-XXXX".len());
            assert!(!number[5..].contains(['I', 'L', 'O', 'U']), "{number}");
        }
    }
}
