//! What a file of a result is to hold.

use crate::study::manifest::{digest, digest_of};
use std::fmt;
use std::io::{self, Cursor, Read, Seek, SeekFrom};

/// What can be read, and read again.
pub trait ReadSeek: Read + Seek {}

impl<F: Read + Seek> ReadSeek for F {}

/// What a file of a result is to hold: bytes, or what another file holds.
pub struct Content {
    from: Box<dyn ReadSeek>,
    size: u64,
    digest: String,
}

impl Content {
    /// What a file holds from its start.
    pub fn of_file(mut file: impl ReadSeek + 'static) -> io::Result<Self> {
        file.rewind()?;
        let digest = digest_of(&mut file)?;
        Ok(Self {
            size: file.seek(SeekFrom::End(0))?,
            from: Box::new(file),
            digest,
        })
    }

    /// How much it is `[bytes]`.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Digest of its bytes.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// All of it, from its start.
    pub fn read(&mut self) -> io::Result<&mut dyn Read> {
        self.from.rewind()?;
        Ok(&mut self.from)
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Self {
            size: bytes.len() as u64,
            digest: digest(&bytes),
            from: Box::new(Cursor::new(bytes)),
        }
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes, {}", self.size, self.digest)
    }
}
