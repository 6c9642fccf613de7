//! The base words, searched where they lie in the binary: nothing is read or built at start-up.

/// One word a line, folded, sorted by bytes; from zxcvbn, see `LICENSE-zxcvbn.txt`.
const WORDS: &str = include_str!("words.txt");

/// Whether the folded `word` is in the lists.
pub(super) fn is_known(word: &str) -> bool {
    let bytes = WORDS.as_bytes();
    let line_end = |b: &u8| *b == b'\n';
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let before = bytes.get(low..middle).unwrap_or_default();
        let start = before
            .iter()
            .rposition(line_end)
            .map_or(low, |at| low + at + 1);
        let rest = bytes.get(start..high).unwrap_or_default();
        let end = rest.iter().position(line_end).map_or(high, |at| start + at);
        match bytes
            .get(start..end)
            .unwrap_or_default()
            .cmp(word.as_bytes())
        {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    false
}

#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    WORDS.lines()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_and_nothing_else() {
        let lines: Vec<&str> = all().collect();
        assert!(lines.len() > 10_000);
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "sorted");
        assert!(lines.iter().all(|word| is_known(word)));
        for word in [
            "",
            "\n",
            "zzzzzzzzz",
            "kenpokumiai",
            "qzxpassword",
            "asswordx",
            "a\nb",
        ] {
            assert!(!is_known(word), "{word:?}");
        }
    }
}
