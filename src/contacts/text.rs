//! The text of a file that another program wrote: UTF-8, UTF-16, or else Windows-1252.

use super::error::ExportError;
use crate::input::utf16::FromUtf16;
use crate::input::{self, windows_1252};
use std::io::Read;
use std::path::Path;

/// An export may have so many bytes.
pub const LARGEST_EXPORT: u64 = 1 << 30;

/// How the letters of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with a mark or without.
    Utf8,
    /// UTF-16, as spreadsheets write it.
    Utf16,
    /// Neither: every byte is taken for a letter of Windows-1252.
    Windows1252,
}

/// A text, how it was written, and what tells the file from others.
#[derive(Debug)]
pub(super) struct Text {
    pub content: String,
    pub encoding: Encoding,
    /// Digest of the bytes.
    pub digest: u64,
}

impl Text {
    /// Reads a file.
    pub(super) fn read(path: &Path) -> Result<Self, ExportError> {
        let mut bytes = Vec::new();
        input::open(path)?.take(LARGEST_EXPORT + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LARGEST_EXPORT {
            return Err(ExportError::TooLarge);
        }
        Self::of(bytes)
    }

    /// Decodes the bytes of a file.
    pub(super) fn of(bytes: Vec<u8>) -> Result<Self, ExportError> {
        if let Some(what) = container(&bytes) {
            return Err(ExportError::Foreign(what));
        }
        let digest = xxhash_rust::xxh3::xxh3_64(&bytes);
        let (text, encoding) = decoded(bytes)?;
        let text = without_marks(text);
        if text.trim().is_empty() {
            return Err(ExportError::Empty);
        }
        Ok(Self {
            content: text,
            encoding,
            digest,
        })
    }
}

/// Text has no letter of value 0, whatever its encoding.
const NO_TEXT: ExportError = ExportError::Foreign("no text: bytes of value 0 stand in it");

fn decoded(bytes: Vec<u8>) -> Result<(String, Encoding), ExportError> {
    if let Some(order) = FromUtf16::order(&bytes) {
        let mut text = String::new();
        FromUtf16::new(bytes.as_slice(), order).read_to_string(&mut text)?;
        return if text.contains('\0') {
            Err(NO_TEXT)
        } else {
            Ok((text, Encoding::Utf16))
        };
    }
    if bytes.contains(&0) {
        return Err(NO_TEXT);
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => (text, Encoding::Utf8),
        Err(error) => {
            let letters = error.as_bytes().iter().map(|&byte| windows_1252::letter(byte));
            (letters.collect(), Encoding::Windows1252)
        }
    })
}

/// Without byte-order marks at the start; programs that put texts together may leave several.
fn without_marks(mut text: String) -> String {
    let marks = text.len() - text.trim_start_matches('\u{feff}').len();
    text.drain(..marks);
    text
}

/// What a file that holds others is called, by its first bytes.
fn container(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 6] = [
        (
            b"PK\x03\x04",
            "a zip archive or a spreadsheet: unpack it and name the file within, or save the sheet as CSV",
        ),
        (b"\x1f\x8b", "packed with gzip: unpack it with `gunzip`"),
        (b"7z\xbc\xaf", "a 7z archive: unpack it and name the file within"),
        (b"Rar!", "a rar archive: unpack it and name the file within"),
        (b"\xd0\xcf\x11\xe0", "an old Excel workbook: save the sheet as CSV"),
        (b"%PDF", "a PDF document: export the contacts as CSV"),
    ];
    let magic = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic));
    magic.map(|(_, what)| *what)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Encoding) {
        let read = Text::of(bytes.to_vec()).expect("a text");
        (read.content, read.encoding)
    }

    #[test]
    fn every_usual_encoding_gives_the_same_text() {
        let text = "Björn,Geschäftsführer\n";
        let wide = |unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
            "\u{feff}"
                .encode_utf16()
                .chain(text.encode_utf16())
                .flat_map(unit)
                .collect()
        };
        let narrow: Vec<u8> = text.chars().map(|letter| letter as u8).collect();
        assert_eq!(read(text.as_bytes()), (text.to_owned(), Encoding::Utf8));
        assert_eq!(
            read(format!("\u{feff}\u{feff}{text}").as_bytes()),
            (text.to_owned(), Encoding::Utf8)
        );
        assert_eq!(read(&wide(u16::to_le_bytes)), (text.to_owned(), Encoding::Utf16));
        assert_eq!(read(&wide(u16::to_be_bytes)), (text.to_owned(), Encoding::Utf16));
        assert_eq!(read(&narrow), (text.to_owned(), Encoding::Windows1252));
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (bytes, said) in [
            (&b"PK\x03\x04.."[..], "unpack"),
            (b"\x1f\x8b..", "gunzip"),
            (b"a\0\xff\0b", "value 0"),
        ] {
            let error = Text::of(bytes.to_vec()).expect_err("no text").to_string();
            assert!(error.contains(said), "{error}");
        }
        assert!(matches!(
            Text::of(b"\xef\xbb\xbf \r\n".to_vec()),
            Err(ExportError::Empty)
        ));
    }
}
