//! The times at which a trial counts its readers.

use super::Read;
use crate::scenario::Scenario;

/// How many times there are.
pub const GRID: usize = 40;

/// How many people have read by each time of the [`Grid`].
pub type ReadersBy = [u32; GRID];

/// Ascending times from 0 to the horizon `[hours]`, half of them even, half of them close behind the firm's posts, where
/// the counts rise.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    hours: [f64; GRID],
}

impl Grid {
    /// The grid of a scenario: it depends on horizon, posts and the median delay of reading, and on nothing else.
    ///
    /// Point k lies where the share `k / (GRID − 1)` of this mass lies before it: one half spread evenly, the other half
    /// decaying behind each post in step with reading.
    pub fn new(scenario: &Scenario) -> Self {
        let release = scenario.whole_release();
        let horizon = release.horizon;
        let decay = DECAY_IN_MEDIANS * scenario.attention.delay.median;
        let posts: Vec<f64> = release
            .posts
            .iter()
            .copied()
            .filter(|&post| post < horizon && decay > 0.0)
            .collect();
        let mass = |hours: f64| {
            let behind = |post: &f64| {
                let since = (hours - post).max(0.0);
                1.0 - libm::exp(-since / decay)
            };
            let close: f64 = posts.iter().map(behind).sum();
            hours / horizon + close / posts.len().max(1) as f64
        };
        let whole = mass(horizon);
        let last = (GRID - 1) as f64;
        let mut hours = [0.0; GRID];
        for (point, place) in hours.iter_mut().enumerate() {
            *place = match point {
                0 => 0.0,
                point if point == GRID - 1 => horizon,
                point => inverse(mass, whole * (point as f64 / last), horizon),
            };
        }
        Self {
            hours: ascending(short(&hours).unwrap_or(hours)),
        }
    }

    /// The times `[hours]`.
    pub fn hours(&self) -> &[f64; GRID] {
        &self.hours
    }

    /// The first of the times that is not before `hours`; `GRID` where all are.
    #[inline]
    pub fn place(&self, hours: f64) -> usize {
        self.hours.partition_point(|&time| time < hours)
    }

    /// How many of `reads`, which are in order of time, have happened by each time. One pass over both.
    pub fn readers_by(&self, reads: &[Read]) -> ReadersBy {
        self.counts_by(reads.iter().map(|read| read.hours))
    }

    /// How many of these hours, which ascend, are past by each time.
    pub fn counts_by(&self, hours: impl Iterator<Item = f64>) -> ReadersBy {
        let (mut counts, mut past) = ([0; GRID], 0);
        let mut hours = hours.peekable();
        for (count, &time) in counts.iter_mut().zip(&self.hours) {
            while hours.next_if(|&hours| hours <= time).is_some() {
                past += 1;
            }
            *count = past;
        }
        counts
    }
}

/// Mass behind a post falls to 1/e in so many median delays of reading.
const DECAY_IN_MEDIANS: f64 = 2.0;

/// Times of a long horizon in hundredths of an hour, which makes them short to write; `None` where that would make two of them one.
fn short(hours: &[f64; GRID]) -> Option<[f64; GRID]> {
    let mut rounded = hours.map(|hours| libm::round(hours * 100.0) / 100.0);
    rounded[GRID - 1] = hours[GRID - 1];
    (hours[GRID - 1] >= LONG && is_ascending(&rounded)).then_some(rounded)
}

/// From here on neighbouring times are many hundredths apart, unless much is read at once `[hours]`.
const LONG: f64 = 100.0;

/// `hours`, where two are one moved to the nearest numbers that are not, the ends apart.
fn ascending(mut hours: [f64; GRID]) -> [f64; GRID] {
    for point in 1..GRID - 1 {
        hours[point] = hours[point].max(hours[point - 1].next_up());
    }
    for point in (1..GRID - 1).rev() {
        hours[point] = hours[point].min(hours[point + 1].next_down());
    }
    hours
}

fn is_ascending(hours: &[f64; GRID]) -> bool {
    hours.windows(2).all(|pair| pair[0] < pair[1])
}

/// Where the increasing `mass` is `wanted`, between 0 and `end`.
fn inverse(mass: impl Fn(f64) -> f64, wanted: f64, end: f64) -> f64 {
    let (mut low, mut high) = (0.0, end);
    // Each step halves the interval; 60 leave less than a double can tell.
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if mass(middle) < wanted {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}
