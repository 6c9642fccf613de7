//! The spellings of a step's one name.

/// `confirm-code` → `confirm_code`.
pub fn snake(name: &str) -> String {
    name.replace('-', "_")
}

/// `confirm-code` → `ConfirmCode`.
pub fn pascal(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    };
    name.split('-').map(word).collect()
}
