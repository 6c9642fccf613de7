//! PDFs: readable without a password, of few pages, and with nothing that acts.

use std::cell::Cell;

use domain::attachments::RefusedReason;
use lopdf::{Document, LoadOptions, Object, ObjectId};

/// The most pages that are taken: a certificate, a return with its annexes.
const MOST_PAGES: usize = 100;
/// The most that one stream of objects or references may unpack to: real ones are 50 KB.
const MOST_UNPACKED: usize = 1024 * 1024;
/// The most tokens, counted over all bytes: 10 MB of compressed data look like 0.6 million. Each may
/// become an object of a hundred bytes.
const MOST_TOKENS: usize = 700_000;
/// The most objects, one inside the other, that are kept at once; real files have some thousands.
const MOST_OBJECTS: u32 = 300_000;
/// Names that are looked for in the plain bytes as well: a viewer may read what the parser skips.
const PLAIN: [&[u8]; 3] = [b"/JavaScript", b"/EmbeddedFile", b"/Launch"];
/// How deep objects may lie in one another.
const DEEPEST: usize = 32;
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

thread_local! {
    /// Objects that the file being read may still have.
    static LEFT: Cell<u32> = const { Cell::new(0) };
}

/// Parses the file and walks every object. A small file that unpacks to a large one is refused before it
/// has done so.
pub(super) fn inspect(bytes: &[u8]) -> Result<(), RefusedReason> {
    if tokens(bytes) > MOST_TOKENS {
        return Err(RefusedReason::Unreadable);
    }
    LEFT.set(MOST_OBJECTS);
    let options = LoadOptions {
        max_decompressed_size: Some(MOST_UNPACKED),
        filter: Some(metered),
        ..LoadOptions::default()
    };
    let document = match Document::load_mem_with_options(bytes, options) {
        Ok(document) => document,
        // A file that cannot even be read without its password names itself as encrypted.
        Err(_) if has(bytes, b"/Encrypt") => return Err(RefusedReason::EncryptedPdf),
        Err(_) => return Err(RefusedReason::Unreadable),
    };
    if LEFT.get() == 0 {
        return Err(RefusedReason::Unreadable);
    }
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
    let plain = PLAIN.iter().any(|name| has(bytes, name));
    if plain || document.objects.values().any(|object| acts(object, 0)) {
        return Err(RefusedReason::ActiveContent);
    }
    Ok(())
}

fn has(bytes: &[u8], name: &[u8]) -> bool {
    bytes.windows(name.len()).any(|window| window == name)
}

/// Beginnings of words and delimiters: each is an object at most.
fn tokens(bytes: &[u8]) -> usize {
    let delimiter = |byte: u8| b"()<>[]{}/%".contains(&byte);
    let mut space = true;
    let starts = bytes.iter().filter(|byte| {
        let (before, now) = (space, byte.is_ascii_whitespace() || **byte == 0);
        space = now;
        delimiter(**byte) || (before && !now)
    });
    starts.count()
}

/// Drops what is more than the file may have.
fn metered(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    let left = LEFT.get().saturating_sub(weight(object, 0));
    LEFT.set(left);
    // Only what comes out of a stream of objects is taken from the answer; streams never do.
    let kept = || match object {
        Object::Stream(_) => Object::Null,
        other => other.clone(),
    };
    (left > 0).then(|| (id, kept()))
}

/// Objects inside this one, with it.
fn weight(object: &Object, depth: usize) -> u32 {
    if depth > DEEPEST {
        return MOST_OBJECTS;
    }
    let inside = |dictionary: &lopdf::Dictionary| {
        let each = dictionary
            .iter()
            .map(|(_, value)| weight(value, depth + 1).saturating_add(1));
        each.fold(1_u32, u32::saturating_add)
    };
    match object {
        Object::Dictionary(dictionary) => inside(dictionary),
        Object::Stream(stream) => inside(&stream.dict),
        Object::Array(items) => {
            let each = items.iter().map(|item| weight(item, depth + 1));
            each.fold(1_u32, u32::saturating_add)
        }
        _ => 1,
    }
}

/// Whether `object` or anything inside it acts; references are walked as objects of their own.
fn acts(object: &Object, depth: usize) -> bool {
    if depth > DEEPEST {
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
