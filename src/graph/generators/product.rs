//! Base arcs whose chance is a product: how well one is heard times how much the other listens.

use super::gap::gap;
use crate::draw::{RankLaw, RankedWeights};
use crate::rng::Sequence;

/// `size` weights by the quantiles of a law, falling.
pub(super) fn falling(law: RankLaw, size: u32) -> Vec<f64> {
    if size == 0 {
        return Vec::new();
    }
    let weights = RankedWeights::new(law, size.into());
    (0..u64::from(size)).rev().map(|rank| weights.weight(rank)).collect()
}

/// The factor c by which Σ min(1, c · speakerᵢ · listenerⱼ) over all pairs is `arcs`; both lists fall. Infinite where that takes all pairs.
///
/// The sum rises with c and costs O(n), because whom the more heard certainly reach, the less heard may; c lies between two powers of
/// two and is found by halving, to twelve digits.
pub(super) fn scale(speakers: &[f64], listeners: &[f64], arcs: f64) -> f64 {
    if arcs >= speakers.len() as f64 * listeners.len() as f64 {
        return f64::INFINITY;
    }
    if arcs <= 0.0 {
        return 0.0;
    }
    let mut rest = vec![0.0; listeners.len() + 1];
    for (index, listener) in listeners.iter().enumerate().rev() {
        rest[index] = rest[index + 1] + listener;
    }
    let expected = |scale: f64| {
        let mut certain = listeners.len();
        let row = |speaker: &f64| {
            let weight = scale * speaker;
            while certain > 0 && weight * listeners[certain - 1] < 1.0 {
                certain -= 1;
            }
            certain as f64 + weight * rest[certain]
        };
        speakers.iter().map(row).sum::<f64>()
    };
    // A chance is at most the product, so the factor is at least what it would be without the limit at 1.
    let mut low = arcs / (speakers.iter().sum::<f64>() * rest[0]);
    let mut high = low;
    while expected(high) < arcs && high < f64::MAX {
        low = high;
        high *= 2.0;
    }
    while high - low > 1e-12 * high {
        let middle = f64::midpoint(low, high);
        if expected(middle) < arcs {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// Appends the arcs of one speaker, to each listener with chance min(1, weight · listener); listeners stand by falling weight.
///
/// The chance of the last listener bounds those of all that follow, so the gap to the next candidate is geometric, and the candidate is
/// kept in proportion to its own chance. O(1 + arcs), two draws for each candidate.
///
/// # References
/// J. Miller, A. Hagberg, Efficient generation of networks with given expected degrees, WAW 2011, LNCS 6732, 115–126.
pub(super) fn add_row(
    arcs: &mut Vec<(u32, u32)>,
    speaker: u32,
    weight: f64,
    listeners: &[(u32, f64)],
    draws: &mut Sequence,
) {
    let chance = |listener: f64| (weight * listener).min(1.0);
    let mut bound = listeners.first().map_or(0.0, |&(_, first)| chance(first));
    let mut rank = 0;
    while bound > 0.0 {
        if bound < 1.0 {
            rank = gap(libm::log1p(-bound), draws).saturating_add(rank);
        }
        let Some(&(listener, listens)) = usize::try_from(rank).ok().and_then(|rank| listeners.get(rank)) else {
            return;
        };
        let is_kept = draws.unit() * bound < chance(listens);
        if is_kept && listener != speaker {
            arcs.push((speaker, listener));
        }
        bound = chance(listens);
        rank += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::super::goodness::assert_near;
    use super::*;
    use crate::rng::{Purpose, Stream};

    #[test]
    fn the_factor_gives_the_arcs_asked_for() {
        let speakers = falling(RankLaw::pareto(2.1), 300);
        let listeners = falling(RankLaw::lognormal(1.5), 300);
        for arcs in [1e-6, 1.0, 300.0, 9_000.0, 60_000.0, 89_999.0] {
            let factor = scale(&speakers, &listeners, arcs);
            let chances = speakers
                .iter()
                .flat_map(|one| listeners.iter().map(move |other| (factor * one * other).min(1.0)));
            let sum: f64 = chances.sum();
            assert!((sum / arcs - 1.0).abs() < 1e-9, "{sum} instead of {arcs}");
        }
        assert_eq!(scale(&speakers, &listeners, 90_000.0), f64::INFINITY);
        assert_eq!(scale(&speakers, &listeners, 0.0), 0.0);
    }

    #[test]
    fn every_listener_has_the_chance_that_is_asked() {
        // 200 000 rows over weights that are certain, likely, seldom and never heard.
        let weights = [3.0, 1.0, 0.9, 0.5, 0.5, 0.2, 0.01, 0.0];
        let listeners: Vec<(u32, f64)> = (1..).zip(weights).collect();
        let stream = Stream::new(1, 1, Purpose::Arcs);
        let mut counts = [0.0; 9];
        let rows = 200_000;
        for row in 0..rows {
            let mut arcs = Vec::new();
            add_row(&mut arcs, 0, 0.8, &listeners, &mut stream.sequence(row, 0));
            for (_, to) in arcs {
                counts[to as usize] += 1.0;
            }
        }
        for (count, weight) in counts[1..].iter().zip(weights) {
            let p = (0.8 * weight).min(1.0);
            let expected = p * rows as f64;
            assert_near("arcs", *count, expected, (expected * (1.0 - p)).sqrt().max(1e-9));
        }
    }
}
