//! Rows of `presign-upload`; `submit_survey` asks them.

use super::table::Given::{Gone, J, Long, S};
use super::table::Input::{Fields, Text};
use super::table::Row;

pub const PRESIGN: &[Row] = &[
    (
        "nothing",
        Text("{}"),
        422,
        "invalid",
        &[
            "campaign",
            "document",
            "file_name",
            "content_type",
            "size",
            "sha256",
        ],
    ),
    (
        "a negative size",
        Fields(&[("size", J("-1"))]),
        422,
        "invalid",
        &["size"],
    ),
    (
        "an empty file",
        Fields(&[("size", J("0"))]),
        422,
        "invalid",
        &["size"],
    ),
    (
        "one byte over 10 MB",
        Fields(&[("size", J("10485761"))]),
        422,
        "invalid",
        &["size"],
    ),
    (
        "an endless size",
        Fields(&[("size", J("1e300"))]),
        422,
        "invalid",
        &["size"],
    ),
    (
        "the size as text",
        Fields(&[("size", S("10"))]),
        422,
        "invalid",
        &["size"],
    ),
    (
        "a hash of 63 letters",
        Fields(&[("sha256", Long("0", 63))]),
        422,
        "invalid",
        &["sha256"],
    ),
    (
        "a hash that is no hex",
        Fields(&[("sha256", Long("z", 64))]),
        422,
        "invalid",
        &["sha256"],
    ),
    (
        "a program",
        Fields(&[("content_type", S("application/x-msdownload"))]),
        422,
        "invalid",
        &["content_type"],
    ),
    (
        "a page",
        Fields(&[("content_type", S("text/html"))]),
        422,
        "invalid",
        &["content_type"],
    ),
    (
        "a type with a line break",
        Fields(&[("content_type", S("image/png\r\nx-amz-acl: public-read"))]),
        422,
        "invalid",
        &["content_type"],
    ),
    (
        "no name",
        Fields(&[("file_name", S(""))]),
        422,
        "invalid",
        &["file_name"],
    ),
    (
        "no document",
        Fields(&[("document", Gone)]),
        422,
        "invalid",
        &["document"],
    ),
    (
        "a document that nobody asked for",
        Fields(&[("document", S("no-such-document"))]),
        422,
        "invalid",
        &["document"],
    ),
    (
        "a list of dependents",
        Fields(&[("dependent", J(r#"["1"]"#))]),
        422,
        "invalid",
        &["dependent"],
    ),
    (
        "a dependent that is nobody",
        Fields(&[("dependent", S("../1"))]),
        422,
        "invalid",
        &["document"],
    ),
    (
        "another insurer's campaign",
        Fields(&[("campaign", S("mirai-2026-1"))]),
        404,
        "not-found",
        &[],
    ),
];
