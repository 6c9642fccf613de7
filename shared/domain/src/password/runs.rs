//! Keyboard runs: neighbouring keys, the alphabet or one letter over and over.

/// The rows of a keyboard, each a little to the right of the one above, as zxcvbn's graph has them.
const ROWS: [&str; 4] = ["1234567890-", "qwertyuiop[", "asdfghjkl;'", "zxcvbnm,./"];

/// Fewest characters of one stretch without a jump.
const STRETCH: usize = 3;

/// Whether `text` (lower case, four characters or more, at least three of them letters) is nothing but stretches of
/// neighbours: `qwertyui`, `1qaz2wsx`, `asdfjkl;`, `abcdef`, `aaaa`.
pub(super) fn is_run(text: &str) -> bool {
    let keys: Vec<char> = text.chars().map(unshifted).collect();
    let letters = keys.iter().filter(|key| key.is_ascii_alphabetic()).count();
    if keys.len() < 4 || letters < 3 {
        return false;
    }
    keys.chunk_by(|a, b| near(*a, *b))
        .all(|stretch| stretch.len() >= STRETCH)
}

/// The key under a sign that is typed with Shift (US and Japanese keyboards agree on these).
const fn unshifted(c: char) -> char {
    match c {
        '!' => '1',
        '@' => '2',
        '#' => '3',
        '$' => '4',
        '%' => '5',
        other => other,
    }
}

fn near(a: char, b: char) -> bool {
    if a == b {
        return true;
    }
    let both = a.is_ascii_lowercase() && b.is_ascii_lowercase();
    if both && u32::from(a).abs_diff(u32::from(b)) == 1 {
        return true;
    }
    let (Some((row_a, column_a)), Some((row_b, column_b))) = (place(a), place(b)) else {
        return false;
    };
    match row_a.abs_diff(row_b) {
        0 => column_a.abs_diff(column_b) == 1,
        1 => {
            let (upper, lower) = if row_a < row_b {
                (column_a, column_b)
            } else {
                (column_b, column_a)
            };
            // A key touches two of the row above: its own column there and the next.
            upper == lower || upper == lower + 1
        }
        _ => false,
    }
}

fn place(key: char) -> Option<(usize, usize)> {
    ROWS.iter().enumerate().find_map(|(row, keys)| {
        keys.chars()
            .position(|k| k == key)
            .map(|column| (row, column))
    })
}

#[cfg(test)]
mod tests {
    use super::is_run;

    #[test]
    fn runs_are_seen_and_words_are_not() {
        for run in [
            "qwerty",
            "qwertyuiop",
            "asdfgh",
            "1qaz2wsx",
            "!qaz@wsx",
            "zaq12wsx",
            "qazwsx",
            "abcdef",
            "aaaa",
            "asdfjkl;",
            "abcabc",
            "poiuyt",
        ] {
            assert!(is_run(run), "{run}");
        }
        for other in [
            "",
            "abc",
            "kumiai",
            "tsubame",
            "ab12",
            "qwertykumo",
            "hoken",
            "1234",
        ] {
            assert!(!is_run(other), "{other}");
        }
    }
}
