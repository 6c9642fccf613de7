use super::*;

fn kinship(word: &str) -> Option<Kinship> {
    Relationship::new(word.into()).kinship()
}

#[test]
fn the_law_asks_who_must_live_with_the_member() {
    use Cohabitation::{Needed, NotNeeded, Outside};
    for (words, cohabitation) in [
        (
            &[
                "配偶者",
                "妻（未届）",
                "子",
                "養子",
                "孫",
                "兄",
                "妹",
                "父",
                "祖母",
                "曽祖父",
            ][..],
            NotNeeded,
        ),
        (&["曽孫", "ひ孫", "伯父", "おば", "甥", "めい"], Needed),
        (
            &["義父", "配偶者の母", "継子", "連れ子", "子の妻", "孫の夫"],
            Needed,
        ),
        (
            &["義兄", "兄弟姉妹の配偶者", "伯父の妻", "姪の配偶者"],
            Needed,
        ),
        (&["事実婚の配偶者の父", "事実婚の配偶者の子"], Needed),
        (&["従兄弟", "いとこ"], Outside),
    ] {
        for word in words {
            assert_eq!(
                kinship(word).unwrap().cohabitation(),
                cohabitation,
                "{word}"
            );
        }
    }
    assert_eq!(OfDeFactoSpouse(Collateral).cohabitation(), Outside);
    assert_eq!(Marriage(Collateral, 4).cohabitation(), Outside);
}

#[test]
fn the_spouses_relatives_are_by_marriage_and_an_adopting_parent_is_not() {
    assert_eq!(kinship("義母"), Some(Marriage(Ascendant, 1)));
    assert_eq!(kinship("養母"), Some(Blood(Ascendant, 1)));
    assert_eq!(kinship("配偶者の子"), Some(Marriage(Descendant, 1)));
    assert_eq!(kinship("内縁の妻"), Some(DeFactoSpouse));
}

#[test]
fn each_word_stands_once_and_as_it_is_looked_up() {
    let mut words: Vec<&str> = WORDS
        .iter()
        .flat_map(|(_, words)| *words)
        .copied()
        .collect();
    assert!(words.iter().all(|word| typed(word) == **word));
    let all = words.len();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), all);
}

#[test]
fn a_word_is_kept_as_it_was_written_known_or_not() {
    for word in ["妻（未届）", "同居人"] {
        let kept: Relationship = serde_json::from_str(&format!("{word:?}")).unwrap();
        assert_eq!(serde_json::to_string(&kept).unwrap(), format!("{word:?}"));
    }
    assert_eq!(kinship("同居人"), None);
}
