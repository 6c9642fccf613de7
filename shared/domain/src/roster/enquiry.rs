//! The enquiry number (お問合せ番号): what a member reads out on the telephone instead of 記号・番号,
//! which must not be asked for (健康保険法194条の2; seeds 000 and 001).

/// Digits and letters that cannot be taken for one another (Crockford's 32: no I, L, O, U).
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A number such as `0386-4F7K-92QM` from 40 random bits; whoever keeps it sees to it that it is free.
#[must_use]
pub fn enquiry_number(insurer: &str, random: [u8; 8]) -> String {
    let sign = |byte: &u8| SIGNS.get(usize::from(byte & 31)).copied().map(char::from);
    let (head, tail) = random.split_at(4);
    let half = |bytes: &[u8]| bytes.iter().filter_map(sign).collect::<String>();
    format!("{}-{}-{}", insurer.to_uppercase(), half(head), half(tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_short_and_unambiguous() {
        assert_eq!(
            enquiry_number("0386", [4, 15, 7, 19, 9, 2, 255, 0]),
            "0386-4F7K-92Z0"
        );
        for byte in 0..=255 {
            let number = enquiry_number("mirai", [byte; 8]);
            assert_eq!(number.len(), "MIRAI-XXXX-XXXX".len());
            assert!(!number[5..].contains(['I', 'L', 'O', 'U']), "{number}");
        }
    }
}
