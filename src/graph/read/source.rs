//! The bytes of a text file, unpacked if it is gzipped.

use std::io::{self, Cursor, Read};

use flate2::read::MultiGzDecoder;

use super::error::Fault;

/// First bytes of files that people give by mistake, and what to call them.
const FOREIGN: [(&[u8], &str); 6] = [
    (b"PK\x03\x04", "a zip archive"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd"),
    (b"\xfd7zXZ", "packed with xz"),
    (b"BZh", "packed with bzip2"),
    (b"\xff\xfe", "in UTF-16"),
    (b"\xfe\xff", "in UTF-16"),
];

/// Length of the longest of the first bytes.
const SNIFFED: u64 = 5;

/// First bytes of gzip.
const GZIP: &[u8] = b"\x1f\x8b";

/// A text file, unpacked on the way.
pub(super) enum Source<R> {
    /// Stored as it is.
    Plain(io::Chain<Cursor<Vec<u8>>, R>),
    /// Packed with gzip, in one member or several.
    Gzip(Box<MultiGzDecoder<io::Chain<Cursor<Vec<u8>>, R>>>),
}

impl<R: Read> Source<R> {
    /// Looks at the first bytes of `raw`.
    pub(super) fn open(mut raw: R) -> Result<Self, Fault> {
        let mut start = Vec::new();
        raw.by_ref().take(SNIFFED).read_to_end(&mut start).map_err(Fault::Io)?;
        if let Some((_, what)) = FOREIGN.iter().find(|(magic, _)| start.starts_with(magic)) {
            return Err(Fault::Foreign(what));
        }
        let is_gzip = start.starts_with(GZIP);
        let whole = Cursor::new(start).chain(raw);
        Ok(if is_gzip {
            Self::Gzip(Box::new(MultiGzDecoder::new(whole)))
        } else {
            Self::Plain(whole)
        })
    }

    /// Fills part of `buffer`; 0 at the end.
    pub(super) fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Fault> {
        loop {
            let result = match self {
                Self::Plain(plain) => plain.read(buffer).map_err(Fault::Io),
                Self::Gzip(packed) => packed.read(buffer).map_err(gzip_fault),
            };
            match result {
                Err(Fault::Io(error)) if error.kind() == io::ErrorKind::Interrupted => {}
                other => return other,
            }
        }
    }
}

/// Tells faults of the packing from faults of the disk.
fn gzip_fault(error: io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => Fault::GzipTruncated,
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => Fault::GzipDamaged(error),
        _ => Fault::Io(error),
    }
}
