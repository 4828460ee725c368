//! Where in a cube something holds: one box in few coordinates, found by peeling.

use super::incomplete_beta::IncompleteBeta;

/// A box: the coordinates that it limits.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// The one that says most comes first.
    pub limits: Vec<Limit>,
}

/// What a box asks of one coordinate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    /// Which.
    pub coordinate: usize,
    /// The least that lies inside; −∞ where the side is open.
    pub low: f64,
    /// The greatest that lies inside; ∞ where the side is open.
    pub high: f64,
}

/// How well a box says where something holds, of points that did not choose it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Points in the box where it holds.
    pub hits: u64,
    /// Points in the box.
    pub inside: u64,
    /// Points where it holds.
    pub holding: u64,
    /// Points.
    pub points: u64,
}

impl Rule {
    /// Whether a point lies inside.
    pub fn holds(&self, point: &[f64]) -> bool {
        self.limits
            .iter()
            .all(|limit| limit.low <= point[limit.coordinate] && point[limit.coordinate] <= limit.high)
    }

    /// How well it says where something holds.
    pub fn judge(&self, points: &[Vec<f64>], holds: &[bool]) -> Judged {
        let mut judged = Judged {
            hits: 0,
            inside: 0,
            holding: 0,
            points: points.len() as u64,
        };
        for (point, &holds) in points.iter().zip(holds) {
            let inside = self.holds(point);
            judged.inside += u64::from(inside);
            judged.holding += u64::from(holds);
            judged.hits += u64::from(inside && holds);
        }
        judged
    }
}

impl Judged {
    /// Of the points where it holds, the share inside.
    pub fn coverage(&self) -> Option<f64> {
        (self.holding > 0).then(|| self.hits as f64 / self.holding as f64)
    }

    /// Of the points inside, the share where it holds.
    pub fn density(&self) -> Option<f64> {
        (self.inside > 0).then(|| self.hits as f64 / self.inside as f64)
    }

    /// The chance that as many points inside would hold if the box said nothing: the upper tail of a hypergeometric law.
    pub fn p_value(&self) -> f64 {
        let log_choose = |n: u64, k: u64| {
            let factorial = |n: u64| libm::lgamma(n as f64 + 1.0);
            factorial(n) - factorial(k) - factorial(n - k)
        };
        let misses = self.points - self.holding;
        let chance = |hits: u64| {
            let outside = self.inside - hits;
            if outside > misses {
                return 0.0;
            }
            libm::exp(
                log_choose(self.holding, hits) + log_choose(misses, outside) - log_choose(self.points, self.inside),
            )
        };
        let most = self.inside.min(self.holding);
        (self.hits..=most).map(chance).sum::<f64>().min(1.0)
    }
}

/// A box peels off this share of its points at a time.
const PEEL: f64 = 0.05;
/// A box holds no fewer points than this.
const FEWEST: usize = 15;

/// A limit that chance alone would give more often than this is dropped.
const MOST_DOUBT: f64 = 0.05;

/// The box in at most `most_limits` coordinates that says best where something holds: by the harmonic mean of coverage and density.
/// Limits that add nothing to the others are dropped.
///
/// None where it holds nowhere, everywhere, or no box says more than that.
///
/// # References
/// Friedman, Fisher (1999), Bump hunting in high-dimensional data. Bryant, Lempert (2010), Thinking inside the box: a participatory,
/// computer-assisted approach to scenario discovery.
pub fn find(points: &[Vec<f64>], holds: &[bool], most_limits: usize) -> Option<Rule> {
    let holding = holds.iter().filter(|holds| **holds).count();
    if holding == 0 || holding == points.len() {
        return None;
    }
    let whole = Rule { limits: vec![] };
    let worth = |rule: &Rule| {
        let judged = rule.judge(points, holds);
        match (judged.coverage(), judged.density()) {
            (Some(coverage), Some(density)) if coverage + density > 0.0 => {
                2.0 * coverage * density / (coverage + density)
            }
            _ => 0.0,
        }
    };
    let mut best = (worth(&whole), whole.clone());
    let mut peeled = whole;
    while let Some(smaller) = peel(&peeled, points, holds, most_limits) {
        let found = worth(&smaller);
        if found > best.0 {
            best = (found, smaller.clone());
        }
        peeled = smaller;
    }
    (!best.1.limits.is_empty()).then(|| best.1.pruned(points, holds))
}

/// The box without the slice at one of its sides that leaves the highest density.
fn peel(rule: &Rule, points: &[Vec<f64>], holds: &[bool], most_limits: usize) -> Option<Rule> {
    let inside: Vec<usize> = (0..points.len()).filter(|&index| rule.holds(&points[index])).collect();
    let kept = inside.len() - ((inside.len() as f64 * PEEL) as usize).max(1);
    if kept < FEWEST {
        return None;
    }
    let is_full = rule.limits.len() >= most_limits;
    let may_limit = |coordinate: usize| !is_full || rule.limits.iter().any(|limit| limit.coordinate == coordinate);
    let dimensions = points.first().map_or(0, Vec::len);
    let mut best: Option<(f64, Rule)> = None;
    for coordinate in (0..dimensions).filter(|&coordinate| may_limit(coordinate)) {
        let mut sorted: Vec<f64> = inside.iter().map(|&index| points[index][coordinate]).collect();
        sorted.sort_by(f64::total_cmp);
        let between = |a: f64, b: f64| f64::midpoint(a, b);
        let cut = sorted.len() - kept;
        let low = (sorted[cut - 1] < sorted[cut]).then(|| (between(sorted[cut - 1], sorted[cut]), f64::INFINITY));
        let high =
            (sorted[kept - 1] < sorted[kept]).then(|| (f64::NEG_INFINITY, between(sorted[kept - 1], sorted[kept])));
        for (low, high) in low.into_iter().chain(high) {
            let smaller = rule.limited(coordinate, low, high);
            let hits = inside
                .iter()
                .filter(|&&index| holds[index] && smaller.holds(&points[index]))
                .count();
            let density = hits as f64 / kept as f64;
            if best.as_ref().is_none_or(|(highest, _)| density > *highest) {
                best = Some((density, smaller));
            }
        }
    }
    best.map(|(_, rule)| rule)
}

impl Rule {
    fn limited(&self, coordinate: usize, low: f64, high: f64) -> Self {
        let mut limits = self.limits.clone();
        match limits.iter_mut().find(|limit| limit.coordinate == coordinate) {
            Some(limit) => {
                limit.low = limit.low.max(low);
                limit.high = limit.high.min(high);
            }
            None => limits.push(Limit { coordinate, low, high }),
        }
        Self { limits }
    }

    /// Without limits that say too little, one after the other, and the others by how much they say.
    fn pruned(mut self, points: &[Vec<f64>], holds: &[bool]) -> Self {
        loop {
            let mut judged: Vec<(f64, Limit)> = (0..self.limits.len())
                .map(|place| (self.doubt(place, points, holds), self.limits[place]))
                .collect();
            judged.sort_by(|a, b| a.0.total_cmp(&b.0));
            let doubtful = judged.pop_if(|(doubt, _)| *doubt > MOST_DOUBT);
            let limits: Vec<Limit> = judged.into_iter().map(|(_, limit)| limit).collect();
            match doubtful {
                Some(_) if !limits.is_empty() => self.limits = limits,
                Some((_, last)) => return Self { limits: vec![last] },
                None => return Self { limits },
            }
        }
    }

    /// The chance that as many points inside would hold if one of the limits said nothing (the quasi-p-value of Bryant and Lempert).
    fn doubt(&self, place: usize, points: &[Vec<f64>], holds: &[bool]) -> f64 {
        let mut others = self.clone();
        others.limits.remove(place);
        let (inside, around) = (self.judge(points, holds), others.judge(points, holds));
        match around.density() {
            Some(share) if inside.hits > 0 => {
                let (hits, misses) = (inside.hits as f64, (inside.inside - inside.hits) as f64);
                IncompleteBeta::new(hits, misses + 1.0).below(share)
            }
            _ => 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Stream};
    use crate::stats::design::latin_hypercube;

    fn points(seed: u64) -> Vec<Vec<f64>> {
        let mut draws = Stream::new(seed, 0, Purpose::Cascade).sequence(0, 0);
        latin_hypercube(1000, 6, &mut draws)
    }

    #[test]
    fn a_planted_box_is_found() {
        let planted = |point: &[f64]| point[1] > 0.7 && point[4] < 0.5;
        for seed in 0..10 {
            let chosen = points(seed);
            let holds: Vec<bool> = chosen.iter().map(|point| planted(point)).collect();
            let rule = find(&chosen, &holds, 3).expect("there is a box");
            let fresh = points(seed + 100);
            let holds: Vec<bool> = fresh.iter().map(|point| planted(point)).collect();
            let judged = rule.judge(&fresh, &holds);
            assert!(
                judged.coverage().unwrap() > 0.85 && judged.density().unwrap() > 0.85,
                "{rule:?} {judged:?}"
            );
            assert!(judged.p_value() < 1e-20);
            // What has no part in it is not asked for; the narrower side says more.
            let limited: Vec<usize> = rule.limits.iter().map(|limit| limit.coordinate).collect();
            assert_eq!(limited, [1, 4], "{rule:?}");
        }
    }

    #[test]
    fn where_there_is_none_fresh_points_say_so() {
        // Holds for every seventh point, wherever it lies: of 20 boxes that chance chose, those with a p-value below 0.001 on fresh
        // points are none but with a chance of 2 %; below 10⁻⁶ none but with one of 2 in 100 000.
        for seed in 0..20 {
            let chosen = points(seed);
            let holds: Vec<bool> = (0..chosen.len()).map(|index| index % 7 == 0).collect();
            if let Some(rule) = find(&chosen, &holds, 3) {
                assert!(rule.judge(&points(seed + 100), &holds).p_value() > 1e-6);
            }
        }
        assert_eq!(find(&points(1), &[false; 1000], 3), None);
        assert_eq!(find(&points(1), &[true; 1000], 3), None);
    }

    #[test]
    fn a_p_value_by_hand() {
        // Two of two inside hold, of four points two of which hold: 1 in 6.
        let judged = Judged {
            hits: 2,
            inside: 2,
            holding: 2,
            points: 4,
        };
        assert!((judged.p_value() - 1.0 / 6.0).abs() < 1e-12);
    }
}
