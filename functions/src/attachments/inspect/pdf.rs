//! PDFs: readable without a password, of few pages, and with nothing that acts.

use domain::attachment::RefusedReason;
use lopdf::{Document, Object};

/// The most pages that are taken: a certificate, a return with its annexes.
const MOST_PAGES: usize = 100;
/// Dictionary keys of what runs, calls out or carries other files.
const ACTIVE: [&[u8]; 8] = [
    b"JavaScript",
    b"JS",
    b"AA",
    b"Launch",
    b"EmbeddedFiles",
    b"EmbeddedFile",
    b"RichMedia",
    b"XFA",
];
/// Action types (`/S`) that run, call out or send.
const ACTIONS: [&[u8]; 6] = [
    b"JavaScript",
    b"Launch",
    b"SubmitForm",
    b"ImportData",
    b"GoToE",
    b"Rendition",
];

/// Parses the file and walks every object.
pub(super) fn inspect(bytes: &[u8]) -> Result<(), RefusedReason> {
    let document = match Document::load_mem(bytes) {
        Ok(document) => document,
        // A file that cannot even be read without its password names itself as encrypted.
        Err(_) if names_encryption(bytes) => return Err(RefusedReason::EncryptedPdf),
        Err(_) => return Err(RefusedReason::Unreadable),
    };
    if document.is_encrypted() || document.trailer.has(b"Encrypt") || document.was_encrypted() {
        return Err(RefusedReason::EncryptedPdf);
    }
    let pages = document.get_pages().len();
    if pages == 0 {
        return Err(RefusedReason::Unreadable);
    }
    if pages > MOST_PAGES {
        return Err(RefusedReason::TooManyPages);
    }
    if document.objects.values().any(|object| acts(object, 0)) {
        return Err(RefusedReason::ActiveContent);
    }
    Ok(())
}

fn names_encryption(bytes: &[u8]) -> bool {
    bytes.windows(8).any(|window| window == b"/Encrypt")
}

/// Whether `object` or anything inside it acts; references are walked as objects of their own.
fn acts(object: &Object, depth: usize) -> bool {
    if depth > 32 {
        return true;
    }
    let dictionary = match object {
        Object::Dictionary(dictionary) => dictionary,
        Object::Stream(stream) => &stream.dict,
        Object::Array(items) => return items.iter().any(|item| acts(item, depth + 1)),
        _ => return false,
    };
    dictionary.iter().any(|(key, value)| {
        let action = key == b"S" && value.as_name().is_ok_and(|name| ACTIONS.contains(&name));
        let kind = key == b"Type" && value.as_name().is_ok_and(|name| name == b"EmbeddedFile");
        ACTIVE.contains(&key.as_slice()) || action || kind || acts(value, depth + 1)
    })
}
