//! Who may call what: every route for everybody. Who a step is for follows from its handler's arguments; what it
//! answers them stands here.

use functions::Caller;

/// Everybody who may come along, in the order of a row's cells.
pub const CALLERS: [&str; 10] = [
    "anonymous",
    "own sign-up flow",
    "sign-up flow's id with another token",
    "own reissue flow",
    "member's id with another token",
    "session without accepted terms",
    "session of a closed account",
    "member of another insurer",
    "another member",
    "the member",
];

const NO_FLOW: Option<&str> = Some("401 no-flow");
const NO: Option<&str> = Some("401 no-session");
const TERMS: Option<&str> = Some("403 terms-required");
const CLOSED: Option<&str> = Some("403 account-closed");
const ABSENT: &str = "404 not-found";

/// What everybody is told by whom a step is for, which its handler's arguments say; `None`: the step's own answer.
pub const fn told(caller: Caller) -> [Option<&'static str>; 10] {
    let mut row = [NO_FLOW; 10];
    match caller {
        Caller::Anyone => return [None; 10],
        Caller::Flow => row[1] = None,
        Caller::Reissue => row[3] = None,
        Caller::BeforeTerms => {
            return [NO, NO, NO, NO, NO, None, CLOSED, None, None, None];
        }
        Caller::Member => return [NO, NO, NO, NO, NO, TERMS, CLOSED, None, None, None],
    }
    row
}

/// The steps' own answers, when asked for the member's own things where there are any: one for every caller that
/// has one, or one each in their order. A step that stands nowhere here answers its callers anything but the
/// refusals of strangers.
pub const OWN: &[(&str, &[&str])] = &[
    ("insurer", &["200"]),
    ("notices", &["200"]),
    ("verify-identity", &["200"]),
    ("send-code", &["200"]),
    ("confirm-code", &["403 code-refused"]),
    ("create-account", &["403 code-not-confirmed"]),
    ("signup", &["200"]),
    ("login", &["403 login-refused"]),
    ("logout", &["200"]),
    ("terms", &["200"]),
    ("accept-terms", &["409 stale"]),
    ("home", &["200"]),
    ("start-reissue", &["200"]),
    ("choose-prefecture", &["200"]),
    ("confirm-reissue-code", &["403 code-refused"]),
    ("request-reissue", &["403 code-not-confirmed"]),
    ("reissue", &["200"]),
    ("survey", &[ABSENT, "200", "200"]),
    ("save-survey", &[ABSENT, "409 stale", "409 stale"]),
    ("submit-survey", &[ABSENT, "409 stale", "409 stale"]),
    ("attachments", &[ABSENT, "200", "200"]),
    ("view-attachment", &[ABSENT, ABSENT, "409 wrong-state"]),
    ("presign-upload", &[ABSENT, "422 invalid", "422 invalid"]),
    ("finish-upload", &[ABSENT, ABSENT, "422 upload-refused"]),
    ("delete-attachment", &[ABSENT, ABSENT, "200"]),
];
