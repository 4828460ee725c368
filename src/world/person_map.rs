//! A small map from persons to numbers, cheap to empty.

use super::PersonId;

/// Open addressing with linear probing, at most half full; 8 bytes a slot.
///
/// Emptying costs what was inserted, not the capacity, so one map serves trial after trial without allocation. Nothing
/// is ever read in the order of its slots.
#[derive(Clone, Debug)]
pub struct PersonMap {
    slots: Vec<Slot>,
    used: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    person: u32,
    /// `EMPTY` where nobody stands.
    value: u32,
}

const EMPTY: u32 = u32::MAX;
const LEAST_SLOTS: usize = 64;

impl Default for PersonMap {
    fn default() -> Self {
        Self {
            slots: vec![
                Slot {
                    person: 0,
                    value: EMPTY
                };
                LEAST_SLOTS
            ],
            used: Vec::new(),
        }
    }
}

impl PersonMap {
    /// Number of persons held.
    pub fn len(&self) -> usize {
        self.used.len()
    }

    /// Whether nobody is held.
    pub fn is_empty(&self) -> bool {
        self.used.is_empty()
    }

    /// Forgets everybody.
    pub fn clear(&mut self) {
        for &slot in &self.used {
            self.slots[slot as usize].value = EMPTY;
        }
        self.used.clear();
    }

    /// The value of a person.
    #[inline]
    pub fn get(&self, person: PersonId) -> Option<u32> {
        let value = self.slots[self.slot_of(person)].value;
        (value != EMPTY).then_some(value)
    }

    /// Gives a person a value below 2³² − 1 unless the person has one; whether it was given.
    #[inline]
    pub fn insert(&mut self, person: PersonId, value: u32) -> bool {
        debug_assert!(value != EMPTY);
        let slot = self.slot_of(person);
        if self.slots[slot].value != EMPTY {
            return false;
        }
        self.slots[slot] = Slot {
            person: person.0,
            value,
        };
        self.used.push(slot as u32);
        if self.used.len() * 2 > self.slots.len() {
            self.grow();
        }
        true
    }

    /// Sets bits in a person's value, which is 0 at first and stays below 2³² − 1; the bits that were set before.
    #[inline]
    pub fn mark(&mut self, person: PersonId, bits: u32) -> u32 {
        if self.insert(person, bits) {
            return 0;
        }
        let slot = self.slot_of(person);
        let before = self.slots[slot].value;
        self.slots[slot].value |= bits;
        debug_assert!(self.slots[slot].value != EMPTY);
        before
    }

    /// Where the person stands, or the empty slot where the person would stand.
    #[inline]
    fn slot_of(&self, person: PersonId) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = (person.key().wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask;
        while self.slots[slot].value != EMPTY && self.slots[slot].person != person.0 {
            slot = (slot + 1) & mask;
        }
        slot
    }

    #[cold]
    fn grow(&mut self) {
        let held: Vec<Slot> = self.used.iter().map(|&slot| self.slots[slot as usize]).collect();
        self.slots = vec![
            Slot {
                person: 0,
                value: EMPTY
            };
            self.slots.len() * 4
        ];
        self.used.clear();
        for Slot { person, value } in held {
            self.insert(PersonId(person), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn behaves_as_an_ordered_map(rounds in prop::collection::vec(prop::collection::vec((0u32..500, 0u32..9), 0..400), 1..4)) {
            let mut map = PersonMap::default();
            for round in rounds {
                map.clear();
                let mut model = BTreeMap::new();
                for (person, value) in round {
                    let fresh = !model.contains_key(&person);
                    model.entry(person).or_insert(value);
                    prop_assert_eq!(map.insert(PersonId(person), value), fresh);
                }
                prop_assert_eq!(map.len(), model.len());
                for person in [7, 7, 8] {
                    let before = model.insert(person, model.get(&person).copied().unwrap_or(0) | 16).unwrap_or(0);
                    prop_assert_eq!(map.mark(PersonId(person), 16), before);
                }
                for person in 0..500 {
                    prop_assert_eq!(map.get(PersonId(person)), model.get(&person).copied());
                }
            }
        }
    }
}
