//! Chances to repost, to forward and to do both, over an enthusiasm that nobody knows.

use crate::stats::normal;
use std::sync::Arc;

/// Points of a table.
const POINTS: usize = 4096;

/// Below this spread of the logarithm the chances bend too sharply for a table.
const STEEP: f64 = 0.02;

/// So many standard deviations of the logarithm are as good as all.
const FAR: f64 = 9.0;

/// What somebody may do with the news.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chances {
    /// Reposts.
    pub repost: f64,
    /// Forwards.
    pub forward: f64,
    /// Does both.
    pub both: f64,
}

/// The chances of a segment's people, by their interest before enthusiasm.
#[derive(Clone, Debug)]
pub struct Appetite {
    repost: f64,
    forward: f64,
    /// Spread of the logarithm of enthusiasm.
    spread: f64,
    /// Logarithm of the least interest of the table.
    low: f64,
    per_step: f64,
    /// Chances over interest, interest and its square; empty where they are worked out each time.
    points: Arc<[Chances]>,
}

impl Appetite {
    /// For people who repost and forward with these probabilities at an interest of 1, and an enthusiasm of this spread.
    pub fn new(repost: f64, forward: f64, spread: f64) -> Self {
        let rates = || [repost, forward].into_iter().filter(|&rate| rate > 0.0);
        let mut appetite = Self {
            repost,
            forward,
            spread,
            low: 0.0,
            per_step: 0.0,
            points: Arc::default(),
        };
        if spread < STEEP || rates().next().is_none() {
            return appetite;
        }
        let margin = FAR * spread + 2.0 * spread * spread;
        let low = -libm::log(rates().fold(0.0, f64::max)) - margin;
        let high = -libm::log(rates().fold(f64::INFINITY, f64::min)) + margin;
        let step = (high - low) / (POINTS - 1) as f64;
        let point = |point: usize| {
            let interest = libm::exp(low + step * point as f64);
            let Chances { repost, forward, both } = appetite.exact(interest);
            Chances {
                repost: repost / interest,
                forward: forward / interest,
                both: both / (interest * interest),
            }
        };
        let points = (0..POINTS).map(point).collect();
        appetite.points = points;
        appetite.low = low;
        appetite.per_step = 1.0 / step;
        appetite
    }

    /// Whether these people pass nothing on, however interested they are.
    #[inline]
    pub fn is_none(&self) -> bool {
        self.repost <= 0.0 && self.forward <= 0.0
    }

    /// The chances at this interest, freshness and favour included.
    #[inline]
    pub fn at(&self, interest: f64) -> Chances {
        if self.points.is_empty() || interest <= 0.0 {
            return self.exact(interest);
        }
        let place = (libm::log(interest) - self.low) * self.per_step;
        if place >= (POINTS - 1) as f64 {
            return self.exact(interest);
        }
        let place = place.max(0.0);
        let point = place as usize;
        let (before, after, rest) = (&self.points[point], &self.points[point + 1], place - point as f64);
        let between = |of: fn(&Chances) -> f64| of(before) + (of(after) - of(before)) * rest;
        Chances {
            repost: interest * between(|chances| chances.repost),
            forward: interest * between(|chances| chances.forward),
            both: interest * interest * between(|chances| chances.both),
        }
    }

    /// The same worked out.
    fn exact(&self, interest: f64) -> Chances {
        let (repost, forward) = (self.repost * interest, self.forward * interest);
        Chances {
            repost: capped(repost, self.spread),
            forward: capped(forward, self.spread),
            both: both_capped(repost.max(forward), repost.min(forward), self.spread),
        }
    }
}

/// Mean of min(1, x · enthusiasm).
fn capped(x: f64, spread: f64) -> f64 {
    if x <= 0.0 {
        0.0
    } else if spread == 0.0 {
        x.min(1.0)
    } else {
        let cap = cap_of(x, spread);
        x * normal::below(cap - spread) + normal::below(-cap)
    }
}

/// Mean of min(1, x · enthusiasm) · min(1, y · enthusiasm), x ≥ y.
fn both_capped(x: f64, y: f64, spread: f64) -> f64 {
    if y <= 0.0 {
        0.0
    } else if spread == 0.0 {
        x.min(1.0) * y.min(1.0)
    } else {
        let (first, second) = (cap_of(x, spread), cap_of(y, spread));
        x * y * libm::exp(spread * spread) * normal::below(first - 2.0 * spread)
            + y * (normal::below(second - spread) - normal::below(first - spread))
            + normal::below(-second)
    }
}

/// Standard deviations of the logarithm from which on the product is capped.
fn cap_of(x: f64, spread: f64) -> f64 {
    (spread * spread / 2.0 - libm::log(x)) / spread
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By trapezoids over the normal law of the logarithm of enthusiasm.
    fn summed(repost: f64, forward: f64, spread: f64, interest: f64) -> Chances {
        const STEP: f64 = 1e-4;
        let (mut of_repost, mut of_forward, mut of_both) = (0.0, 0.0, 0.0);
        for step in -140_000..=140_000 {
            let z = STEP * f64::from(step);
            let density = STEP * libm::exp(-z * z / 2.0) / std::f64::consts::TAU.sqrt();
            let enthusiasm = libm::exp(spread * z - spread * spread / 2.0);
            let [r, f] = [repost, forward].map(|rate| (rate * interest * enthusiasm).min(1.0));
            of_repost += density * r;
            of_forward += density * f;
            of_both += density * r * f;
        }
        Chances {
            repost: of_repost,
            forward: of_forward,
            both: of_both,
        }
    }

    #[test]
    fn chances_are_those_of_many_people() {
        for (repost, forward, spread) in [
            (0.03, 0.02, 1.0),
            (0.9, 0.001, 0.5),
            (1.0, 1.0, 2.0),
            (0.2, 0.0, 0.01),
            (0.5, 0.7, 0.0),
        ] {
            let appetite = Appetite::new(repost, forward, spread);
            for interest in [1e-6, 0.003, 0.2, 1.0, 7.0, 300.0] {
                let (found, expected) = (appetite.at(interest), summed(repost, forward, spread, interest));
                for (found, expected) in [
                    (found.repost, expected.repost),
                    (found.forward, expected.forward),
                    (found.both, expected.both),
                ] {
                    let close = (found - expected).abs() <= 2e-4 * expected;
                    assert!(
                        close,
                        "{repost} {forward} {spread} at {interest}: {found} for {expected}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_table_is_close_to_the_law() {
        for (repost, forward, spread) in [(0.03, 0.02, 1.0), (0.9, 0.001, 0.5), (1.0, 1.0, 2.0)] {
            let appetite = Appetite::new(repost, forward, spread);
            for step in 0..4000 {
                let interest = libm::exp(-20.0 + 0.01 * f64::from(step));
                let (found, exact) = (appetite.at(interest), appetite.exact(interest));
                for (found, exact) in [
                    (found.repost, exact.repost),
                    (found.forward, exact.forward),
                    (found.both, exact.both),
                ] {
                    assert!((found - exact).abs() <= 2e-4 * exact, "{interest}: {found} for {exact}");
                }
            }
        }
    }
}
