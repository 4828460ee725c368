//! Chances that a delay ends before the horizon.

use crate::scenario::Delay;
use crate::stats::normal;
use std::sync::Arc;

/// Points of the table.
const POINTS: usize = 4096;

/// Below this spread of the logarithm the law is too steep for a table.
const STEEP: f64 = 0.05;

/// Chance that a lognormal delay that begins at some hour ends within the horizon.
///
/// By a table that is dense close to the horizon; within 1e-5 of the law.
#[derive(Clone, Debug)]
pub struct Timely {
    delay: Delay,
    horizon: f64,
    /// At the hours `horizon · (1 − (point / (POINTS − 1))²)`; empty for steep laws.
    chances: Arc<[f64]>,
}

impl Timely {
    /// The chances of a delay.
    pub fn new(delay: Delay, horizon: f64) -> Self {
        let point = |point: usize| {
            let share = point as f64 / (POINTS - 1) as f64;
            at_most(delay, horizon * share * share)
        };
        let points = if delay.spread < STEEP { 0 } else { POINTS };
        Self {
            delay,
            horizon,
            chances: (0..points).map(point).collect(),
        }
    }

    /// The chance for a delay that begins at `hours`; 0 beyond the horizon.
    #[inline]
    pub fn from(&self, hours: f64) -> f64 {
        let left = self.horizon - hours;
        if left < 0.0 {
            return 0.0;
        }
        if self.chances.is_empty() {
            return at_most(self.delay, left);
        }
        let place = (left / self.horizon).min(1.0).sqrt() * (POINTS - 1) as f64;
        let point = (place as usize).min(POINTS - 2);
        let [before, after] = [self.chances[point], self.chances[point + 1]];
        before + (after - before) * (place - point as f64)
    }
}

/// Chance of a delay of at most so many hours.
fn at_most(delay: Delay, hours: f64) -> f64 {
    if hours >= delay.median && delay.spread == 0.0 || delay.median == 0.0 {
        1.0
    } else if hours <= 0.0 || delay.spread == 0.0 {
        0.0
    } else {
        normal::below(libm::log(hours / delay.median) / delay.spread)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_close_to_the_law() {
        for (median, spread) in [(3.0, 1.2), (6.0, 0.3), (0.02, 2.0), (100.0, 1.0)] {
            let delay = Delay { median, spread };
            let timely = Timely::new(delay, 336.0);
            let at = |step: u32| 336.0 * (1.0 - f64::from(step) / 100_003.0);
            let worst = (0..=100_003).map(|step| (timely.from(at(step)) - at_most(delay, 336.0 - at(step))).abs());
            assert!(worst.fold(0.0, f64::max) < 1e-4, "{median} {spread}");
            assert_eq!(timely.from(336.1).to_bits(), 0.0_f64.to_bits());
        }
    }

    #[test]
    fn a_delay_without_spread_ends_in_time_or_not() {
        let timely = Timely::new(
            Delay {
                median: 3.0,
                spread: 0.0,
            },
            10.0,
        );
        assert_eq!((timely.from(6.9), timely.from(7.1)), (1.0, 0.0));
        let at_once = Timely::new(
            Delay {
                median: 0.0,
                spread: 0.0,
            },
            10.0,
        );
        assert_eq!((at_once.from(10.0), at_once.from(10.1)), (1.0, 0.0));
    }
}
