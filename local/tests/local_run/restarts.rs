//! What a run shows, and what it still knows after a restart.

use serde_json::json;
use tempfile::TempDir;

use crate::child::Local;

fn ome() -> serde_json::Value {
    json!({
        "insurer_code": "0386", "symbol": "10", "number": "1000",
        "birth_date": "1986-05-24", "kana": "ｵﾓﾃ ｳﾗﾗ",
    })
}

#[test]
fn a_second_start_has_lost_nothing() {
    let state = TempDir::new().unwrap();
    let local = Local::start(state.path(), &[]);
    for shown in [
        "0386 / 10 / 1000 / 1986-05-24 / ｵﾓﾃ ｳﾗﾗ",
        "mirai / 01 / t011",
        "32290414 / 210 / 20000",
        "ngx / 55 / 070000",
        "/mailbox",
        "1311111111",
    ] {
        assert!(local.banner.contains(shown), "{shown}: {}", local.banner);
    }
    let verified = local.post("verify-identity", None, &ome());
    assert_eq!(verified.status, 200, "{:?}", verified.body);
    local.kill();
    let local = Local::start(state.path(), &[]);
    let stands = local.get("/api/signup", verified.cookie.as_deref());
    assert_eq!(stands.body["state"], "verified", "{:?}", stands.body);
    assert!(local.terminate().success());
    // Afresh: the flow is forgotten, the demo data is there.
    let local = Local::start(state.path(), &[("RESET", "1")]);
    let stands = local.get("/api/signup", verified.cookie.as_deref());
    assert_eq!(stands.body["state"], "none");
    assert_eq!(local.post("verify-identity", None, &ome()).status, 200);
}

#[test]
fn in_another_year_the_campaigns_are_open_too_and_a_restart_stays_there() {
    let state = TempDir::new().unwrap();
    let clock = [("CLOCK", "2031-05-05T10:00:00+09:00")];
    let first = Local::start(state.path(), &clock);
    let shown = |local: &Local| local.get("/api/insurer?code=0386", None).body["campaign"].clone();
    let campaign = shown(&first);
    assert_eq!(campaign["status"], "open");
    assert_eq!(campaign["opens"], "2031-04-14");
    first.kill();
    let second = Local::start(state.path(), &[]);
    assert!(
        second.banner.contains("2031年5月5日(月)"),
        "{}",
        second.banner
    );
    assert_eq!(shown(&second), campaign);
}

#[test]
fn the_edges_headers_are_the_processs_own_and_every_answer_carries_the_security_headers() {
    let state = TempDir::new().unwrap();
    let local = Local::start(state.path(), &[]);
    // A viewer and a secret from outside, smuggled in behind the path.
    let path =
        "/api/notices HTTP/1.1\r\nx-kennin-viewer: 203.0.113.9\r\nx-kennin-origin: x\r\nx-no:";
    assert_eq!(local.get(path, None).status, 200);
    let s3 = local.banner.split("S3 ").nth(1).unwrap();
    let upload = format!("connect-src 'self' {};", s3.split(' ').next().unwrap());
    for path in ["/api/notices", "/mailbox", "/mailbox/messages", "/api/none"] {
        let head = local.get(path, None).head;
        assert!(head.contains(&upload), "{path}: {head}");
        assert!(head.contains("x-frame-options: DENY"), "{path}: {head}");
        assert!(head.contains("no-store"), "{path}: {head}");
    }
}

#[test]
fn a_state_of_another_layout_stops_and_names_the_way_on() {
    let state = TempDir::new().unwrap();
    Local::start(state.path(), &[]).kill();
    let note = state.path().join("state.json");
    let kept: serde_json::Value = serde_json::from_slice(&std::fs::read(&note).unwrap()).unwrap();
    assert_eq!(kept["loaded"], true);
    for other in [
        json!({"loaded": true, "moved": 0}),
        json!({"layout": 1, "loaded": true, "moved": 0}),
    ] {
        std::fs::write(&note, other.to_string()).unwrap();
        let said = Local::refused(state.path());
        assert!(
            said.contains("RESET=1") && said.contains("layout"),
            "{said}"
        );
        assert_eq!(
            std::fs::read(&note).unwrap(),
            other.to_string().as_bytes(),
            "nothing was touched"
        );
    }
    let local = Local::start(state.path(), &[("RESET", "1")]);
    assert_eq!(local.post("verify-identity", None, &ome()).status, 200);
}
