//! What the headers of every page promise; the local run and the edge read them from one file.

use local::root;
use serde_json::Value;

#[test]
fn the_policy_of_every_page_lets_nothing_foreign_in() {
    let text = std::fs::read_to_string(root().join("infra/security-headers.json")).unwrap();
    let headers: Value = serde_json::from_str(&text).unwrap();
    let policy = headers["content-security-policy"].as_str().unwrap();
    let sources = |name: &str| {
        let mut all = policy.split("; ").filter_map(|part| part.split_once(' '));
        all.find_map(|(directive, sources)| (directive == name).then_some(sources))
    };
    for (directive, only) in [
        ("default-src", "'none'"),
        ("script-src", "'self'"),
        ("style-src", "'self'"),
        ("connect-src", "'self' {{upload_origin}}"),
        ("form-action", "'self'"),
        ("base-uri", "'none'"),
        ("frame-ancestors", "'none'"),
        ("require-trusted-types-for", "'script'"),
    ] {
        assert_eq!(sources(directive), Some(only), "{directive}");
    }
    let tls = headers["strict-transport-security"].as_str().unwrap();
    let seconds = tls.split(['=', ';']).nth(1).unwrap().parse::<u32>();
    assert!(seconds.unwrap() >= 365 * 86_400, "TLS for a year: {tls}");
    assert!(tls.contains("includeSubDomains"), "TLS of all names: {tls}");
    assert_eq!(headers["x-content-type-options"], "nosniff");
}
