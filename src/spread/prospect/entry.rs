//! The law of an entry of an audience that nobody has looked at.

use crate::scenario::Scenario;
use crate::spread::SpreadLaw;
use crate::stats::power::power;
use crate::world::{Communities, Population, Pulls};
use std::sync::Arc;

/// Step of the logarithm of the integral's variable: its nodes are powers of two.
const STEP: f64 = std::f64::consts::LN_2;

/// Ends of the powers of two, for weights of 1 and more.
const LOWEST: f64 = -24.0;
const HIGHEST: f64 = 7.0;

/// Of so many nodes the first is worked out, and the others by squaring: no more than 8 roundings each.
const EXACT: usize = 4;

/// At nodes below this share of 1 / (all weights) the integrand is close to straight.
const STRAIGHT: f64 = 0.07;

/// A chance that is as good as 0.
const NEVER: f64 = 1.5e-8;

/// Audiences up to this size have a row each; from there on a row is so many times as far as the one before.
const EACH: usize = 64;
const APART: f64 = 1.1;

/// The largest audience of a row; in larger ones chances hardly change.
const LARGEST: f64 = 1e6;

/// Coefficients of a row, in the share of base arcs.
const TERMS: usize = 8;

/// Parts of a law of relevance that are summed.
const PARTS: u64 = 2048;

/// How much is to be made of each kind of arc.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mixture {
    /// Base arcs.
    pub base: f64,
    /// Answers.
    pub answers: f64,
}

impl Mixture {
    #[inline]
    fn of(self, base: f64, answers: f64) -> f64 {
        self.base * base + self.answers * answers
    }

    /// How likely an entry is somebody whom each kind points at so often.
    #[inline]
    pub fn pull(self, pulls: Pulls) -> f64 {
        self.of(pulls.base, pulls.answers)
    }
}

/// Entries that somebody has looked at: weight of all, and weight of those who decide, times their chance to open.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SeenWeights {
    /// Of all.
    pub all: f64,
    /// Of those who decide, with their chance to open.
    pub opened: f64,
}

/// Somebody who is told apart among entries.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Somebody {
    /// Index of the segment.
    pub segment: usize,
    /// How likely an entry is this person, by kind of arc.
    pub pulls: Pulls,
}

/// Weights of sending a forward to the people of a segment.
#[derive(Clone, Debug)]
pub struct Weights {
    mean: f64,
    /// At each node of the integral: mean of exp(−node · weight).
    survival: Arc<[f64]>,
    /// At each node: mean of weight · exp(−node · weight).
    gain: Arc<[f64]>,
}

impl Weights {
    /// Those of a segment of a population. Cost: a table of 2048 exponentials for every [`EXACT`] nodes.
    pub fn of_segment(law: &SpreadLaw, population: &Population, segment: usize) -> Self {
        let nodes = nodes(law);
        let weights = weights_in(law, population, segment);
        let number = weights.len() as f64;
        let (mut survival, mut gain) = (vec![0.0; nodes.len()], vec![0.0; nodes.len()]);
        for &weight in &weights {
            let mut survives = 1.0;
            for (place, node) in nodes.iter().enumerate() {
                // A node is twice the one before.
                survives = if place % EXACT == 0 {
                    libm::exp(-node * weight)
                } else {
                    survives * survives
                };
                survival[place] += survives / number;
                gain[place] += weight * survives / number;
            }
        }
        Self {
            mean: weights.iter().sum::<f64>() / number,
            survival: survival.into(),
            gain: gain.into(),
        }
    }
}

/// The variable of the integral at its nodes.
fn nodes(law: &SpreadLaw) -> Vec<f64> {
    let lowest = (LOWEST - law.targeting.abs() / STEP).floor();
    let count = (HIGHEST - lowest) as usize + 1;
    (0..count).map(|node| libm::exp2(lowest + node as f64)).collect()
}

/// The law of the entries in the audiences of a community's people.
#[derive(Clone, Debug)]
pub struct EntryLaw {
    /// Chances that an entry is somebody who decides and notices a repost, sooner or later.
    noticed: Mixture,
    /// Mean weight of an entry.
    mean_weight: Mixture,
    /// Mean of weight · chance to open over those who decide, 0 over all others.
    mean_gain: Mixture,
    /// The greatest weight that anybody can have.
    greatest_weight: f64,
    nodes: Box<[Node]>,
    rows: Box<[Row]>,
    weights: Arc<[Weights]>,
    /// Per segment: chance to open a forward, of those who decide.
    opens: Box<[f64]>,
    reciprocity: f64,
    weak_tie: f64,
}

/// A node of the integral.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The variable.
    at: f64,
    /// Mean of exp(−at · weight).
    survival: Mixture,
    /// Mean of weight · chance to open · exp(−at · weight) over those who decide, 0 over all others.
    gain: Mixture,
}

/// Chance that a forward goes to somebody who decides and opens it, from an audience of this size.
#[derive(Clone, Copy, Debug)]
struct Row {
    size: f64,
    /// Of powers of 2 · (share of base arcs) − 1.
    terms: [f64; TERMS],
}

impl EntryLaw {
    /// The law of a community.
    pub fn new(
        scenario: &Scenario,
        law: &SpreadLaw,
        communities: &Communities,
        community: usize,
        weights: &Arc<[Weights]>,
    ) -> Self {
        let decides = |segment: usize| scenario.segments[segment].decision_maker;
        let (listeners, speakers) = (communities.listeners(community), communities.speakers(community));
        let segments = || (0..scenario.segments.len()).filter(|&segment| listeners[segment] + speakers[segment] > 0.0);
        let mut noticed = Mixture {
            base: 0.0,
            answers: 0.0,
        };
        let network = &scenario.world.network;
        for segment in segments().filter(|&segment| decides(segment)) {
            let through =
                |tie: f64| communities.means_over(segment, |followees| (law.notice(followees) * tie).min(1.0));
            let (strong, weak) = (through(1.0), through(network.weak_tie));
            let by_base = network.reciprocity * strong.of_listeners + (1.0 - network.reciprocity) * weak.of_listeners;
            noticed.base += listeners[segment] * by_base;
            noticed.answers += speakers[segment] * strong.of_people;
        }
        let mixed = |of: &dyn Fn(usize) -> f64| {
            let sum = |shares: &[f64]| segments().map(|segment| shares[segment] * of(segment)).sum();
            Mixture {
                base: sum(listeners),
                answers: sum(speakers),
            }
        };
        let opens = |segment: usize| {
            if decides(segment) {
                scenario.segments[segment].open_rate
            } else {
                0.0
            }
        };
        let node = |(number, at): (usize, f64)| Node {
            at,
            survival: mixed(&|segment| weights[segment].survival[number]),
            gain: mixed(&|segment| opens(segment) * weights[segment].gain[number]),
        };
        let mut entry = Self {
            noticed,
            mean_weight: mixed(&|segment| weights[segment].mean),
            mean_gain: mixed(&|segment| opens(segment) * weights[segment].mean),
            greatest_weight: libm::exp(law.targeting.abs()),
            nodes: nodes(law).into_iter().enumerate().map(node).collect(),
            rows: Box::default(),
            weights: Arc::clone(weights),
            opens: (0..scenario.segments.len()).map(opens).collect(),
            reciprocity: network.reciprocity,
            weak_tie: network.weak_tie,
        };
        entry.rows = sizes().into_iter().map(|size| entry.row(size)).collect();
        entry
    }

    /// Chance that an entry is somebody who decides and notices a repost, sooner or later.
    #[inline]
    pub fn noticed(&self, mixture: Mixture) -> f64 {
        mixture.of(self.noticed.base, self.noticed.answers)
    }

    /// Chance that an entry is one given person who notices a repost with this chance through a strong tie.
    #[inline]
    pub fn noticed_by(&self, mixture: Mixture, pulls: Pulls, notices: f64) -> f64 {
        let strong = notices.min(1.0);
        let weak = (notices * self.weak_tie).min(1.0);
        let by_base = self.reciprocity * strong + (1.0 - self.reciprocity) * weak;
        mixture.of(pulls.base * by_base, pulls.answers * strong)
    }

    /// Chance that a forward goes to somebody who decides and opens it, from an audience of so many unseen entries, of which
    /// `base_share` are base arcs.
    #[inline]
    pub fn forward(&self, entries: u32, base_share: f64) -> f64 {
        let size = f64::from(entries);
        if entries == 0 {
            return 0.0;
        }
        if let Some(row) = self.rows[..EACH].get(entries as usize - 1) {
            return row.at(base_share);
        }
        let after = self
            .rows
            .partition_point(|row| row.size < size)
            .min(self.rows.len() - 1);
        let (before, after) = (&self.rows[after - 1], &self.rows[after]);
        // Close to straight in 1 / size.
        let share = ((1.0 / before.size - 1.0 / size) / (1.0 / before.size - 1.0 / after.size)).min(1.0);
        let (low, high) = (before.at(base_share), after.at(base_share));
        low + (high - low) * share
    }

    /// About how likely a forward would go to somebody whom an entry seldom is.
    #[inline]
    pub fn favours(&self, mixture: Mixture, somebody: Somebody) -> f64 {
        let mean = mixture.of(self.mean_weight.base, self.mean_weight.answers);
        mixture.pull(somebody.pulls) * self.weights[somebody.segment].mean / mean
    }

    /// As [`EntryLaw::forward`], worked out: with entries that somebody has seen, none of them `oneself`, and never to `source`. There
    /// is at least one unseen entry.
    ///
    /// An entry arrives after an exponential time of rate weight, and the first to arrive is chosen; the integral is over its time.
    /// Trapezoids in its logarithm, from where the integrand bends to where nobody is left to arrive: within 5e-5 of the chance, at
    /// a fifth of the cost of all nodes.
    pub fn forward_among(
        &self,
        entries: u32,
        mixture: Mixture,
        seen: SeenWeights,
        oneself: Somebody,
        source: Somebody,
    ) -> f64 {
        let others = f64::from(entries);
        let mean_weight = mixture.of(self.mean_weight.base, self.mean_weight.answers);
        let all_weights = seen.all + others * mean_weight + self.greatest_weight;
        let lost = |somebody: Somebody| {
            mixture.pull(somebody.pulls) * self.opens[somebody.segment] * self.weights[somebody.segment].mean
        };
        let gain = mixture.of(self.mean_gain.base, self.mean_gain.answers) - lost(oneself) - lost(source);
        let at_zero = others * gain + seen.opened;
        let first = self.last_straight(all_weights);
        let law_at = self.law_among(mixture, oneself, source);
        let (mut sum, mut seen_left) = (0.0, 1.0);
        for number in first..self.nodes.len() {
            let at = self.nodes[number].at;
            let (survival, gain) = law_at(number);
            // A node is twice the one before.
            seen_left = if (number - first).is_multiple_of(EXACT) {
                libm::exp(-at * seen.all)
            } else {
                seen_left * seen_left
            };
            // All unseen entries but the one that arrives are yet to come.
            let left = power(survival.max(0.0), entries - 1) * seen_left;
            let height = left * (others * gain + seen.opened * survival);
            if number == first {
                // Each node below is half as far as the next, and heights are straight between 0 and the first.
                sum += at * (2.0 * at_zero + height) / 3.0;
            }
            sum += at * height;
            if left < NEVER {
                break;
            }
        }
        STEP * sum
    }

    /// The last node up to which the integrand is straight where all entries weigh so much.
    #[inline]
    fn last_straight(&self, all_weights: f64) -> usize {
        let beyond_first = STRAIGHT / (all_weights * self.nodes[0].at);
        // Nodes are powers of two: the exponent of the number is its whole logarithm.
        let exponent = (beyond_first.to_bits() >> 52) as usize;
        exponent.saturating_sub(1023).min(self.nodes.len() - 1)
    }

    /// At a node: mean of exp(−node · weight) of an entry, and of its gain.
    #[inline]
    fn law_among(&self, mixture: Mixture, oneself: Somebody, source: Somebody) -> impl Fn(usize) -> (f64, f64) {
        let (to_oneself, to_source) = (mixture.pull(oneself.pulls), mixture.pull(source.pulls));
        let own = &self.weights[oneself.segment].survival;
        let of_source = &self.weights[source.segment].survival;
        // Where they decide themselves, they are none of those who are looked for.
        let own_gain = (
            to_oneself * self.opens[oneself.segment],
            &self.weights[oneself.segment].gain,
        );
        let gain_of_source = (
            to_source * self.opens[source.segment],
            &self.weights[source.segment].gain,
        );
        move |number: usize| {
            let node = &self.nodes[number];
            // Oneself is no entry at all, and the source is one to which nothing is sent.
            let survival = mixture.of(node.survival.base, node.survival.answers) - to_oneself * own[number]
                + to_source * (1.0 - of_source[number]);
            let gain = mixture.of(node.gain.base, node.gain.answers)
                - own_gain.0 * own_gain.1[number]
                - gain_of_source.0 * gain_of_source.1[number];
            (survival, gain)
        }
    }

    /// The row of a size: its polynomial goes through the exact chances at Chebyshev's points.
    fn row(&self, size: f64) -> Row {
        let places: [f64; TERMS] =
            std::array::from_fn(|point| libm::cos(std::f64::consts::PI * (point as f64 + 0.5) / TERMS as f64));
        let chances = places.map(|place| {
            let base = f64::midpoint(place, 1.0);
            let mixture = Mixture {
                base,
                answers: 1.0 - base,
            };
            self.forward_among(
                size as u32,
                mixture,
                SeenWeights::default(),
                Somebody::default(),
                Somebody::default(),
            )
        });
        Row {
            size,
            terms: through(places, chances),
        }
    }
}

impl Row {
    #[inline]
    fn at(&self, base_share: f64) -> f64 {
        let place = 2.0 * base_share - 1.0;
        self.terms.iter().rev().fold(0.0, |value, term| value * place + term)
    }
}

/// Coefficients of the polynomial through some points, by Newton's divided differences.
fn through(places: [f64; TERMS], mut values: [f64; TERMS]) -> [f64; TERMS] {
    for order in 1..TERMS {
        for point in (order..TERMS).rev() {
            values[point] = (values[point] - values[point - 1]) / (places[point] - places[point - order]);
        }
    }
    let mut terms = [0.0; TERMS];
    for point in (0..TERMS).rev() {
        // terms = terms · (x − place) + value
        for power in (1..TERMS).rev() {
            terms[power] = terms[power - 1] - places[point] * terms[power];
        }
        terms[0] = values[point] - places[point] * terms[0];
    }
    terms
}

/// Sizes of audiences that have a row.
fn sizes() -> Vec<f64> {
    let mut sizes: Vec<f64> = (1..=EACH).map(|size| size as f64).collect();
    let mut next = EACH as f64 * APART;
    while next < LARGEST {
        sizes.push(next.floor());
        next *= APART;
    }
    sizes
}

/// Weights of sending a forward to people of a segment, at the midpoints of equal shares of them; 1 and more.
fn weights_in(law: &SpreadLaw, population: &Population, segment: usize) -> Vec<f64> {
    let relevance = population.relevance(segment);
    let middle = |part: u64| (2 * part + 1) * (u64::MAX / (2 * PARTS));
    (0..PARTS)
        .map(|part| law.forward_weight(relevance.value(middle(part))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Look, deal, parse};
    use crate::world::PopulationTables;
    use std::path::Path;

    const PEOPLE: &str = r#"
        [world]
        people = 1000
        [[segment]]
        name = "decides"
        decision_maker = true
        count = 50
        relevance = 0.8
        audience = 3
        [[segment]]
        name = "others"
        fraction = 1
        relevance = 0.2
        [[policy]]
        name = "open"
    "#;

    /// The integral by its definition: trapezoids half as wide, three times as far out, and means over all weights at each.
    fn by_definition(weights: &[Vec<f64>; 2], decide: f64, opens: f64, entries: u32, seen: SeenWeights) -> f64 {
        const FINE: f64 = 0.35;
        let mean = |segment: usize, of: &dyn Fn(f64) -> f64| {
            weights[segment].iter().map(|&weight| of(weight)).sum::<f64>() / weights[segment].len() as f64
        };
        let height = |at: f64| {
            let left = |segment: usize| mean(segment, &|weight| libm::exp(-at * weight));
            let survival = decide * left(0) + (1.0 - decide) * left(1);
            let gain = decide * opens * mean(0, &|weight| weight * libm::exp(-at * weight));
            let others = libm::pow(survival, f64::from(entries - 1)) * libm::exp(-at * seen.all);
            others * (f64::from(entries) * gain + seen.opened * survival)
        };
        let nodes = (-180..40).map(|step| libm::exp(FINE * f64::from(step)));
        FINE * nodes.map(|at| at * height(at)).sum::<f64>()
    }

    #[test]
    fn few_nodes_do_what_the_definition_does() {
        for targeting in [0.0, 4.0, 12.0, 40.0] {
            let overrides = [format!("forwarding.targeting={targeting}")];
            let scenario = parse(PEOPLE, "test", Path::new("."), &overrides)
                .unwrap_or_else(|mistakes| panic!("{}", mistakes.render(Look::Plain)))
                .scenario;
            let law = SpreadLaw::new(&scenario);
            let sizes = deal(scenario.world.people, &scenario.segments).unwrap();
            let population = Population::new(&scenario, &sizes, &PopulationTables::default());
            let communities = Communities::new(&scenario.world.network, &population);
            let of_segment = |segment| Weights::of_segment(&law, &population, segment);
            let weights: Arc<[Weights]> = (0..population.segments().len()).map(of_segment).collect();
            let entry = EntryLaw::new(&scenario, &law, &communities, 0, &weights);
            let all_weights = [0, 1].map(|segment| weights_in(&law, &population, segment));
            let opens = scenario.segments[0].open_rate;
            for (base, entries, met) in [
                (1.0, 1, 0),
                (0.0, 1, 1),
                (0.5, 2, 1),
                (0.3, 12, 0),
                (0.9, 12, 3),
                (0.5, 400, 1),
                (0.5, 20_000, 40),
            ] {
                let mixture = Mixture {
                    base,
                    answers: 1.0 - base,
                };
                let decide = base * communities.listeners(0)[0] + (1.0 - base) * communities.speakers(0)[0];
                for opened in [0.0, 0.4] {
                    let seen = SeenWeights {
                        all: f64::from(met) * 1.7,
                        opened: f64::from(met) * opened,
                    };
                    let found = entry.forward_among(entries, mixture, seen, Somebody::default(), Somebody::default());
                    let exact = by_definition(&all_weights, decide, opens, entries, seen);
                    assert!(
                        (found - exact).abs() < 5e-5 * exact,
                        "targeting {targeting}, {entries} entries, {base}, {seen:?}: {found} for {exact}"
                    );
                }
            }
        }
    }
}
