//! Bytes that are whole and as they were written, or are refused.
//!
//! | bytes | hold |
//! | --- | --- |
//! | 8 | [`MARK`] |
//! | 4 | the format, [`FORMAT`] |
//! | 8 | length of the content |
//! | … | the content |
//! | 16 | xxh3 of all before it, 128 bits |
//!
//! Numbers have their least byte first. The digest finds accidents: a disk that was full, a cable that was pulled, an editor. It is no
//! signature, and whoever wants to forge a file can.

use std::fmt;
use xxhash_rust::xxh3::xxh3_128;

/// What every such file begins with.
const MARK: [u8; 8] = *b"whoknows";

/// The layout of these files and of what is in them. A test notices when a tally or a row gets another layout: then this number goes up.
pub const FORMAT: u32 = 2;

const LENGTH_AT: usize = MARK.len() + 4;
const CONTENT_AT: usize = LENGTH_AT + 8;
const DIGEST: usize = 16;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It begins as no such file does.
    Foreign,
    /// It is of another layout.
    OtherFormat {
        /// The layout that it has.
        found: u32,
    },
    /// It is shorter or longer than it says.
    CutOff {
        /// How long it is `[bytes]`.
        found: u64,
        /// How long it says it is `[bytes]`.
        expected: u64,
    },
    /// Some of its bytes are not those that were written.
    Changed,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => f.write_str("it is no file of saved trials"),
            Self::OtherFormat { found } => write!(f, "it has format {found}; this version reads format {FORMAT}"),
            Self::CutOff { found, expected } => write!(f, "it has {found} bytes instead of {expected}"),
            Self::Changed => f.write_str("it has been changed since it was written: its digest is another"),
        }
    }
}

impl std::error::Error for Broken {}

/// The bytes of a file with this content.
pub fn seal(content: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(CONTENT_AT + content.len() + DIGEST);
    bytes.extend(MARK);
    bytes.extend(FORMAT.to_le_bytes());
    bytes.extend((content.len() as u64).to_le_bytes());
    bytes.extend(content);
    let digest = xxh3_128(&bytes);
    bytes.extend(digest.to_le_bytes());
    bytes
}

/// The content of a file, if the file is whole and unchanged.
///
/// # Errors
/// If it is not, or is of another layout.
pub fn open(bytes: &[u8]) -> Result<&[u8], Broken> {
    let rest = bytes.strip_prefix(&MARK).ok_or(Broken::Foreign)?;
    let short = || Broken::CutOff {
        found: bytes.len() as u64,
        expected: (CONTENT_AT + DIGEST) as u64,
    };
    let (format, rest) = rest.split_first_chunk().ok_or_else(short)?;
    let found = u32::from_le_bytes(*format);
    if found != FORMAT {
        return Err(Broken::OtherFormat { found });
    }
    let (length, rest) = rest.split_first_chunk().ok_or_else(short)?;
    let length = u64::from_le_bytes(*length);
    if (rest.len() as u64).checked_sub(DIGEST as u64) != Some(length) {
        return Err(Broken::CutOff {
            found: bytes.len() as u64,
            expected: length.saturating_add((CONTENT_AT + DIGEST) as u64),
        });
    }
    let (whole, digest) = bytes.split_last_chunk().ok_or_else(short)?;
    if u128::from_le_bytes(*digest) == xxh3_128(whole) {
        Ok(&whole[CONTENT_AT..])
    } else {
        Err(Broken::Changed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn another_format_is_refused_naming_both() {
        let mut newer = seal(b"content");
        newer[MARK.len()] = 7;
        let said = open(&newer).expect_err("it is of another format").to_string();
        assert_eq!(said, "it has format 7; this version reads format 2");
    }

    proptest! {
        #[test]
        fn what_is_sealed_is_opened(content in prop::collection::vec(any::<u8>(), 0..300)) {
            let sealed = seal(&content);
            prop_assert_eq!(open(&sealed), Ok(&content[..]));
        }

        #[test]
        fn a_file_that_is_cut_longer_or_changed_is_refused(
            content in prop::collection::vec(any::<u8>(), 0..300),
            place in any::<prop::sample::Index>(),
            bits in 1..=u8::MAX,
            more in prop::collection::vec(any::<u8>(), 1..30),
        ) {
            let whole = seal(&content);
            prop_assert!(open(&whole[..place.index(whole.len())]).is_err());
            prop_assert!(open(&[&whole[..], &more].concat()).is_err());
            let mut changed = whole;
            let place = place.index(changed.len());
            changed[place] ^= bits;
            prop_assert!(open(&changed).is_err());
        }

        #[test]
        fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(open(&bytes).is_err());
        }
    }
}
