//! What consecutive worlds of a run leave behind, as it is stored.

use super::sealed::{self, Broken};
use crate::input;
use crate::study::VERSION;
use crate::tally::Tally;
use crate::trial::Outcome;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::io::{self, Read};
use std::ops::Range;
use std::path::Path;

/// What consecutive worlds leave behind.
#[derive(Debug, PartialEq)]
pub struct Batch {
    /// The first world of the run, or of the shard.
    first: u64,
    /// The worlds.
    pub worlds: Range<u64>,
    /// What all trials from the first world to these add up to. Of several batches that of the last is all there is to know, so that
    /// saving costs no merging.
    pub so_far: Tally,
    /// A row per trial and policy, in order of trials, and within a trial in order of policies.
    pub rows: Vec<Outcome>,
}

/// What stands in front of a batch: whose it is.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    version: String,
    digest: String,
    first: u64,
    worlds: Range<u64>,
}

impl Batch {
    /// Reads a batch of the scenario with this digest.
    ///
    /// # Errors
    /// If the file is not whole, or is of another version or scenario.
    pub fn read(path: &Path, digest: &str) -> Result<Self, BatchError> {
        let mut bytes = Vec::new();
        input::open(path)
            .and_then(|mut file| file.read_to_end(&mut bytes))
            .map_err(BatchError::Unreadable)?;
        Self::of_content(sealed::open(&bytes).map_err(BatchError::Broken)?, digest)
    }

    fn of_content(content: &[u8], digest: &str) -> Result<Self, BatchError> {
        let (head, rest) = postcard::take_from_bytes::<Head>(content)?;
        if head.version != VERSION {
            return Err(BatchError::OtherVersion { found: head.version });
        }
        if head.digest != digest {
            return Err(BatchError::OtherScenario { found: head.digest });
        }
        let (so_far, mut rest) = postcard::take_from_bytes::<Tally>(rest)?;
        let mut rows = Vec::new();
        while !rest.is_empty() {
            let (row, more) = postcard::take_from_bytes(rest)?;
            rows.push(row);
            rest = more;
        }
        let batch = Self {
            first: head.first,
            worlds: head.worlds,
            so_far,
            rows,
        };
        if batch.adds_up() {
            Ok(batch)
        } else {
            Err(BatchError::Malformed)
        }
    }

    /// The first world of its run or shard.
    pub fn first(&self) -> u64 {
        self.first
    }

    /// Whether nothing of its run or shard comes before it.
    pub fn begins_a_shard(&self) -> bool {
        self.worlds.start == self.first
    }

    /// Whether worlds, tally and rows are as many.
    fn adds_up(&self) -> bool {
        let Self {
            first,
            worlds,
            so_far,
            rows,
        } = self;
        let all = worlds.end.checked_sub(*first);
        let of_world = so_far.trials_per_world().checked_mul(so_far.policies.len() as u64);
        let own = worlds.end.checked_sub(worlds.start);
        let own = own.zip(of_world).and_then(|(own, of_world)| own.checked_mul(of_world));
        *first <= worlds.start && all == Some(so_far.worlds()) && own == Some(rows.len() as u64)
    }
}

/// The rows of a batch that is being gathered. They wait as bytes, some thirty each instead of 144.
#[derive(Clone, Debug)]
pub struct Draft {
    first: u64,
    start: u64,
    rows: Vec<u8>,
}

impl Draft {
    /// Nothing of the worlds from `start`, of a run or shard that begins with world `first`.
    pub fn new(first: u64, start: u64) -> Self {
        Self {
            first,
            start,
            rows: Vec::new(),
        }
    }

    /// Passes over so many worlds that somebody has saved already.
    pub fn skip(&mut self, worlds: u64) {
        self.start += worlds;
    }

    /// What the rows take `[bytes]`.
    pub fn size(&self) -> usize {
        self.rows.len()
    }

    /// The worlds whose rows it has, once those from the first on add up to this.
    pub fn worlds(&self, so_far: &Tally) -> Range<u64> {
        self.start..self.first + so_far.worlds()
    }

    /// Takes in the next rows.
    ///
    /// # Panics
    /// Never: every row can be written.
    pub fn add(&mut self, rows: &[Outcome]) {
        for row in rows {
            let bytes = postcard::to_extend(row, std::mem::take(&mut self.rows));
            self.rows = bytes.expect("a row is numbers");
        }
    }

    /// The bytes of a file with all this and what it adds up to, as a part of the run of the scenario with this digest.
    ///
    /// # Panics
    /// Never: every tally can be written.
    pub fn to_bytes(&self, so_far: &Tally, digest: &str) -> Vec<u8> {
        let head = Head {
            version: VERSION.to_owned(),
            digest: digest.to_owned(),
            first: self.first,
            worlds: self.worlds(so_far),
        };
        let content = postcard::to_extend(&(head, so_far), Vec::new());
        let mut content: Vec<u8> = content.expect("a tally is numbers");
        content.extend(&self.rows);
        sealed::seal(&content)
    }
}

/// Why a batch is not taken.
#[derive(Debug)]
pub enum BatchError {
    /// Its file cannot be read.
    Unreadable(io::Error),
    /// Its file is not whole, or not as it was written.
    Broken(Broken),
    /// It was written by another version.
    OtherVersion {
        /// The version that wrote it.
        found: String,
    },
    /// It is of another scenario.
    OtherScenario {
        /// The digest of that.
        found: String,
    },
    /// Its content makes no sense.
    Malformed,
}

impl From<postcard::Error> for BatchError {
    fn from(_: postcard::Error) -> Self {
        Self::Malformed
    }
}

impl fmt::Display for BatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => write!(f, "it cannot be read: {error}"),
            Self::Broken(broken) => broken.fmt(f),
            Self::OtherVersion { found } => {
                write!(f, "it was written by version {found} of whoknows, this is {VERSION}")
            }
            Self::OtherScenario { found } => write!(f, "it is of another scenario, with the digest {found}"),
            Self::Malformed => f.write_str("it holds no trials of this version"),
        }
    }
}

impl std::error::Error for BatchError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::{Plan, Stretch, run_stretch};
    use crate::scenario::Scenario;
    use crate::study::manifest;
    use crate::tally::Listener;
    use crate::world::Watch;
    use proptest::prelude::*;
    use std::collections::BTreeSet;
    use std::ops::ControlFlow;
    use std::sync::LazyLock;

    struct Gather(Draft, Option<Tally>);

    impl Listener for Gather {
        fn take(&mut self, _: &[Outcome]) -> ControlFlow<()> {
            ControlFlow::Continue(())
        }

        fn take_played(&mut self, so_far: &Tally, rows: &[Outcome]) -> ControlFlow<()> {
            self.0.add(rows);
            self.1 = Some(so_far.clone());
            ControlFlow::Continue(())
        }
    }

    fn scenario() -> Scenario {
        let text = r#"
            world.people = 3000
            requests.count = 60
            experiment = { trials = 40, trials_per_world = 2, estimator = "conditional" }
            segment = [
                { name = "buyer", count = 60, decision_maker = true },
                { name = "peer", fraction = 1, repost = 0.2, forward = 0.2, relevance = 0.5 },
            ]
            policy = [{ name = "open" }, { name = "few", max_contacts = 20 }]
        "#;
        crate::scenario::load_from(text.as_bytes(), "test", Path::new(""), &[])
            .expect("the scenario is right")
            .scenario
    }

    /// Worlds 5 to 15 of a run that asks for all there is.
    static SOME: LazyLock<(Draft, Tally, Vec<Outcome>)> = LazyLock::new(|| {
        let scenario = scenario();
        let plan = Plan::new(&scenario).expect("it can be played").with_carriers();
        let mut gather = Gather(Draft::new(5, 5), None);
        let mut rows = crate::tally::Outcomes::new(2, 2, usize::MAX);
        let stretch = Stretch::of(&plan, 5..15);
        let tally = run_stretch(&plan, stretch, &Watch::never(), &mut (&mut rows, &mut gather), |_| {});
        assert_eq!(gather.1.as_ref(), Some(&tally));
        (gather.0, tally, rows.rows)
    });

    fn stored() -> Vec<u8> {
        SOME.0.to_bytes(&SOME.1, "digest")
    }

    #[test]
    fn a_batch_is_read_back_to_the_last_bit() {
        let (_, tally, rows) = &*SOME;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("batch");
        std::fs::write(&path, stored()).expect("can be written");
        let batch = Batch::read(&path, "digest").expect("it is whole");
        assert!(rows.iter().any(|row| row.first.is_some()), "some trials reach");
        assert_eq!(batch.worlds, 5..15);
        assert_eq!(batch.so_far, *tally);
        assert_eq!(batch.rows, *rows);
        assert!(batch.begins_a_shard());
    }

    #[test]
    fn batches_of_other_scenarios_and_versions_are_refused() {
        let bytes = stored();
        let content = sealed::open(&bytes).expect("it is whole");
        let said = Batch::of_content(content, "another").expect_err("it is of another scenario");
        assert_eq!(said.to_string(), "it is of another scenario, with the digest digest");
        let mut older = content.to_vec();
        // The first byte is the length of the version.
        older[1..=VERSION.len()].copy_from_slice(&b"0.0.9"[..]);
        let said = Batch::of_content(&older, "digest").expect_err("it is of another version");
        assert_eq!(
            said.to_string(),
            format!("it was written by version 0.0.9 of whoknows, this is {VERSION}")
        );
    }

    /// Whoever changes what a tally or a row has raises `FORMAT`, so that no program takes the numbers of another for its own.
    #[test]
    fn another_layout_has_another_format() {
        let (_, tally, rows) = &*SOME;
        let reached = rows.iter().find(|row| row.first.is_some());
        let shown = format!("{tally:?} {reached:?}");
        // Names of fields, which a colon follows, in order of their first appearance.
        let words = shown
            .split([' ', '(', '[', '{'])
            .filter_map(|word| word.strip_suffix(':'));
        let mut seen = BTreeSet::new();
        let fields: Vec<&str> = words
            .filter(|word| word.starts_with(char::is_alphabetic) && seen.insert(*word))
            .collect();
        let fields = fields.join(" ");
        let digest = manifest::digest(fields.as_bytes());
        assert_eq!(
            (sealed::FORMAT, digest.as_str()),
            (2, "8d9d29fc3596017d9d942eff5a00e8b2"),
            "{fields}"
        );
    }

    proptest! {
        /// The digest would find most of these; here it does not look.
        #[test]
        fn no_content_makes_reading_fail_otherwise_than_with_an_error(
            place in any::<prop::sample::Index>(),
            bytes in prop::collection::vec(any::<u8>(), 1..12),
            cut in any::<prop::sample::Index>(),
        ) {
            let whole = stored();
            let mut content = sealed::open(&whole).expect("it is whole").to_vec();
            let place = place.index(content.len());
            for (byte, new) in content[place..].iter_mut().zip(&bytes) {
                *byte = *new;
            }
            let _ = Batch::of_content(&content, "digest");
            content.truncate(cut.index(content.len()));
            let _ = Batch::of_content(&content, "digest");
            prop_assert!(Batch::of_content(&bytes, "digest").is_err());
        }
    }
}
