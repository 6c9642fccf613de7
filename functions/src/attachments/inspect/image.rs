//! Images: whole, and of a size that a reviewer's machine can open.

use domain::attachments::{ContentType, RefusedReason};

/// The most pixels that are taken (50 megapixels).
const MOST_PIXELS: usize = 50_000_000;

/// Reads the dimensions from the file's header and looks whether the end is there.
pub(super) fn inspect(bytes: &[u8], kind: ContentType) -> Result<(), RefusedReason> {
    let size = imagesize::blob_size(bytes).map_err(|_| RefusedReason::Unreadable)?;
    if size.width == 0 || size.height == 0 {
        return Err(RefusedReason::Unreadable);
    }
    if size.width.saturating_mul(size.height) > MOST_PIXELS {
        return Err(RefusedReason::TooManyPixels);
    }
    let whole = match kind {
        // Cameras append data after the end marker, so it may stand anywhere behind the header.
        ContentType::Jpeg => bytes.windows(2).any(|pair| pair == [0xff, 0xd9]),
        ContentType::Png => bytes.windows(4).any(|chunk| chunk == b"IEND"),
        ContentType::Heic | ContentType::Pdf => true,
    };
    if whole {
        Ok(())
    } else {
        Err(RefusedReason::Unreadable)
    }
}
