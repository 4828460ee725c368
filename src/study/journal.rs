//! What came of the points of a study so far, kept beside its result until that appears: a study that was ended goes on from there.
//!
//! A line per point, behind a line that names the question. Each begins with the digest of what follows, so that a line that was being
//! written when the program or the machine was ended does not pass for a point: it is dropped, with all behind it.

use super::VERSION;
use super::batches::{Aside, AsideError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::PathBuf;
use xxhash_rust::xxh3::xxh3_64;

/// Name of the file, in the folder that is kept beside a result.
const FILE_NAME: &str = "points";

/// The points of one study, in the order in which it asks for them; nobody else writes them while this lives.
#[derive(Debug)]
pub struct Journal {
    file: BufReader<File>,
    path: PathBuf,
    /// The first line.
    question: String,
    /// Points that can be taken.
    known: u64,
    /// What stands before this was taken or added, and stays `[bytes]`.
    end: u64,
    error: Option<io::Error>,
    // Goes last: it removes the folder if that is empty.
    aside: Aside,
}

impl Journal {
    /// The journal of the question with this digest in a folder, which is made if it is not there. With `resumes` its points can be taken;
    /// else they are there until the first one is added.
    ///
    /// # Errors
    /// If the folder cannot be used, or somebody else is using it; with `resumes` also if the points are of another question or version.
    pub fn open(folder: PathBuf, digest: &str, resumes: bool) -> Result<Self, AsideError> {
        let aside = Aside::open(folder)?;
        let path = aside.path().join(FILE_NAME);
        let unusable = |source| AsideError::Unusable {
            folder: aside.path().to_owned(),
            source,
        };
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(unusable)?;
        let mut journal = Self {
            file: BufReader::new(file),
            path,
            question: format!("{VERSION} {digest}"),
            known: 0,
            end: 0,
            error: None,
            aside,
        };
        if resumes {
            journal.look_through()?;
        }
        Ok(journal)
    }

    /// Counts the points that can be taken, and stands before the first.
    fn look_through(&mut self) -> Result<(), AsideError> {
        let Some((question, length)) = self.line() else {
            return Ok(());
        };
        if question != self.question {
            let version = question.split(' ').next().unwrap_or_default();
            let why = if version == VERSION {
                "they are points of another question".to_owned()
            } else {
                format!("version {version} of whoknows wrote them, this is {VERSION}")
            };
            return Err(AsideError::Other {
                folder: self.aside.path().to_owned(),
                why,
            });
        }
        while self.line().is_some() {
            self.known += 1;
        }
        self.end = length;
        if let Err(source) = self.file.seek(SeekFrom::Start(length)) {
            return Err(AsideError::Unusable {
                folder: self.aside.path().to_owned(),
                source,
            });
        }
        Ok(())
    }

    /// The next line that is whole, without its digest, and what it takes in the file `[bytes]`.
    fn line(&mut self) -> Option<(String, u64)> {
        let mut line = String::new();
        let length = self.file.read_line(&mut line).ok()?;
        let (digest, text) = line.strip_suffix('\n')?.split_once(' ')?;
        (digest == digest_of(text)).then(|| (text.to_owned(), length as u64))
    }

    /// Points that can be taken.
    pub fn known(&self) -> u64 {
        self.known
    }

    /// Whether something is kept, to be taken or not.
    pub fn has_points(&self) -> bool {
        self.path.metadata().is_ok_and(|data| data.len() > 0)
    }

    /// Takes the next point, if there is one.
    pub fn take<T: DeserializeOwned>(&mut self) -> Option<T> {
        if self.known == 0 {
            return None;
        }
        let next = self
            .line()
            .and_then(|(text, length)| Some((serde_json::from_str(&text).ok()?, length)));
        if let Some((point, length)) = next {
            self.known -= 1;
            self.end += length;
            Some(point)
        } else {
            self.known = 0;
            None
        }
    }

    /// Adds a point behind those that were taken. Once one cannot be written, no more are: those before it are there to go on from.
    pub fn add<T: Serialize>(&mut self, point: &T) {
        self.known = 0;
        if self.error.is_none() {
            self.error = self.try_to_add(point).err();
        }
    }

    fn try_to_add<T: Serialize>(&mut self, point: &T) -> io::Result<()> {
        let text = serde_json::to_string(point)?;
        let point = format!("{} {text}\n", digest_of(&text));
        let lines = if self.end == 0 {
            format!("{} {}\n{point}", digest_of(&self.question), self.question)
        } else {
            point
        };
        let file = self.file.get_mut();
        file.set_len(self.end)?;
        file.seek(SeekFrom::Start(self.end))?;
        file.write_all(lines.as_bytes())?;
        self.end += lines.len() as u64;
        Ok(())
    }

    /// Why points could not be kept, if they could not.
    pub fn error(&self) -> Option<&io::Error> {
        self.error.as_ref()
    }

    /// The folder in which it is.
    pub fn folder(&self) -> &std::path::Path {
        self.aside.path()
    }

    /// Removes it: the result is there.
    pub fn clear(self) {
        // What cannot be removed is begun anew by the next question, or gone on from in no time by the same one.
        let _ = std::fs::remove_file(&self.path);
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        if !self.has_points() {
            // Of no use, and the folder goes if it can.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

fn digest_of(text: &str) -> String {
    format!("{:016x}", xxh3_64(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A folder with points 1 to 3 of question `q`, and the bytes of their file.
    fn kept() -> (tempfile::TempDir, PathBuf, Vec<u8>) {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("aside");
        let mut journal = Journal::open(folder.clone(), "q", false).expect("nobody uses it");
        (1..=3).for_each(|point: u32| journal.add(&point));
        drop(journal);
        let bytes = fs::read(folder.join(FILE_NAME)).expect("it is there");
        (home, folder, bytes)
    }

    fn taken(folder: &std::path::Path) -> Vec<u32> {
        let mut journal = Journal::open(folder.to_owned(), "q", true).expect("nobody uses it");
        std::iter::from_fn(|| journal.take()).collect()
    }

    #[test]
    fn what_was_added_is_taken_in_order() {
        let (_home, folder, _) = kept();
        assert_eq!(taken(&folder), [1, 2, 3]);
    }

    #[test]
    fn wherever_it_is_cut_the_whole_points_before_are_taken() {
        let (_home, folder, bytes) = kept();
        let ends: Vec<usize> = (0..bytes.len()).filter(|&place| bytes[place] == b'\n').collect();
        for cut in 0..bytes.len() {
            fs::write(folder.join(FILE_NAME), &bytes[..cut]).expect("it can be written");
            let whole = ends[1..].iter().filter(|&&end| end < cut).count() as u32;
            assert_eq!(taken(&folder), (1..=whole).collect::<Vec<u32>>(), "cut at {cut}");
            fs::create_dir_all(&folder).expect("it is there or can be made");
        }
    }

    #[test]
    fn a_point_that_was_changed_is_dropped_with_all_behind_it() {
        let (_home, folder, mut bytes) = kept();
        let second = bytes.windows(3).position(|end| end == b" 2\n").expect("it is there");
        bytes[second + 1] = b'7';
        fs::write(folder.join(FILE_NAME), &bytes).expect("it can be written");
        assert_eq!(taken(&folder), [1]);
        let mut journal = Journal::open(folder.clone(), "q", true).expect("nobody uses it");
        assert_eq!(journal.take::<u32>(), Some(1));
        journal.add(&9);
        drop(journal);
        assert_eq!(taken(&folder), [1, 9]);
    }

    #[test]
    fn points_of_another_question_are_refused_and_stay_until_others_come() {
        let (_home, folder, _) = kept();
        let refused = Journal::open(folder.clone(), "other", true).expect_err("it is of q");
        assert!(refused.to_string().contains("of another question"), "{refused}");
        drop(Journal::open(folder.clone(), "other", false).expect("nobody uses it"));
        assert_eq!(taken(&folder), [1, 2, 3]);
        Journal::open(folder.clone(), "other", false)
            .expect("nobody uses it")
            .add(&5);
        assert!(Journal::open(folder, "q", true).is_err());
    }

    #[test]
    fn two_studies_do_not_write_into_one_folder() {
        let home = tempfile::tempdir().expect("a folder");
        let first = Journal::open(home.path().to_owned(), "q", false);
        assert!(matches!(
            Journal::open(home.path().to_owned(), "q", false),
            Err(AsideError::Busy)
        ));
        drop(first);
    }

    #[test]
    fn nothing_is_left_where_nothing_was_added() {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("aside");
        drop(Journal::open(folder.clone(), "q", true).expect("nobody uses it"));
        assert!(!folder.exists());
    }
}
