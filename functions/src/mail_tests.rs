//! The mail texts name what the seeds name.

use domain::text::fill;

/// The mail texts, as the steps fill them.
#[test]
fn every_mail_text_fills_and_names_what_the_seeds_name() {
    const SEND_ONLY: &str = include_str!("signup/mail/send-only.txt");
    const REPLIES: &str = include_str!("signup/mail/takes-replies.txt");
    for note in [SEND_ONLY, REPLIES] {
        let text = fill(
            include_str!("signup/mail/code.txt"),
            &[
                ("insurer", "立法健康保険組合"),
                ("code", "611898"),
                ("minutes", "10"),
                ("reply_note", note.trim_end()),
            ],
        )
        .unwrap();
        for words in [
            "認証番号: 611898",
            "10分以内",
            "立法健康保険組合",
            "ケンニン",
        ] {
            assert!(text.contains(words), "{words}");
        }
        assert!(!text.contains("記号"));
        assert_eq!(text.contains("送信専用"), note == SEND_ONLY);
    }
    let code = fill(
        include_str!("reissue/mail/code.txt"),
        &[
            ("code", "9999"),
            ("minutes", "30"),
            ("helpdesk", "0570-000-402"),
        ],
    )
    .unwrap();
    for words in [
        "9999",
        "30分",
        "ヘルプデスク:0570-000-402",
        "最初から",
        "心当たりがない",
    ] {
        assert!(code.contains(words), "{words}");
    }
    let accepted = fill(
        include_str!("reissue/mail/accepted.txt"),
        &[
            ("receipt", "R-1"),
            ("federation", "鳥取県国民健康保険団体連合会"),
            ("federation_tel", "000-000-0031"),
            ("federation_page", "https://kokuho-31.example.jp/"),
            ("days", "5"),
            ("envelope_note", "返信用封筒の送付は不要です。"),
            ("helpdesk", "0570-000-402"),
        ],
    )
    .unwrap();
    for words in [
        "R-1",
        "5営業日",
        "事業所台帳",
        "仮パスワード",
        "現在のパスワード",
    ] {
        assert!(accepted.contains(words), "{words}");
    }
    for subject in [
        include_str!("signup/mail/code.subject.txt"),
        include_str!("reissue/mail/code.subject.txt"),
        include_str!("reissue/mail/accepted.subject.txt"),
    ] {
        assert_eq!(fill(subject, &[]).unwrap().trim_end().lines().count(), 1);
    }
}
