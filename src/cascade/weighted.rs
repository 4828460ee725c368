//! The independent cascade with a probability of its own for every arc.
//!
//! # References
//! Kempe, Kleinberg, Tardos (2003), Maximizing the spread of influence through a social network, KDD: the weighted cascade.
#![expect(
    clippy::inline_always,
    reason = "what runs in a stage is compiled for the processor only if it is inlined into it"
)]

use super::frontier::{Frontier, Place, Throw};
use super::live::{Row, Taker};
use super::machine::{LANES, TOGETHER, Vectors, prefetch};
use super::opening::Apart;
use super::wide_luck::WideLuck;
use super::{Cascade, Luck, Patience, Start, Tally};
use crate::graph::Graph;

/// The independent cascade with a probability per arc.
///
/// `starts` holds 2 bytes per arc: the first 16 binary digits of its probability. A 16-bit number below them is heads, above
/// them tails; only an equal one, one time in 65 536, looks up the whole probability and draws 53 more digits. So the coins
/// are exact, and read a quarter of the memory that probabilities of 8 bytes would take.
#[derive(Clone, Debug)]
pub struct WeightedCascade<'g> {
    graph: &'g Graph,
    starts: Vec<u16>,
    whole: Whole<'g>,
}

/// Where the whole probabilities are.
#[derive(Clone, Debug)]
enum Whole<'g> {
    /// By position of the arc.
    PerArc(&'g [f64]),
    /// 1 / (number of arcs into the target).
    InverseDegree(Vec<u32>),
}

impl<'g> WeightedCascade<'g> {
    /// The cascade with the probabilities given by position.
    ///
    /// # Panics
    /// If there is not one probability in [0, 1] per arc.
    pub fn new(graph: &'g Graph, probabilities: &'g [f64]) -> Self {
        assert_eq!(probabilities.len(), graph.arc_count(), "a probability per arc");
        assert!(
            probabilities.iter().all(|p| (0.0..=1.0).contains(p)),
            "probabilities lie in [0, 1]"
        );
        let starts = padded(probabilities.iter().map(|&p| start(p)));
        let whole = Whole::PerArc(probabilities);
        Self { graph, starts, whole }
    }

    /// The weighted cascade: an arc into v has probability 1 / (number of arcs into v), repeats counted.
    pub fn by_inverse_degree(graph: &'g Graph) -> Self {
        let degrees = graph.in_degrees();
        let of_target = |&target: &u32| start(1.0 / f64::from(degrees[target as usize]));
        let starts = padded(graph.targets().iter().map(of_target));
        let whole = Whole::InverseDegree(degrees);
        Self { graph, starts, whole }
    }

    /// The probability of the arc at a position.
    fn probability(&self, position: usize) -> f64 {
        match &self.whole {
            Whole::PerArc(probabilities) => probabilities[position],
            Whole::InverseDegree(degrees) => 1.0 / f64::from(degrees[self.graph.targets()[position] as usize]),
        }
    }

    /// Of the bits i of `ties`, whose arcs are at `position(i)`, those that further digits make heads.
    #[cold]
    fn untie(&self, luck: &mut Luck, mut ties: u32, position: impl Fn(usize) -> usize) -> u32 {
        let mut heads = 0;
        while ties != 0 {
            let index = ties.trailing_zeros();
            let probability = self.probability(position(index as usize));
            // Exact: a power of two and a whole number of at most 16 digits.
            let rest = probability * 65_536.0 - f64::from(start(probability));
            heads |= u32::from(luck.unit() < rest) << index;
            ties &= ties - 1;
        }
        heads
    }
}

/// The starts, and room behind them to look at [`TOGETHER`] from every position.
fn padded(starts: impl ExactSizeIterator<Item = u16>) -> Vec<u16> {
    let mut padded = Vec::with_capacity(starts.len() + TOGETHER);
    padded.extend(starts);
    padded.resize(padded.len() + TOGETHER, 0);
    padded
}

/// The first 16 binary digits of a probability; for 1, the largest number, whose rest is 1.
fn start(probability: f64) -> u16 {
    (probability * 65_536.0) as u16
}

impl Cascade for WeightedCascade<'_> {
    type Workspace = WeightedFrontier;

    fn workspace(&self, start: &Start) -> WeightedFrontier {
        let frontier = Frontier::new(self.graph, start, Apart::Nothing);
        let opening = frontier.opening();
        let mut workspace = WeightedFrontier {
            opening_starts: opening.of(&self.starts),
            opening: opening.positions.clone(),
            frontier,
        };
        let mut coins = Weighing {
            cascade: self,
            opening: &workspace.opening,
            opening_starts: &workspace.opening_starts,
            shorts: Shorts::new(Luck::pilot()),
        };
        workspace.frontier.fit(self.graph, &mut coins);
        workspace
    }

    fn batch(
        &self,
        start: &Start,
        patience: Patience,
        workspace: &mut WeightedFrontier,
        luck: Luck,
        trials: u8,
        tally: &mut Tally,
    ) {
        let mut coins = Weighing {
            cascade: self,
            opening: &workspace.opening,
            opening_starts: &workspace.opening_starts,
            shorts: Shorts::new(luck),
        };
        workspace
            .frontier
            .batch(self.graph, start, patience, &mut coins, trials, tally);
    }
}

/// A `Frontier` and the probabilities of its opening.
#[derive(Clone, Debug)]
pub struct WeightedFrontier {
    pub(super) frontier: Frontier,
    opening: Box<[u32]>,
    opening_starts: Vec<u16>,
}

/// Steps of the generators that are taken at a time.
const STEPS: usize = 16;

/// Numbers of 16 random bits, four to a word, `TOGETHER` of them thrown at a time against as many probabilities.
#[derive(Clone, Debug)]
struct Shorts {
    wide: WideLuck,
    /// For ties.
    luck: Luck,
    words: [[u64; LANES]; STEPS],
    /// Words used up.
    used: usize,
}

impl Shorts {
    fn new(mut luck: Luck) -> Self {
        let wide = WideLuck::new(&mut luck);
        Self {
            wide,
            luck,
            words: [[0; LANES]; STEPS],
            used: STEPS * LANES,
        }
    }

    /// Throws all numbers again.
    #[inline(always)]
    fn refill<V: Vectors>(&mut self, vectors: V) {
        let mut luck = self.wide.load(vectors);
        for words in &mut self.words {
            vectors.store(luck.bits(), words);
        }
        self.wide.keep(&luck);
    }
}

/// Throws the coins of a [`WeightedCascade`].
struct Weighing<'a, 'g> {
    cascade: &'a WeightedCascade<'g>,
    opening: &'a [u32],
    opening_starts: &'a [u16],
    shorts: Shorts,
}

impl Throw for Weighing<'_, '_> {
    #[inline(always)]
    fn throw<V: Vectors>(
        &mut self,
        place: Place,
        rows: &mut impl Iterator<Item = Row>,
        live: &mut Taker<'_, V>,
        vectors: V,
    ) {
        let starts = match place {
            Place::Opening => self.opening_starts,
            Place::Graph => &self.cascade.starts,
        };
        let shorts = &mut self.shorts;
        let mut used = shorts.used;
        while !live.is_full()
            && let Some(Row {
                mut positions,
                trial,
                ahead,
            }) = rows.next()
        {
            prefetch(starts, ahead);
            prefetch(starts, ahead + TOGETHER);
            while !positions.is_empty() {
                let length = positions.len().min(TOGETHER);
                // Numbers that nobody has looked at may be thrown away.
                let numbers = loop {
                    if let Some(numbers) = shorts.words.as_flattened()[used..].first_chunk() {
                        break numbers;
                    }
                    shorts.refill(vectors);
                    used = 0;
                };
                used += length.div_ceil(4);
                let bounds = starts[positions.start..].first_chunk().expect("the end is padded");
                let (mut heads, mut ties) = vectors.compare(numbers, bounds);
                heads &= u32::MAX >> (TOGETHER - length);
                ties &= u32::MAX >> (TOGETHER - length);
                if ties != 0 {
                    let first = positions.start;
                    heads |= self.cascade.untie(&mut shorts.luck, ties, |index| match place {
                        Place::Opening => self.opening[first + index] as usize,
                        Place::Graph => first + index,
                    });
                }
                live.push_mask(positions.start, heads, trial);
                positions.start += length;
            }
        }
        shorts.used = used;
    }
}
