//! Node numbers of a file, counted through from 0.

use std::collections::HashMap;

/// Numbers below this are looked up in a table (at most 64 MB), larger ones in a map.
const TABLE_END: u64 = 1 << 24;

/// No index yet.
const ABSENT: u32 = u32::MAX;

/// Gives each number the next free index when it is first met.
#[derive(Default)]
pub(super) struct Interner {
    numbers: Vec<u64>,
    table: Vec<u32>,
    map: HashMap<u64, u32>,
}

impl Interner {
    /// The index of `number`; `None` if all 2³² − 1 indices are taken.
    pub(super) fn index(&mut self, number: u64) -> Option<u32> {
        let slot = match table_position(number) {
            Some(position) => {
                if position >= self.table.len() {
                    self.table.resize(position + 1, ABSENT);
                }
                &mut self.table[position]
            }
            None => self.map.entry(number).or_insert(ABSENT),
        };
        if *slot == ABSENT {
            *slot = u32::try_from(self.numbers.len())
                .ok()
                .filter(|&index| index != ABSENT)?;
            self.numbers.push(number);
        }
        Some(*slot)
    }

    /// Whether the number has been met.
    pub(super) fn contains(&self, number: u64) -> bool {
        match table_position(number) {
            Some(position) => self.table.get(position).is_some_and(|&index| index != ABSENT),
            None => self.map.contains_key(&number),
        }
    }

    /// How many numbers there are.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The numbers in rising order, and for each index given so far the rank that its number has in that order.
    pub(super) fn into_sorted(self) -> (Vec<u64>, Vec<u32>) {
        drop((self.table, self.map));
        let end = u32::try_from(self.numbers.len()).expect("indices are u32");
        let mut by_number: Vec<u32> = (0..end).collect();
        by_number.sort_unstable_by_key(|&index| self.numbers[index as usize]);
        let mut ranks = vec![0; self.numbers.len()];
        for (rank, &index) in (0..end).zip(&by_number) {
            ranks[index as usize] = rank;
        }
        (
            by_number.iter().map(|&index| self.numbers[index as usize]).collect(),
            ranks,
        )
    }
}

/// Where the table keeps the number, if the table does.
fn table_position(number: u64) -> Option<usize> {
    (number < TABLE_END).then(|| usize::try_from(number).expect("the table fits into memory"))
}
