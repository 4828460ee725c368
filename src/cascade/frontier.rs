//! The walk that all arc-by-arc cascades share: who has read, who speaks next, which arcs are live.
#![expect(
    clippy::inline_always,
    reason = "what runs in a stage is compiled for the processor only if it is inlined into it"
)]

use std::ops::Range;

use super::live::{LiveArcs, Row, Taker};
use super::machine::{Processor, Vectors, Work, prefetch};
use super::opening::{Apart, Opening};
use super::simulate::BATCH;
use super::start::Patience;
use super::{Start, Tally};
use crate::graph::Graph;

/// Arcs from which on targets (4 bytes an arc) are expected beyond the cache.
const FAR: usize = 1 << 18;

/// Readers between asking for what is known of their arcs and throwing their coins.
const AHEAD: usize = 16;

/// Who has read, for some trials at a time.
trait Mark: Copy + Default {
    /// Trials that fit in.
    const TRIALS: usize;
    /// Has read in all trials.
    const ALL: Self;

    /// Notes that somebody has read in a trial; 1 if that is new, else 0: a number, so that it can be added without a branch.
    fn insert(&mut self, trial: u8) -> usize;

    /// A bit for every trial.
    fn trials(self) -> u64;
}

macro_rules! marks {
    ($($number:ty),*) => {$(
        impl Mark for $number {
            const TRIALS: usize = <$number>::BITS as usize;
            const ALL: Self = <$number>::MAX;

            #[inline(always)]
            fn insert(&mut self, trial: u8) -> usize {
                let bit = u32::from(trial) % <$number>::BITS;
                let was = *self;
                *self = was | 1 << bit;
                (!was >> bit & 1) as usize
            }

            fn trials(self) -> u64 {
                self.into()
            }
        }
    )*};
}
marks!(u8, u64);

/// The workspace of walks: 1 or 8 bytes a node, 5 bytes per arc of the longest row and per reader.
///
/// Order plays no part in who reads in the end, so a walk goes in two stages. First the coins of readers in the queue are
/// thrown and the positions of live arcs collected, which needs no target; then these are followed without a branch: every
/// target is written behind the queue, and the queue grows if the target is new. Beyond the cache the second stage keeps a
/// dozen loads in flight, where a test per arc would wait for each.
///
/// Several trials go abreast, each with a bit in the marks of a node, so that even small cascades fill the stages.
///
/// Every trial starts with the same people: they stay marked, and the arcs out of all of them are one row, the *opening*,
/// so that jumps pass over most of them at once, and over trials that end where they began.
#[derive(Clone, Debug)]
pub struct Frontier {
    opening: Opening,
    initial: Box<[u32]>,
    live: LiveArcs,
    queue: Queue,
    marks: Marks,
    /// Whether the graph is too large for the cache.
    is_far: bool,
    processor: Processor,
}

/// How walks are run, for tests and benches; otherwise it is chosen by the size of the graph and of its cascades.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tuning {
    /// Trials that go abreast: 1, 8 or [`BATCH`].
    pub abreast: u8,
    /// Whether memory is asked for before it is read.
    pub asks_ahead: bool,
    /// Whether the processor's own instructions are left alone.
    pub is_portable: bool,
}

/// Who has read, by how many trials go abreast.
#[derive(Clone, Debug)]
enum Marks {
    /// 8, or 1 if the cascades are so large that they fill the stages alone.
    Few(Box<[u8]>, u8),
    /// A whole batch.
    Many(Box<[u64]>),
}

/// Who has read beyond the initial spreaders, in order, and in which trial.
#[derive(Clone, Debug, Default)]
struct Queue {
    nodes: Vec<u32>,
    trials: Vec<u8>,
    count: usize,
}

impl Queue {
    /// Makes room for `count` more, and one that is written blindly.
    fn reserve(&mut self, count: usize) {
        let needed = self.count + count + 1;
        if self.nodes.len() < needed {
            self.nodes.resize(2 * needed, 0);
            self.trials.resize(2 * needed, 0);
        }
    }
}

/// Mean readers per trial up to which a whole batch goes abreast.
const SMALL: u32 = 64;

/// And up to which 8 do.
const MEDIUM: u32 = 1 << 14;

/// Trials that decide how many go abreast.
const PILOTS: u32 = 32;

/// Readers after which fewer trials decide.
const ENOUGH: u32 = 1 << 14;

/// What a walk ended with.
#[derive(Clone, Copy, Debug)]
struct Ends {
    /// By trial, how many have read beyond the initial spreaders.
    sizes: [u32; BATCH as usize],
    /// A bit per trial in which a target has read.
    reached: u64,
}

impl Frontier {
    /// A workspace for walks on this graph from this start.
    pub(super) fn new(graph: &Graph, start: &Start, apart: Apart) -> Self {
        let opening = Opening::new(graph, start, apart);
        let longest = graph.nodes().map(|node| graph.positions(node).len()).max().unwrap_or(0);
        Self {
            live: LiveArcs::new(longest.max(opening.longest())),
            opening,
            initial: start.initial().into(),
            queue: Queue::default(),
            marks: Marks::Few(marked(graph, start.initial()), 1),
            is_far: graph.arc_count() >= FAR,
            processor: Processor::detect(),
        }
    }

    pub(super) fn opening(&self) -> &Opening {
        &self.opening
    }

    /// Lets so many trials go abreast as the cascades are large: found with coins that serve nothing else.
    pub(super) fn fit(&mut self, graph: &Graph, coins: &mut impl Throw) {
        let without_targets = Start::new(graph, &[], &[]);
        let (mut readers, mut trials) = (0, 0);
        while trials < PILOTS && readers < ENOUGH {
            readers += self
                .walk(graph, &without_targets, Patience::ToTheEnd, coins, 0..1)
                .sizes[0];
            trials += 1;
        }
        let mean = readers / trials;
        let abreast = if mean <= SMALL {
            BATCH as u8
        } else if mean <= MEDIUM {
            8
        } else {
            1
        };
        self.set_abreast(graph, abreast);
    }

    /// Runs walks in another way, with the same results but for which trials share which coins.
    pub fn tune(&mut self, graph: &Graph, tuning: Tuning) {
        self.set_abreast(graph, tuning.abreast);
        self.is_far = tuning.asks_ahead;
        if tuning.is_portable {
            self.processor = Processor::portable();
        }
    }

    fn set_abreast(&mut self, graph: &Graph, trials: u8) {
        self.marks = if trials > 8 {
            Marks::Many(marked(graph, &self.initial))
        } else {
            Marks::Few(marked(graph, &self.initial), trials)
        };
    }

    /// Runs the first `trials` trials of a batch.
    pub(super) fn batch(
        &mut self,
        graph: &Graph,
        start: &Start,
        patience: Patience,
        coins: &mut impl Throw,
        trials: u8,
        tally: &mut Tally,
    ) {
        let abreast = match self.marks {
            Marks::Few(_, trials) => trials,
            Marks::Many(_) => BATCH as u8,
        };
        for first in (0..trials).step_by(abreast.into()) {
            let group = first..trials.min(first + abreast);
            let ends = self.walk(graph, start, patience, coins, group.clone());
            for trial in group {
                let size = self.initial.len() as u32 + ends.sizes[usize::from(trial)];
                tally.add(size, ends.reached >> trial & 1 == 1);
            }
        }
    }

    /// Spreads, in the trials `group`, until nobody new reads or targets are reached that end the trial.
    fn walk(
        &mut self,
        graph: &Graph,
        start: &Start,
        patience: Patience,
        coins: &mut impl Throw,
        group: Range<u8>,
    ) -> Ends {
        let Self {
            opening,
            initial,
            live,
            queue,
            marks,
            ..
        } = self;
        let mut walk = Walk {
            graph,
            opening,
            live,
            queue,
            is_far: self.is_far,
            processor: self.processor,
            start,
            patience,
        };
        match marks {
            Marks::Few(marks, _) => walk.run(marks, initial, coins, group),
            Marks::Many(marks) => walk.run(marks, initial, coins, group),
        }
    }
}

/// The parts of a [`Frontier`] and what a walk is about.
struct Walk<'a> {
    graph: &'a Graph,
    opening: &'a Opening,
    live: &'a mut LiveArcs,
    queue: &'a mut Queue,
    is_far: bool,
    processor: Processor,
    start: &'a Start,
    patience: Patience,
}

impl Walk<'_> {
    fn run<M: Mark>(&mut self, marks: &mut [M], initial: &[u32], coins: &mut impl Throw, group: Range<u8>) -> Ends {
        let (mut opened, mut spoken) = (0, 0);
        let openings = self.opening.row_count(group.len());
        let everybody = (u64::MAX >> (64 - group.len())) << group.start;
        let (mut done, mut next_look) = (0, 0);
        while opened < openings || spoken < self.queue.count {
            let is_opening = opened < openings;
            if is_opening {
                opened += self.processor.run(Opened {
                    opening: self.opening,
                    group: group.clone(),
                    before: opened,
                    coins,
                    live: self.live,
                });
            } else {
                spoken += self.processor.run(Speaking {
                    graph: self.graph,
                    nodes: &self.queue.nodes[spoken..self.queue.count],
                    trials: &self.queue.trials[spoken..self.queue.count],
                    done,
                    coins,
                    live: self.live,
                });
            }
            if self.live.is_empty() {
                continue;
            }
            let (positions, trials) = self.live.get();
            self.queue.reserve(positions.len());
            let before = self.queue.count;
            self.queue.count += self.processor.run(Following {
                positions,
                trials,
                targets: if is_opening {
                    self.opening.targets()
                } else {
                    self.graph.targets()
                },
                marks,
                nodes_out: &mut self.queue.nodes[before..],
                trials_out: &mut self.queue.trials[before..],
                offsets: self.is_far.then_some(self.graph.offsets()),
            });
            // Looking at the marks of the targets costs as much as there are targets: not more often than so many have read.
            if self.patience == Patience::UntilReached && self.queue.count >= next_look {
                next_look = self.queue.count + self.start.targets().len();
                done = reached(marks, self.start.targets(), &group);
                if done == everybody {
                    break;
                }
            }
        }
        let reached = reached(marks, self.start.targets(), &group);
        let count = std::mem::take(&mut self.queue.count);
        let sizes = sizes(&self.queue.trials[..count]);
        clear(marks, initial, &self.queue.nodes[..count]);
        Ends { sizes, reached }
    }
}

/// A bit for every trial of the group in which any of the nodes has read.
fn reached<M: Mark>(marks: &[M], nodes: &[u32], group: &Range<u8>) -> u64 {
    let any = nodes.iter().fold(0, |any, &node| any | marks[node as usize].trials());
    any << (usize::from(group.start) / M::TRIALS * M::TRIALS)
}

/// Marks that none but the initial spreaders has read.
fn marked<M: Mark>(graph: &Graph, initial: &[u32]) -> Box<[M]> {
    let mut marks: Box<[M]> = vec![M::default(); graph.len()].into();
    for &node in initial {
        marks[node as usize] = M::ALL;
    }
    marks
}

/// How often each trial occurs.
fn sizes(trials: &[u8]) -> [u32; BATCH as usize] {
    // Neighbours are often the same: one counter for all would wait for itself.
    let mut sizes = [[0; BATCH as usize]; 4];
    for trials in trials.chunks(4) {
        for (&trial, sizes) in trials.iter().zip(&mut sizes) {
            sizes[usize::from(trial)] += 1;
        }
    }
    std::array::from_fn(|trial| sizes.iter().map(|sizes| sizes[trial]).sum())
}

/// Takes the marks off the nodes, none of which is initial. Many are taken off by wiping all, which writes whole vectors.
fn clear<M: Mark>(marks: &mut [M], initial: &[u32], nodes: &[u32]) {
    if nodes.len() < initial.len() + size_of_val(marks) / 64 {
        for &node in nodes {
            marks[node as usize] = M::default();
        }
    } else {
        marks.fill(M::default());
        for &node in initial {
            marks[node as usize] = M::ALL;
        }
    }
}

/// The coins of the opening of every trial; results in how many of its rows were thrown.
struct Opened<'a, C> {
    opening: &'a Opening,
    group: Range<u8>,
    /// Rows thrown before.
    before: usize,
    coins: &'a mut C,
    live: &'a mut LiveArcs,
}

impl<C: Throw> Work for Opened<'_, C> {
    type Result = usize;

    #[inline(always)]
    fn run<V: Vectors>(self, vectors: V) -> usize {
        let Self { opening, group, .. } = self;
        let mut index = self.before;
        let count = opening.row_count(group.len());
        let mut remaining = std::iter::from_fn(|| {
            (index < count).then(|| {
                let (positions, trial) = opening.row(index, group.len());
                index += 1;
                Row {
                    positions,
                    trial: group.start + trial as u8,
                    ahead: 0,
                }
            })
        });
        let mut live = self.live.taker(vectors);
        self.coins.throw(Place::Opening, &mut remaining, &mut live, vectors);
        live.keep();
        self.live.move_trials(|arc| opening.trials_after(arc));
        index - self.before
    }
}

/// The coins of those who speak; results in how many have spoken.
struct Speaking<'a, C> {
    graph: &'a Graph,
    nodes: &'a [u32],
    trials: &'a [u8],
    /// A bit for every trial whose people need not speak any more.
    done: u64,
    coins: &'a mut C,
    live: &'a mut LiveArcs,
}

impl<C: Throw> Work for Speaking<'_, C> {
    type Result = usize;

    #[inline(always)]
    fn run<V: Vectors>(self, vectors: V) -> usize {
        let Self { nodes, done, .. } = self;
        let trials = &self.trials[..nodes.len()];
        let offsets = self.graph.offsets();
        let mut index = 0;
        let mut rows = std::iter::from_fn(|| {
            loop {
                let &node = nodes.get(index)?;
                let trial = trials[index];
                index += 1;
                if done >> trial & 1 == 1 {
                    continue;
                }
                let ends: &[u32; 2] = offsets[node as usize..].first_chunk()?;
                // Without a panic, so that it is left out where nobody asks for it.
                let later = nodes.get(index + AHEAD).and_then(|&node| offsets.get(node as usize));
                return Some(Row {
                    positions: ends[0] as usize..ends[1] as usize,
                    trial,
                    ahead: later.map_or(0, |&offset| offset as usize),
                });
            }
        });
        let mut live = self.live.taker(vectors);
        self.coins.throw(Place::Graph, &mut rows, &mut live, vectors);
        live.keep();
        index
    }
}

/// Puts those behind the queue to whom live arcs lead and who are new; results in how many they are.
struct Following<'a, M> {
    positions: &'a [u32],
    trials: &'a [u8],
    targets: &'a [u32],
    marks: &'a mut [M],
    nodes_out: &'a mut [u32],
    trials_out: &'a mut [u8],
    /// Asked for ahead, if at all.
    offsets: Option<&'a [u32]>,
}

impl<M: Mark> Work for Following<'_, M> {
    type Result = usize;

    #[inline(always)]
    fn run<V: Vectors>(self, _vectors: V) -> usize {
        let Self {
            positions,
            trials,
            targets,
            marks,
            nodes_out,
            trials_out,
            ..
        } = self;
        if let Some(offsets) = self.offsets {
            // In rounds: each waits only for the last.
            for &position in positions {
                prefetch(targets, position as usize);
            }
            for &position in positions {
                let target = targets[position as usize] as usize;
                prefetch(marks, target);
                prefetch(offsets, target);
            }
        }
        let mut count = 0;
        for (&position, &trial) in positions.iter().zip(trials) {
            let target = targets[position as usize];
            nodes_out[count] = target;
            trials_out[count] = trial;
            count += marks[target as usize].insert(trial);
        }
        count
    }
}

/// Where rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Positions are those in the opening.
    Opening,
    /// Positions are those in the graph.
    Graph,
}

/// How the live arcs of rows are found.
pub(super) trait Throw {
    /// Throws the coins of the rows, until none is left or enough live arcs are taken.
    fn throw<V: Vectors>(
        &mut self,
        place: Place,
        rows: &mut impl Iterator<Item = Row>,
        live: &mut Taker<'_, V>,
        vectors: V,
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cascade::linear_threshold::LinearThreshold;
    use crate::cascade::{Cascade, IndependentCascade, Luck, Sir, WeightedCascade};
    use crate::graph::Repeats;
    use rand::RngExt;

    /// 2 000 nodes, 20 000 arcs, and hubs, one of which all rows of the queue cannot hold.
    fn graph() -> Graph {
        let mut luck = Luck::new(5, 5);
        let mut arcs: Vec<(u32, u32)> = (0..20_000)
            .map(|_| (luck.random_range(..2_000), luck.random_range(..2_000)))
            .collect();
        arcs.extend((0..1_500).flat_map(|node| [(7, node), (node, 8)]));
        Graph::from_arcs(2_000, arcs, Repeats::Drop).unwrap()
    }

    fn run<C: Cascade>(model: &C, start: &Start, patience: Patience, tune: impl Fn(&mut C::Workspace)) -> Tally {
        let mut workspace = model.workspace(start);
        tune(&mut workspace);
        let mut tally = Tally::default();
        for batch in 0..50 {
            let trials = if batch == 49 { 21 } else { BATCH as u8 };
            model.batch(start, patience, &mut workspace, Luck::new(1, batch), trials, &mut tally);
        }
        tally
    }

    fn ways() -> impl Iterator<Item = Tuning> {
        [1, 8, 64].into_iter().flat_map(|abreast| {
            [(false, false), (false, true), (true, false), (true, true)].map(|(asks_ahead, is_portable)| Tuning {
                abreast,
                asks_ahead,
                is_portable,
            })
        })
    }

    /// The picks of the linear threshold model depend on nothing but the trial: all ways give the same.
    #[test]
    fn trials_abreast_are_trials_one_by_one() {
        let graph = graph();
        let model = LinearThreshold::new(&graph);
        let start = Start::new(&graph, &[3, 4, 5], &[100, 200]);
        let in_a_way = |patience, tuning| {
            run(&model, &start, patience, |threads| {
                threads.frontier.tune(&graph, tuning);
            })
        };
        let one = run(&model, &start, Patience::ToTheEnd, |_| ());
        assert_eq!(one.trials(), 49 * BATCH + 21);
        assert!(
            one.reached() > 50 && one.mean() > 20.0,
            "{} {}",
            one.reached(),
            one.mean()
        );
        for tuning in ways() {
            assert_eq!(in_a_way(Patience::ToTheEnd, tuning), one, "{tuning:?}");
            assert_eq!(
                in_a_way(Patience::UntilReached, tuning).reached(),
                one.reached(),
                "{tuning:?}"
            );
        }
    }

    /// Coins are taken in the order of the queue: the processor and the asking ahead change nothing.
    #[test]
    fn every_processor_has_the_same_results() {
        let graph = graph();
        let start = Start::new(&graph, &[3, 4, 5], &[100, 200]);
        for abreast in [1, 8, 64] {
            let of = |is_portable, asks_ahead| {
                let tuning = Tuning {
                    abreast,
                    asks_ahead,
                    is_portable,
                };
                let tune = |frontier: &mut Frontier| frontier.tune(&graph, tuning);
                let weighted = WeightedCascade::by_inverse_degree(&graph);
                [
                    run(
                        &IndependentCascade::by_jumps(&graph, 0.1),
                        &start,
                        Patience::ToTheEnd,
                        tune,
                    ),
                    run(
                        &IndependentCascade::by_flips(&graph, 0.1),
                        &start,
                        Patience::UntilReached,
                        tune,
                    ),
                    run(&Sir::new(&graph, 0.1, 0.5), &start, Patience::ToTheEnd, tune),
                    run(&weighted, &start, Patience::ToTheEnd, |workspace| {
                        tune(&mut workspace.frontier);
                    }),
                ]
            };
            let plain = of(true, false);
            assert!(
                plain
                    .iter()
                    .all(|tally| tally.reached() > 50 && tally.reached() < 3_000)
            );
            assert_eq!(of(false, false), plain);
            assert_eq!(of(false, true), plain);
        }
    }
}
