//! Who stands together: whoever told nobody, and everybody else in a burst around whoever told them.

use super::super::pack::{Vector, length, minus, sunflower};
use super::SPACING;
use crate::spread::Way;
use crate::story::{Reader, Story};
use std::collections::BTreeMap;
use std::f64::consts::PI;

/// Readers are drawn up to so many.
const MOST_READERS: usize = 6000;

/// Everybody who read, grouped by how they stand; the same at every size.
pub(super) struct Cast {
    /// Readers at hop 1 who told nobody, in order of time.
    pub(super) alone: Vec<usize>,
    /// Around those at hop 1 who told somebody, the largest first.
    pub(super) bursts: Vec<Burst>,
    /// Per person of the chain: those whom that person told besides.
    pub(super) beside_links: Vec<Option<Burst>>,
    /// Those whom the wire told.
    pub(super) wire: Option<Burst>,
}

impl Cast {
    pub(super) fn new(story: &Story) -> Self {
        let tree = Tree::new(story);
        let is_link = |reader: usize| story.readers[reader].link.is_some();
        let by_wire = |reader: usize| story.readers[reader].way == Way::Wire;
        let first = || tree.first.iter().copied().filter(|&reader| !is_link(reader));
        let tellers = first().filter(|&reader| !by_wire(reader) && !tree.told[reader].is_empty());
        let mut bursts: Vec<Burst> = tellers
            .map(|reader| Burst::new(story, &tree, Some(reader), &tree.told[reader]))
            .collect();
        bursts.sort_by(|a, b| b.radius.total_cmp(&a.radius));
        let beside = |link: usize| {
            let teller = reader_of(story, link);
            let told: Vec<usize> = tree.told[teller]
                .iter()
                .copied()
                .filter(|&told| !is_link(told))
                .collect();
            (!told.is_empty()).then(|| Burst::new(story, &tree, None, &told))
        };
        let wired: Vec<usize> = first().filter(|&reader| by_wire(reader)).collect();
        Self {
            alone: first()
                .filter(|&reader| !by_wire(reader) && tree.told[reader].is_empty())
                .collect(),
            bursts,
            beside_links: (0..story.chain.len()).map(beside).collect(),
            wire: (!wired.is_empty()).then(|| Burst::new(story, &tree, None, &wired)),
        }
    }
}

/// The reader who is this person of the chain.
pub(super) fn reader_of(story: &Story, link: usize) -> usize {
    let mut readers = story.readers.iter();
    readers
        .position(|reader| reader.link == Some(link))
        .expect("everybody of the chain has read")
}

/// Who told whom.
struct Tree {
    /// Per reader: those who read first through them and are drawn, in order of time.
    told: Vec<Vec<usize>>,
    /// Readers at hop 1, in order of time.
    first: Vec<usize>,
}

impl Tree {
    fn new(story: &Story) -> Self {
        let mut told = vec![Vec::new(); story.readers.len()];
        let mut first = Vec::new();
        for (index, reader) in story.readers.iter().enumerate() {
            if is_drawn(index, reader) {
                match reader.source {
                    Some(source) => told[source].push(index),
                    None => first.push(index),
                }
            }
        }
        Self { told, first }
    }
}

/// Whether a reader is drawn: the first ones, and all who may have told somebody.
fn is_drawn(index: usize, reader: &Reader) -> bool {
    index < MOST_READERS || reader.reposted || reader.forwarded || reader.link.is_some()
}

/// How many readers are not drawn.
pub(in crate::chart::network) fn left_out(story: &Story) -> usize {
    let readers = story.readers.iter().enumerate();
    readers.filter(|&(index, reader)| !is_drawn(index, reader)).count()
}

/// All who heard it through somebody, around that person or by themselves; lengths are in radii of a dot.
pub(super) struct Burst {
    pub(super) teller: Option<usize>,
    pub(super) members: Vec<(usize, Vector)>,
    pub(super) radius: f64,
}

impl Burst {
    /// Those `told` by `teller` (or, if none, by somebody who stands elsewhere) and all whom they told in turn. Everybody takes
    /// the free place that is nearest to whoever told them, in order of time. O(people²).
    fn new(story: &Story, tree: &Tree, teller: Option<usize>, told: &[usize]) -> Self {
        let mut people: Vec<usize> = told.to_vec();
        let mut next = 0;
        while let Some(&reader) = people.get(next) {
            let children = tree.told[reader].iter();
            people.extend(children.filter(|&&child| story.readers[child].link.is_none()));
            next += 1;
        }
        // Readers are numbered in order of time.
        people.sort_unstable();
        let hole = if teller.is_some() { SPACING } else { 0.0 };
        let outer = (hole * hole + people.len() as f64 * SPACING * SPACING / PI).sqrt();
        let mut free: Vec<Vector> = sunflower(people.len(), hole, outer).collect();
        let mut place_of: BTreeMap<usize, Vector> = BTreeMap::new();
        for &reader in &people {
            let source = story.readers[reader].source;
            let from = source
                .and_then(|source| place_of.get(&source))
                .copied()
                .unwrap_or_default();
            let near = |place: &Vector| length(minus(*place, from)) + 0.2 * length(*place);
            let nearest = (0..free.len()).min_by(|&a, &b| near(&free[a]).total_cmp(&near(&free[b])));
            let nearest = nearest.expect("there is a place for everybody");
            place_of.insert(reader, free.remove(nearest));
        }
        Self {
            teller,
            members: place_of.into_iter().collect(),
            radius: outer + 1.8,
        }
    }
}
