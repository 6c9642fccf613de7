//! What happens between the events: mails are read, files uploaded, answers remembered.

use serde_json::{Value, json};

use crate::answer::Answer;
use crate::stand::Stand;
use crate::upload;

const MEMBER: &str = "member000.0386@corp.example.jp";
const OFFICE: &str = "office@sakura.example.jp";

/// What a person does before this step.
pub async fn before(step: &str, stand: &mut Stand) {
    match step {
        "confirm-code" => stand.know("code", stand.code(MEMBER, 6)),
        "confirm-reissue-code" => stand.know("code", stand.code(OFFICE, 4)),
        "attachments" => {
            let leaves =
                json!({ "decision": "remove", "reason": "employment", "date": "2026-04-01" });
            save(stand, "d1.keep", leaves).await;
        }
        "submit-survey" => {
            let campaign = stand.known["campaign"].clone();
            let list = stand
                .act("GET", &format!("attachments?campaign={campaign}"), None)
                .await;
            save(
                stand,
                "documents",
                json!({ "acknowledged": list["list_id"] }),
            )
            .await;
        }
        _ => {}
    }
}

async fn save(stand: &mut Stand, page: &str, answers: Value) {
    let (campaign, version) = (&stand.known["campaign"], &stand.known["version"]);
    let version: u64 = version.parse().unwrap();
    let page =
        json!({ "campaign": campaign, "version": version, "page": page, "answers": answers });
    let saved = stand.act("POST", "save-survey", Some(page)).await;
    stand.know("version", &saved["version"]);
}

/// What a person keeps of this step's answer.
pub async fn after(step: &str, stand: &mut Stand, answer: &Answer) {
    for name in ["flow", "session", "reissue"] {
        if let Some(value) = answer.cookie(&format!("__Host-{name}")) {
            stand.know(name, value);
        }
    }
    let body = &answer.body;
    let text = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    match step {
        "terms" => stand.know("terms", &body["version"]),
        "home" => stand.know("campaign", text(&body["survey"]["campaign"])),
        "survey" | "save-survey" => stand.know("version", &body["version"]),
        "attachments" => {
            let wanted = &body["documents"][0];
            stand.know("document", text(&wanted["document"]));
            stand.know("dependent", &wanted["dependent"]);
        }
        "presign-upload" => {
            upload::put(body, upload::PICTURE).await;
            stand.know("attachment", text(&body["attachment"]));
        }
        // What was deleted is uploaded anew, since the submission asks for it.
        "delete-attachment" => {
            let presigned = stand.in_process("presign-upload").await;
            upload::put(&presigned.body, upload::PICTURE).await;
            stand.know("attachment", text(&presigned.body["attachment"]));
            assert_eq!(stand.in_process("finish-upload").await.status, 200);
        }
        // The acceptance; who applies with the security address is not warned.
        "send-mail" => assert_eq!(body["sent"], 1, "{body}"),
        "send-invitations" => {
            assert!(body["sent"].as_u64() > Some(50), "{body}");
            assert_eq!(body["left"], 0, "{body}");
        }
        _ => {}
    }
}
