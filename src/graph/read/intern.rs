//! Names of a file's nodes, counted through from 0 in order of first appearance.

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};
use std::hash::BuildHasher;

use super::field::{Id, digits, padded, with_single_quotes};
use super::names::Names;

/// No index yet.
const ABSENT: u32 = u32::MAX;

/// Entries of the table of small numbers per number met: what a sparse file costs in memory at most.
const ROOM_PER_NUMBER: u64 = 16;

/// Entries that the table may have at once.
const FIRST_ROOM: u64 = 1 << 12;

/// Gives each name the next free index when it is first met.
///
/// Numbers not far above the count of numbers are looked up in a table, the others in a map; texts in one map that holds
/// 16 bytes beside the text. The maps hash with a random key, which no result depends on: only indices leave, and they are
/// given in order of appearance.
#[derive(Default)]
pub(super) struct Interner {
    /// The number of each node, or the index of its text.
    keys: Vec<u64>,
    table: Vec<u32>,
    map: HashMap<u64, u32>,
    texts: Texts,
}

impl Interner {
    /// The index of `id`; `None` if all 2³² − 1 indices are taken.
    #[inline]
    pub(super) fn index(&mut self, id: Id<'_>) -> Option<u32> {
        match id {
            Id::Number(number) => self.of_number(number),
            Id::Text(text) => self.of_text(text),
            Id::Quoted(text) => self.of_text(&with_single_quotes(text)),
        }
    }

    #[inline]
    fn of_number(&mut self, number: u64) -> Option<u32> {
        match self.table.get(number as usize) {
            Some(&index) if index != ABSENT && number < self.table.len() as u64 => Some(index),
            _ => self.of_rare_number(number),
        }
    }

    fn of_rare_number(&mut self, number: u64) -> Option<u32> {
        if let Some(&index) = self.map.get(&number) {
            return Some(index);
        }
        let index = self.next()?;
        let room = FIRST_ROOM + ROOM_PER_NUMBER * self.keys.len() as u64;
        if number < room {
            let position = number as usize;
            if position >= self.table.len() {
                // Doubled, so that numbers that come in rising order do not move it each time.
                let length = (position + 1).next_power_of_two().min(room as usize);
                self.table.resize(length, ABSENT);
            }
            self.table[position] = index;
        } else {
            self.map.insert(number, index);
        }
        self.keys.push(number);
        Some(index)
    }

    fn of_text(&mut self, text: &str) -> Option<u32> {
        if let Some(index) = self.texts.find(text) {
            return Some(index);
        }
        let index = self.next()?;
        self.keys.push(self.texts.nodes.len() as u64);
        self.texts.push(text, index);
        Some(index)
    }

    fn next(&self) -> Option<u32> {
        u32::try_from(self.keys.len()).ok().filter(|&index| index != ABSENT)
    }

    /// The index of `id`, if it has been met.
    pub(super) fn find(&self, id: Id<'_>) -> Option<u32> {
        match id {
            Id::Number(number) => {
                let in_table = usize::try_from(number)
                    .ok()
                    .and_then(|position| self.table.get(position));
                match in_table {
                    Some(&index) if index != ABSENT => Some(index),
                    _ => self.map.get(&number).copied(),
                }
            }
            Id::Text(text) => self.texts.find(text),
            Id::Quoted(text) => self.texts.find(&with_single_quotes(text)),
        }
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// How many of them are texts.
    pub(super) fn text_count(&self) -> usize {
        self.texts.nodes.len()
    }

    /// The name of an index.
    pub(super) fn name(&self, index: u32) -> String {
        match self.texts.nodes.binary_search(&index) {
            Ok(text) => self.texts.get(text as u32).to_owned(),
            Err(_) => self.keys[index as usize].to_string(),
        }
    }

    /// A name with zeros before it and another that is the same without them, such as `007` and `7`.
    pub(super) fn padded_twin(&self) -> Option<(String, String)> {
        let padded = || {
            (0..self.texts.nodes.len() as u32)
                .map(|text| self.texts.get(text))
                .filter(|text| padded(text.as_bytes()).is_some())
        };
        let bare = |text: &str| digits(text.as_bytes());
        let twin = padded().find(|text| bare(text).is_some_and(|number| self.find(Id::Number(number)).is_some()));
        if let Some(text) = twin {
            return Some((text.to_owned(), bare(text)?.to_string()));
        }
        let mut lengths = padded().map(str::len);
        let length = lengths.next()?;
        if lengths.all(|other| other == length) {
            return None;
        }
        let mut met = HashMap::new();
        padded().find_map(|text| {
            let other = met.insert(text.trim_start_matches('0'), text)?;
            Some((text.to_owned(), other.to_owned()))
        })
    }

    /// The least and the largest number, if every name is one.
    pub(super) fn range(&self) -> Option<(u64, u64)> {
        let is_all = self.texts.nodes.is_empty();
        let low = self.keys.iter().min().filter(|_| is_all)?;
        Some((*low, *self.keys.iter().max()?))
    }

    /// The names in order, and for each index given so far the rank that its name has in that order.
    pub(super) fn into_sorted(self) -> (Names, Vec<u32>) {
        let Self {
            keys,
            table,
            map,
            texts,
        } = self;
        drop((table, map));
        let end = u32::try_from(keys.len()).expect("indices are u32");
        let mut is_text = vec![false; if texts.nodes.is_empty() { 0 } else { keys.len() }];
        for &node in &texts.nodes {
            is_text[node as usize] = true;
        }
        let mut by_number: Vec<u32> = (0..end)
            .filter(|&index| !is_text.get(index as usize).is_some_and(|&is_text| is_text))
            .collect();
        by_number.sort_unstable_by_key(|&index| keys[index as usize]);
        let by_text = texts.sorted();
        let mut ranks = vec![0; keys.len()];
        let in_order = by_number
            .iter()
            .copied()
            .chain(by_text.iter().map(|&text| texts.nodes[text as usize]));
        for (rank, index) in (0..end).zip(in_order) {
            ranks[index as usize] = rank;
        }
        let numbers = by_number.iter().map(|&index| keys[index as usize]).collect();
        let names = Names::from_sorted(numbers, by_text.iter().map(|&text| texts.get(text)));
        (names, ranks)
    }
}

/// The texts, one behind the other, and a table to find them.
#[derive(Default)]
struct Texts {
    bytes: String,
    ends: Vec<usize>,
    /// The node of each text, rising.
    nodes: Vec<u32>,
    table: HashTable<Slot>,
    hasher: DefaultHashBuilder,
}

/// Where a text stands and whose it is: all that a look into the table needs beside the text itself.
struct Slot {
    start: usize,
    length: u32,
    node: u32,
}

impl Slot {
    fn text<'t>(&self, bytes: &'t str) -> &'t [u8] {
        &bytes.as_bytes()[self.start..self.start + self.length as usize]
    }
}

impl Texts {
    fn get(&self, index: u32) -> &str {
        slice(&self.bytes, &self.ends, index)
    }

    /// The texts in the order of their bytes.
    fn sorted(&self) -> Vec<u32> {
        // The first bytes decide most comparisons; kept beside the index they spare two looks into memory.
        let first_bytes = |index: u32| {
            let text = self.get(index).as_bytes();
            let mut first = [0; 16];
            let length = text.len().min(first.len());
            first[..length].copy_from_slice(&text[..length]);
            (u128::from_be_bytes(first), index)
        };
        let mut sorted: Vec<(u128, u32)> = (0..self.nodes.len() as u32).map(first_bytes).collect();
        sorted.sort_unstable_by(|one, other| {
            let rest = || self.get(one.1).cmp(self.get(other.1));
            one.0.cmp(&other.0).then_with(rest)
        });
        sorted.into_iter().map(|(_, index)| index).collect()
    }

    fn find(&self, text: &str) -> Option<u32> {
        let hash = self.hasher.hash_one(text.as_bytes());
        let is_it = |slot: &Slot| slot.length as usize == text.len() && slot.text(&self.bytes) == text.as_bytes();
        Some(self.table.find(hash, is_it)?.node)
    }

    fn push(&mut self, text: &str, node: u32) {
        let Self {
            bytes,
            ends,
            nodes,
            table,
            hasher,
        } = self;
        let slot = Slot {
            start: bytes.len(),
            // Lines are shorter than 4 GB.
            length: text.len() as u32,
            node,
        };
        bytes.push_str(text);
        ends.push(bytes.len());
        nodes.push(node);
        let hash = |text: &[u8]| hasher.hash_one(text);
        table.insert_unique(hash(text.as_bytes()), slot, |slot| hash(slot.text(bytes)));
    }
}

fn slice<'t>(bytes: &'t str, ends: &[usize], index: u32) -> &'t str {
    let index = index as usize;
    let start = if index == 0 { 0 } else { ends[index - 1] };
    &bytes[start..ends[index]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_index_and_are_sorted_numbers_first() {
        let mut interner = Interner::default();
        let names: Vec<Id<'_>> = ["b", "a"].into_iter().map(Id::Text).collect();
        // The large number goes to the map; small ones join it in the table once many are known.
        let numbers = (0..10_000).rev().map(|number| Id::Number(number * 3));
        let all: Vec<Id<'_>> = names.into_iter().chain(numbers).chain([Id::Number(u64::MAX)]).collect();
        for (index, id) in all.iter().enumerate() {
            assert_eq!(interner.index(*id), Some(index as u32));
        }
        for (index, id) in all.iter().enumerate() {
            assert_eq!(
                (interner.index(*id), interner.find(*id)),
                (Some(index as u32), Some(index as u32))
            );
        }
        assert_eq!(
            (interner.find(Id::Number(1)), interner.find(Id::Text("c"))),
            (None, None)
        );
        assert_eq!((interner.len(), interner.text_count()), (10_003, 2));
        assert_eq!(
            (interner.name(1), interner.name(2)),
            ("a".to_owned(), "29997".to_owned())
        );
        let (names, ranks) = interner.into_sorted();
        assert_eq!(names.len(), 10_003);
        assert_eq!((ranks[0], ranks[1], ranks[2]), (10_002, 10_001, 9_999));
        assert_eq!(
            (names.find("a"), names.find("29997"), names.find("0")),
            (Some(10_001), Some(9_999), Some(0))
        );
    }
}
