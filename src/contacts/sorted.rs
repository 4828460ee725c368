//! Contacts sorted into segments, and what the user should know of it.

use super::export::{Contact, Export};
use super::list::{ContactList, Listed};
use super::pseudonym::shuffled;
use super::rules::{Rules, Verdict};
use super::words::words;
use std::collections::{BTreeMap, BTreeSet};

/// Contacts under their pseudonyms, with what the rules made of them.
#[derive(Debug)]
pub struct Sorted<'e> {
    /// Under pseudonyms, in their order.
    pub list: ContactList,
    /// Who is behind each pseudonym.
    pub who: Vec<&'e Contact>,
    /// How many went where, most first.
    pub places: Vec<(Place, usize)>,
    /// How many people whom no rule fits have a word in their title, or in their company where they have no title, most first.
    pub unmapped_words: Vec<(String, usize)>,
}

/// Where somebody went.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Into a segment, by a rule.
    Ruled(String),
    /// No rule fits: into the segment for such people, or into none.
    Otherwise(Option<String>),
    /// Nothing is known of the person.
    Unknown,
}

impl Place {
    fn segment(&self) -> Option<&str> {
        match self {
            Self::Ruled(segment) => Some(segment),
            Self::Otherwise(segment) => segment.as_deref(),
            Self::Unknown => None,
        }
    }
}

impl<'e> Sorted<'e> {
    /// Sorts the contacts of an export; the seed has its part in the order of the pseudonyms.
    pub fn new(export: &'e Export, rules: &Rules, seed: u64) -> Self {
        let order = shuffled(export.contacts.len(), export.digest ^ seed);
        let who: Vec<&Contact> = order.iter().map(|&number| &export.contacts[number]).collect();
        let (mut counts, mut unmapped) = (BTreeMap::new(), BTreeMap::new());
        let mut listed = Vec::with_capacity(who.len());
        for contact in &who {
            let place = match rules.verdict(contact) {
                Verdict::Ruled(segment) => Place::Ruled(segment.to_owned()),
                Verdict::Otherwise(segment) => {
                    for word in telling_words(contact) {
                        *unmapped.entry(word).or_insert(0) += 1;
                    }
                    Place::Otherwise(segment.map(str::to_owned))
                }
                Verdict::Unknown => Place::Unknown,
            };
            listed.push(Listed {
                id: format!("c{}", listed.len() + 1),
                segment: place.segment().map(str::to_owned),
                bio: (export.shows_profiles && !contact.title.is_empty()).then_some(true),
            });
            *counts.entry(place).or_insert(0) += 1;
        }
        Self {
            list: ContactList::new(listed),
            who,
            places: most_first(counts.into_iter()),
            unmapped_words: most_first(unmapped.into_iter()),
        }
    }
}

/// The words by which a rule could tell the person, each once.
fn telling_words(contact: &Contact) -> BTreeSet<String> {
    let titled = words(&contact.title);
    let telling = if titled.is_empty() {
        words(&contact.company)
    } else {
        titled
    };
    telling.into_iter().collect()
}

/// Most first, and in their own order where as many.
fn most_first<T: Ord>(counted: impl Iterator<Item = (T, usize)>) -> Vec<(T, usize)> {
    let mut counted: Vec<(T, usize)> = counted.collect();
    counted.sort_by(|(a, more), (b, less)| less.cmp(more).then_with(|| a.cmp(b)));
    counted
}
