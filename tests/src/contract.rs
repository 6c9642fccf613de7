//! What the site knows of the steps: the OpenAPI document and the list of problems, both generated.

use std::fmt::Write;
use std::path::PathBuf;

use platform::Refusal;

use local::root;

/// The generated files with the texts that they must hold.
pub fn files() -> [(PathBuf, String); 2] {
    [
        ("site/openapi.json", functions::openapi::document()),
        ("site/src/api/problems.ts", problems()),
    ]
    .map(|(path, text)| (root().join(path), text))
}

/// TypeScript: every refusal of the catalogue with its status and title.
pub fn problems() -> String {
    let mut text = String::from(
        "// Generated from the catalogue of refusals by `make api`; do not edit.\n\n\
         /** Everything that the API can refuse: HTTP status and what a person reads. */\n\
         export const problems = {\n",
    );
    for refusal in Refusal::ALL {
        let title = serde_json::Value::from(refusal.title());
        let line = format!(
            "  \"{}\": {{ status: {}, title: {title} }},\n",
            refusal.slug(),
            refusal.status().as_u16(),
        );
        // Writing to a String does not fail.
        let _ = text.write_str(&line);
    }
    text.push_str("} as const;\n\n/** The name of a refusal. */\nexport type ProblemSlug = keyof typeof problems;\n");
    text
}
