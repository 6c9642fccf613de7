//! Small files of every kind that is taken, made here; each differs by its number.

/// A file to upload.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name on the member's disk.
    pub name: String,
    /// Its media type.
    pub content_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl File {
    /// The n-th file: PDF, JPEG, PNG and HEIC in turn.
    #[must_use]
    pub fn nth(n: usize) -> Self {
        match n % 4 {
            0 => Self::new("書類", "pdf", "application/pdf", n, pdf(n)),
            1 => Self::new("写真", "jpg", "image/jpeg", n, jpeg(n)),
            2 => Self::new("画面", "png", "image/png", n, png(n)),
            _ => Self::new("IMG", "heic", "image/heic", n, heic(n)),
        }
    }

    fn new(name: &str, ending: &str, content_type: &'static str, n: usize, bytes: Vec<u8>) -> Self {
        Self {
            name: format!("{name}{n}.{ending}"),
            content_type,
            bytes,
        }
    }

    /// A JPEG of exactly so many bytes.
    #[must_use]
    pub fn sized(size: usize) -> Self {
        let mut bytes = jpeg(size);
        bytes.resize(size, 0);
        Self::new("写真", "jpg", "image/jpeg", size, bytes)
    }
}

/// A PDF of one empty page, with `objects` added behind it.
#[must_use]
pub fn pdf_of(objects: &[String]) -> Vec<u8> {
    let mut text = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(text.len());
        text.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let xref = text.len();
    text.push_str(&format!(
        "xref\n0 {}\n0000000000 65535 f \n",
        places.len() + 1
    ));
    for place in &places {
        text.push_str(&format!("{place:010} 00000 n \n"));
    }
    let size = places.len() + 1;
    text.push_str(&format!(
        "trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n"
    ));
    text.into_bytes()
}

/// A PDF of one page.
#[must_use]
pub fn pdf(n: usize) -> Vec<u8> {
    pdf_of(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /N {n} >>"),
    ])
}

/// A JPEG of 8 × 8 with a comment.
#[must_use]
pub fn jpeg(n: usize) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0, 0, 16];
    bytes.extend_from_slice(b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    let comment = n.to_be_bytes();
    bytes.extend_from_slice(&[0xff, 0xfe, 0, 10]);
    bytes.extend_from_slice(&comment);
    bytes.extend_from_slice(&[0xff, 0xc0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0]);
    bytes.extend_from_slice(&[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x3f, 0xff, 0xd9]);
    bytes
}

/// A PNG of 1 × 1 with a text chunk.
#[must_use]
pub fn png(n: usize) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(
        &mut bytes,
        b"IHDR",
        &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0],
    );
    chunk(&mut bytes, b"tEXt", format!("n\0{n}").as_bytes());
    // One stored block of two zero bytes: filter and grey.
    chunk(
        &mut bytes,
        b"IDAT",
        &[0x78, 1, 1, 2, 0, 0xfd, 0xff, 0, 0, 0, 2, 0, 1],
    );
    chunk(&mut bytes, b"IEND", &[]);
    bytes
}

fn chunk(bytes: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    let length = u32::try_from(data.len()).unwrap_or_default();
    bytes.extend_from_slice(&length.to_be_bytes());
    let body = [kind.as_slice(), data].concat();
    bytes.extend_from_slice(&body);
    bytes.extend_from_slice(&crc(&body).to_be_bytes());
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 {
                (crc >> 1) ^ 0xedb8_8320
            } else {
                crc >> 1
            }
        })
    })
}

/// The boxes of a HEIC of 64 × 64, without its picture data.
#[must_use]
pub fn heic(n: usize) -> Vec<u8> {
    let ispe = boxed(b"ispe", &[0, 0, 0, 0, 0, 0, 0, 64, 0, 0, 0, 64]);
    let iprp = boxed(b"iprp", &boxed(b"ipco", &ispe));
    let pitm = boxed(b"pitm", &[0, 0, 0, 0, 0, 1]);
    let meta = boxed(b"meta", &[vec![0; 4], pitm, iprp].concat());
    let data = boxed(b"mdat", &n.to_be_bytes());
    [boxed(b"ftyp", b"heic\0\0\0\0mif1heic"), meta, data].concat()
}

fn boxed(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len() + 8).unwrap_or_default();
    [&length.to_be_bytes(), kind.as_slice(), content].concat()
}
