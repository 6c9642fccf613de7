//! Finds a value in a text, raw or encoded, wherever it begins.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use platform::random::hex;

/// The forms of `canary` that stand in `text`: as it is, JSON-escaped, percent-, hex- or base64-encoded.
pub fn leaks(text: &str, canary: &str) -> Vec<String> {
    let folded = text.to_lowercase();
    let exact = base64s(canary);
    let mut forms = vec![
        canary.to_owned(),
        canary.escape_unicode().to_string(),
        canary.escape_default().to_string(),
        utf8_percent_encode(canary, NON_ALPHANUMERIC).to_string(),
        hex(canary.as_bytes()),
    ];
    forms.retain(|form| folded.contains(&form.to_lowercase()));
    forms.extend(exact.into_iter().filter(|form| text.contains(form)));
    forms
}

/// base64 depends on where in its text a value begins: what is the same at each of the three places.
fn base64s(canary: &str) -> Vec<String> {
    let mut forms = Vec::new();
    for (skipped, cut) in [(0, 0), (1, 2), (2, 3)] {
        let mut bytes = vec![0; skipped];
        bytes.extend_from_slice(canary.as_bytes());
        let whole = bytes.len() * 8 / 6;
        for encoded in [STANDARD.encode(&bytes), URL_SAFE.encode(&bytes)] {
            forms.push(encoded[cut..whole].to_owned());
        }
    }
    forms
}

#[test]
fn a_planted_leak_is_found_in_every_form() {
    let canary = "Canary#48/カナリア?";
    let plant = |text: String| assert!(!leaks(&text, canary).is_empty(), "{text}");
    plant(format!("user typed {canary} here"));
    plant(serde_json::to_string(canary).unwrap());
    plant(canary.escape_unicode().to_string());
    plant(utf8_percent_encode(canary, NON_ALPHANUMERIC).to_string());
    plant(hex(canary.as_bytes()).to_uppercase());
    for before in ["", "x", "xy", "xyz"] {
        for engine in [STANDARD, URL_SAFE] {
            plant(engine.encode(format!("{before}{canary} and more")));
        }
    }
    assert_eq!(leaks("nothing to see", canary), Vec::<String>::new());
}
