//! The independent cascade with a probability of its own for every arc.
//!
//! # References
//! Kempe, Kleinberg, Tardos (2003), Maximizing the spread of influence through a social network, KDD: the weighted cascade.

use std::ops::Range;

use super::frontier::{Frontier, LiveArcs, Throw};
use super::machine::{Comparer, TOGETHER, prefetch};
use super::wide_luck::{LANES, STEPS, WideLuck};
use super::{Cascade, Luck, Start, Watch};
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
    fn untie(&self, luck: &mut Luck, position: impl Fn(usize) -> usize, mut ties: u32) -> u32 {
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
    type Coins = Shorts;

    fn workspace(&self, start: &Start) -> WeightedFrontier {
        let frontier = Frontier::new(self.graph, start);
        let of_arc = |&position: &u32| self.starts[position as usize];
        WeightedFrontier {
            opening_starts: padded(frontier.opening().iter().map(of_arc)),
            opening: frontier.opening().into(),
            frontier,
        }
    }

    fn coins(&self, luck: Luck) -> Shorts {
        Shorts::new(luck)
    }

    #[expect(
        clippy::inline_always,
        reason = "compiled for the processor of whoever runs the trials"
    )]
    #[inline(always)]
    fn trial(
        &self,
        _start: &Start,
        watch: &mut impl Watch,
        workspace: &mut WeightedFrontier,
        shorts: &mut Shorts,
    ) -> u32 {
        let coins = Weighing {
            cascade: self,
            opening: &workspace.opening,
            opening_starts: &workspace.opening_starts,
            shorts,
        };
        workspace.frontier.walk(self.graph, watch, coins)
    }
}

/// A `Frontier` and the probabilities of its opening.
#[derive(Clone, Debug)]
pub struct WeightedFrontier {
    frontier: Frontier,
    opening: Box<[u32]>,
    opening_starts: Vec<u16>,
}

/// Numbers of 16 random bits, four to a word, `TOGETHER` of them thrown at a time against as many probabilities.
#[derive(Clone, Debug)]
pub struct Shorts {
    wide: WideLuck,
    /// For ties.
    luck: Luck,
    words: [[u64; LANES]; STEPS],
    comparer: Comparer,
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
            comparer: Comparer::new(),
            used: STEPS * LANES,
        }
    }

    /// The next `count` numbers and some that may be used again; `count` is [`TOGETHER`] at most.
    #[expect(
        clippy::inline_always,
        reason = "compiled for the processor of whoever runs the trials"
    )]
    #[inline(always)]
    fn take(&mut self, count: usize) -> &[u64; TOGETHER / 4] {
        // Numbers that nobody has looked at may be thrown away.
        if self.used + TOGETHER / 4 > STEPS * LANES {
            self.wide.fill(&mut self.words);
            self.used = 0;
        }
        let start = self.used;
        self.used += count.div_ceil(4);
        self.words.as_flattened()[start..]
            .first_chunk()
            .expect("as many are left")
    }
}

/// Throws the coins of a [`WeightedCascade`].
struct Weighing<'a, 'g> {
    cascade: &'a WeightedCascade<'g>,
    opening: &'a [u32],
    opening_starts: &'a [u16],
    shorts: &'a mut Shorts,
}

impl Weighing<'_, '_> {
    /// Throws `length` coins against the first of `starts`; arc i of them is reported as `first` + i and is the arc at
    /// position `position(i)`.
    #[expect(
        clippy::inline_always,
        reason = "compiled for the processor of whoever runs the trials"
    )]
    #[inline(always)]
    fn compare(
        &mut self,
        starts: &[u16],
        length: usize,
        first: usize,
        position: impl Fn(usize) -> usize,
        live: &mut LiveArcs<'_>,
    ) {
        let bounds = starts.first_chunk().expect("the end is padded");
        let comparer = self.shorts.comparer;
        let (mut heads, mut ties) = comparer.compare(self.shorts.take(length), bounds);
        heads &= u32::MAX >> (32 - length);
        ties &= u32::MAX >> (32 - length);
        if ties != 0 {
            heads |= self.cascade.untie(&mut self.shorts.luck, position, ties);
        }
        live.push_mask(first, heads.into());
    }
}

impl Throw for Weighing<'_, '_> {
    #[inline]
    fn ask(&self, position: usize) {
        prefetch(&self.cascade.starts, position);
        prefetch(&self.cascade.starts, position + TOGETHER);
    }

    #[expect(
        clippy::inline_always,
        reason = "compiled for the processor of whoever runs the trials"
    )]
    #[inline(always)]
    fn throw(&mut self, row: Range<usize>, live: &mut LiveArcs<'_>) {
        let mut first = row.start;
        while first < row.end {
            let length = (row.end - first).min(TOGETHER);
            self.compare(
                &self.cascade.starts[first..],
                length,
                first,
                |index| first + index,
                live,
            );
            first += length;
        }
    }

    #[expect(
        clippy::inline_always,
        reason = "compiled for the processor of whoever runs the trials"
    )]
    #[inline(always)]
    fn open(&mut self, arcs: usize, live: &mut LiveArcs<'_>) {
        let (opening, starts) = (self.opening, self.opening_starts);
        for first in (0..arcs).step_by(TOGETHER) {
            let length = (arcs - first).min(TOGETHER);
            self.compare(
                &starts[first..],
                length,
                first,
                |index| opening[first + index] as usize,
                live,
            );
        }
    }
}
