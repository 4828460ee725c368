//! The worlds that are one machine's.

use crate::study::manifest;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

/// A part of a run, written `3/8`: the third of eight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shard {
    /// From 1.
    number: u32,
    of: u32,
}

impl Shard {
    /// Shard `number` of `of`, from 1.
    ///
    /// # Errors
    /// If there is no such shard.
    pub fn new(number: u32, of: u32) -> Result<Self, NoShard> {
        if (1..=of).contains(&number) {
            Ok(Self { number, of })
        } else {
            Err(NoShard)
        }
    }

    /// Which it is, from 1.
    pub fn number(self) -> u32 {
        self.number
    }

    /// How many there are.
    pub fn of(self) -> u32 {
        self.of
    }

    /// Its worlds, of so many: as many as those of any other shard, or one more or fewer.
    pub fn worlds(self, all: u64) -> Range<u64> {
        let until = |number: u32| (u128::from(all) * u128::from(number) / u128::from(self.of)) as u64;
        until(self.number - 1)..until(self.number)
    }

    /// What tells its folder from those of other shards and other scenarios; `digest` is that of the scenario.
    pub fn digest(self, digest: &str) -> String {
        manifest::digest(format!("shard {self} of {digest}").as_bytes())
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

/// A text that names no shard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoShard;

impl fmt::Display for NoShard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a shard is written like 3/8, the third of eight; the first is 1/8 and the last 8/8")
    }
}

impl std::error::Error for NoShard {}

impl FromStr for Shard {
    type Err = NoShard;

    fn from_str(text: &str) -> Result<Self, NoShard> {
        let (number, of) = text.split_once('/').ok_or(NoShard)?;
        let read = |part: &str| part.trim().parse().map_err(|_| NoShard);
        Self::new(read(number)?, read(of)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_shards_that_there_are_can_be_named() {
        assert_eq!(
            "3/8".parse::<Shard>().map(|shard| shard.to_string()),
            Ok("3/8".to_owned())
        );
        for text in ["0/8", "9/8", "3", "3/", "/8", "-1/8", "3/8/9", "0/0", "three/8"] {
            assert_eq!(text.parse::<Shard>(), Err(NoShard), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_world_is_in_one_shard(all in prop_oneof![0..200_u64, Just(u64::MAX)], of in 1..60_u32) {
            let shards = (1..=of).map(|number| Shard::new(number, of).expect("there is such a shard"));
            let mut next = 0;
            for worlds in shards.map(|shard| shard.worlds(all)) {
                prop_assert_eq!(worlds.start, next);
                let fair = all / u64::from(of);
                prop_assert!((fair..=fair.saturating_add(1)).contains(&(worlds.end - worlds.start)));
                next = worlds.end;
            }
            prop_assert_eq!(next, all);
        }
    }
}
