//! Who may call what: every route for everybody. A route or a column that is not declared fails the test.

/// Everybody who may come along, in the order of a row's cells.
pub const CALLERS: [&str; 9] = [
    "anonymous",
    "own sign-up flow",
    "sign-up flow's id with another token",
    "own reissue flow",
    "member's id with another token",
    "session without accepted terms",
    "member of another insurer",
    "another member",
    "the member",
];

const OPEN: [&str; 9] = ["200"; 9];
const NO_FLOW: &str = "401 no-flow";
const NO: &str = "401 no-session";
const TERMS: &str = "403 terms-required";
const ABSENT: &str = "404 not-found";

const fn flow(own: &'static str) -> [&'static str; 9] {
    let mut row = [NO_FLOW; 9];
    row[1] = own;
    row
}

const fn reissue(own: &'static str) -> [&'static str; 9] {
    let mut row = [NO_FLOW; 9];
    row[3] = own;
    row
}

const fn member(
    other_insurer: &'static str,
    other: &'static str,
    own: &'static str,
) -> [&'static str; 9] {
    [NO, NO, NO, NO, NO, TERMS, other_insurer, other, own]
}

const fn before_terms(said: &'static str) -> [&'static str; 9] {
    [NO, NO, NO, NO, NO, said, said, said, said]
}

/// Route and what each caller is told, when asking for the member's own things where there are any.
pub const POLICY: &[(&str, [&str; 9])] = &[
    ("insurer", OPEN),
    ("notices", OPEN),
    ("verify-identity", OPEN),
    ("send-code", flow("200")),
    ("confirm-code", flow("403 code-refused")),
    ("create-account", flow("403 code-not-confirmed")),
    ("signup", OPEN),
    ("login", ["403 login-refused"; 9]),
    ("logout", OPEN),
    ("terms", OPEN),
    ("accept-terms", before_terms("409 stale")),
    ("home", member("200", "200", "200")),
    ("start-reissue", OPEN),
    ("choose-prefecture", reissue("200")),
    ("confirm-reissue-code", reissue("403 code-refused")),
    ("request-reissue", reissue("403 code-not-confirmed")),
    ("reissue", OPEN),
    ("survey", member(ABSENT, "200", "200")),
    ("save-survey", member(ABSENT, "409 stale", "409 stale")),
    ("submit-survey", member(ABSENT, "409 stale", "409 stale")),
    ("attachments", member(ABSENT, "200", "200")),
    (
        "presign-upload",
        member(ABSENT, "422 invalid", "422 invalid"),
    ),
    (
        "finish-upload",
        member(ABSENT, ABSENT, "422 upload-refused"),
    ),
    ("delete-attachment", member(ABSENT, ABSENT, "200")),
];
