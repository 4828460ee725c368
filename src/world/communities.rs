//! The network model `communities`: who hears whom, as laws and tables of one scenario.

use super::Population;
use crate::draw::{Alias, Poisson, RankLaw, RankedWeights};
use crate::scenario::Network;
use std::collections::BTreeMap;

/// Tables for drawing arcs in a world of communities; a few hundred KB at most, whatever the number of people.
///
/// An arc from somebody of community c points at a person of segment s and weight f with probability
/// `f · (mixing / F + (1 − mixing) · [s in c] / F_c)`, where `F` and `F_c` sum f over all and over the community.
/// Everything else follows from this *pull*.
#[derive(Clone, Debug)]
pub struct Communities {
    segments: Vec<SegmentArcs>,
    laws: Vec<Community>,
    poisson: Poisson,
    reciprocity: f64,
    weak_tie: f64,
}

#[derive(Clone, Debug)]
struct SegmentArcs {
    community: usize,
    /// Followees by rank, in units of `followees_unit`.
    followees: RankedWeights,
    followees_unit: f64,
    /// Mean number of base arcs by rank, in units of `audience_unit`.
    audience: RankedWeights,
    audience_unit: f64,
    /// Share of the segment's people who are present.
    share: f64,
    /// Everybody's mean number of base arcs, arcs to oneself included, is at least this.
    least_base: f64,
    /// Everybody's mean number of arcs is at least this.
    least_arcs: f64,
}

#[derive(Clone, Debug)]
struct Community {
    /// Segment of the person whom a base arc from here points at.
    listener_segment: Alias,
    /// Segment of the person whose base arc to somebody here was answered; none if nobody has an audience.
    speaker_segment: Option<Alias>,
    /// 1, or 0 where nobody is there whom a base arc from here could point at.
    listeners_there: f64,
    /// 1, or 0 where nobody is there whom an answer from here could point at.
    speakers_there: f64,
    /// Base arcs that point at somebody of this community, per followee of theirs.
    arcs_per_followee: f64,
    /// Probability that a base arc from here points at one given person of this community, per followee of theirs.
    own_pull: f64,
    /// The same for a person of another community.
    outward_pull: f64,
    /// Probabilities that a base arc from here points at somebody of each segment.
    listeners: Vec<f64>,
    /// Probabilities that an answer from here points at somebody of each segment; zeros where there are no answers.
    speakers: Vec<f64>,
}

/// Keeps lower bounds below what they bound, whatever is rounded on the way.
const ROUNDING: f64 = 1.0 - 1e-12;

/// Means over the people of a segment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Means {
    /// Each as often.
    pub of_people: f64,
    /// As often as they come up where base arcs point.
    pub of_listeners: f64,
}

/// Probabilities that an arc from somewhere points at one given person, by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pulls {
    /// Of a base arc.
    pub base: f64,
    /// Of an answer.
    pub answers: f64,
}

/// How many arcs a person has, by kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ArcRates {
    /// Mean number of base arcs to others.
    pub base: f64,
    /// Mean number of answers given to others' base arcs.
    pub answers: f64,
}

impl ArcRates {
    /// Probability that one of the person's arcs is a base arc; of no meaning where there are none.
    #[inline]
    pub fn base_share(self) -> f64 {
        self.base / (self.base + self.answers)
    }
}

impl Communities {
    /// The laws for a population of at least one person.
    pub fn new(network: &Network, population: &Population) -> Self {
        let everybody: Vec<u64> = (0..population.segments().len()).map(|s| population.size(s)).collect();
        Self::among(network, population, &everybody)
    }

    /// The laws among so many people of each segment, at least one in all, who are present of a population.
    ///
    /// Who is present differs from world to world. What the people of a segment weigh together is taken to be what so many of them
    /// weigh on average.
    pub fn among(network: &Network, population: &Population, present: &[u64]) -> Self {
        // In the order of the file, so that renaming a community moves no number.
        let mut numbers = BTreeMap::new();
        for segment in population.segments() {
            let next = numbers.len();
            numbers.entry(segment.community.as_str()).or_insert(next);
        }
        let by_followees = RankLaw::lognormal(network.followees_spread);
        let by_audience = RankLaw::pareto(network.tail);
        let mut segments: Vec<SegmentArcs> = (0..population.segments().len())
            .map(|index| {
                let segment = &population.segments()[index];
                let size = population.size(index).max(1);
                // Tables need somebody to be about; a weight of 0 keeps the nobody of an empty segment from being drawn.
                let is_there = if present[index] == 0 { 0.0 } else { 1.0 };
                SegmentArcs {
                    community: numbers[segment.community.as_str()],
                    followees: RankedWeights::new(by_followees.clone(), size),
                    followees_unit: is_there * segment.followees * network.followees,
                    audience: RankedWeights::new(by_audience.clone(), size),
                    audience_unit: is_there * segment.audience,
                    share: present[index] as f64 / size as f64,
                    least_base: 0.0,
                    least_arcs: 0.0,
                }
            })
            .collect();
        let weight: f64 = segments.iter().map(SegmentArcs::base_arcs).sum();
        if weight > 0.0 {
            let base_arcs = network.mean_audience / (1.0 + network.reciprocity) * present.iter().sum::<u64>() as f64;
            for segment in &mut segments {
                segment.audience_unit *= base_arcs / weight;
            }
        }
        let laws: Vec<Community> = (0..numbers.len())
            .map(|community| Community::new(network, &segments, present, community))
            .collect();
        for segment in &mut segments {
            let most_followees = segment.followees_unit * segment.followees.weight(segment.followees.size() - 1);
            let most_to_oneself = (most_followees * laws[segment.community].own_pull).min(1.0);
            segment.least_base = ROUNDING * segment.audience_unit * segment.audience.weight(0);
            segment.least_arcs = laws[segment.community].listeners_there * segment.least_base * (1.0 - most_to_oneself);
        }
        Self {
            segments,
            laws,
            poisson: Poisson::new(),
            reciprocity: network.reciprocity,
            weak_tie: network.weak_tie,
        }
    }

    /// How many accounts the person ranked `rank` by followees in a segment listens to.
    #[inline]
    pub(super) fn followees(&self, segment: usize, rank: u64) -> f64 {
        let segment = &self.segments[segment];
        segment.followees_unit * segment.followees.weight(rank)
    }

    /// Arcs of a person by followees and rank of audience; arcs to oneself are no arcs and left out.
    #[inline]
    pub(super) fn arc_rates(&self, segment: usize, followees: f64, audience_rank: u64) -> ArcRates {
        let arcs = &self.segments[segment];
        let community = &self.laws[arcs.community];
        let base = arcs.audience_unit * arcs.audience.weight(audience_rank);
        let to_oneself = base * (followees * community.own_pull).min(1.0);
        ArcRates {
            base: community.listeners_there * (base - to_oneself),
            answers: community.speakers_there
                * self.reciprocity
                * (followees * community.arcs_per_followee - to_oneself).max(0.0),
        }
    }

    /// A mean number of arcs that nobody in a segment goes below.
    #[inline]
    pub(super) fn least_arcs(&self, segment: usize) -> f64 {
        self.segments[segment].least_arcs
    }

    /// A share of base arcs among the arcs of a person with so many followees that no rank of audience goes below.
    #[inline]
    pub(super) fn least_base_share(&self, segment: usize, followees: f64) -> f64 {
        let arcs = &self.segments[segment];
        let community = &self.laws[arcs.community];
        let base = arcs.least_base * (1.0 - (followees * community.own_pull).min(1.0));
        let most_answers = self.reciprocity * followees * community.arcs_per_followee;
        if base > 0.0 {
            ROUNDING * base / (base + most_answers)
        } else {
            0.0
        }
    }

    /// Counts of arcs.
    #[inline]
    pub(super) fn poisson(&self) -> &Poisson {
        &self.poisson
    }

    /// The law of the segment of whom a base arc from a segment's people points at.
    #[inline]
    pub(super) fn listener_segment(&self, segment: usize) -> &Alias {
        &self.laws[self.segments[segment].community].listener_segment
    }

    /// The law of the segment of whom an answer from a segment's people points at.
    #[inline]
    pub(super) fn speaker_segment(&self, segment: usize) -> Option<&Alias> {
        self.laws[self.segments[segment].community].speaker_segment.as_ref()
    }

    /// How many communities there are.
    pub fn len(&self) -> usize {
        self.laws.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.laws.is_empty()
    }

    /// The community of a segment.
    #[inline]
    pub fn of_segment(&self, segment: usize) -> usize {
        self.segments[segment].community
    }

    /// Probabilities that a base arc from a community points at somebody of each segment.
    pub fn listeners(&self, community: usize) -> &[f64] {
        &self.laws[community].listeners
    }

    /// Probabilities that an answer from a community points at somebody of each segment.
    pub fn speakers(&self, community: usize) -> &[f64] {
        &self.laws[community].speakers
    }

    /// The mean of a smooth function of the followees of a segment's people: of any of them, and with weight of followees.
    pub fn means_over(&self, segment: usize, of: impl Fn(f64) -> f64) -> Means {
        let SegmentArcs {
            followees,
            followees_unit: unit,
            ..
        } = &self.segments[segment];
        Means {
            of_people: followees.sum(|weight| of(unit * weight)) / followees.size() as f64,
            of_listeners: followees.sum(|weight| weight * of(unit * weight)) / followees.total(),
        }
    }

    /// Probabilities that a base arc and that an answer from a community points at one person, by segment, followees and rank of
    /// audience.
    #[inline]
    pub(super) fn pulls(&self, community: usize, segment: usize, followees: f64, audience_rank: u64) -> Pulls {
        let (law, arcs) = (&self.laws[community], &self.segments[segment]);
        let pull = if arcs.community == community {
            law.own_pull
        } else {
            law.outward_pull
        };
        let base = arcs.audience_unit * arcs.audience.weight(audience_rank);
        Pulls {
            base: (followees * pull).min(1.0),
            answers: if law.arcs_per_followee > 0.0 {
                base * pull / law.arcs_per_followee
            } else {
                0.0
            },
        }
    }

    /// Followees by rank.
    #[inline]
    pub(super) fn followees_by_rank(&self, segment: usize) -> &RankedWeights {
        &self.segments[segment].followees
    }

    /// Audience by rank.
    #[inline]
    pub(super) fn audience_by_rank(&self, segment: usize) -> &RankedWeights {
        &self.segments[segment].audience
    }

    /// Probability that a base arc is answered.
    pub(super) fn reciprocity(&self) -> f64 {
        self.reciprocity
    }

    /// Strength of an arc that is not reciprocated.
    pub(super) fn weak_tie(&self) -> f64 {
        self.weak_tie
    }
}

impl SegmentArcs {
    /// Sum of followees over the segment.
    fn followees(&self) -> f64 {
        self.share * self.followees_unit * self.followees.total()
    }

    /// Mean number of base arcs of all the segment's people.
    fn base_arcs(&self) -> f64 {
        self.share * self.audience_unit * self.audience.total()
    }
}

impl Community {
    fn new(network: &Network, segments: &[SegmentArcs], present: &[u64], community: usize) -> Self {
        let all: f64 = segments.iter().map(SegmentArcs::followees).sum();
        let own: f64 = segments
            .iter()
            .filter(|s| s.community == community)
            .map(SegmentArcs::followees)
            .sum();
        let outward = network.mixing / all;
        // A community of nobody has no arcs; its laws are never asked for.
        let inward = if own > 0.0 { (1.0 - network.mixing) / own } else { 0.0 };
        let pull = |segment: &SegmentArcs| outward + if segment.community == community { inward } else { 0.0 };
        // Somebody else must be there, or looking for whom an arc points at would never end.
        let is_there = |counts: fn(&SegmentArcs) -> bool| {
            let within_reach = |s: &SegmentArcs| counts(s) && (network.mixing > 0.0 || s.community == community);
            let people = segments.iter().zip(present).filter(|(s, _)| within_reach(s));
            if people.map(|(_, present)| present).sum::<u64>() > 1 {
                1.0
            } else {
                0.0
            }
        };
        let listeners: Vec<f64> = segments.iter().map(|s| pull(s) * s.followees()).collect();
        let speakers: Vec<f64> = segments.iter().map(|s| pull(s) * s.base_arcs()).collect();
        Self {
            listeners_there: is_there(|_| true),
            speakers_there: is_there(|s| s.base_arcs() > 0.0),
            listener_segment: Alias::new(&listeners).unwrap_or_else(|| Alias::new(&[1.0]).expect("1 is positive")),
            speaker_segment: Alias::new(&speakers),
            arcs_per_followee: speakers.iter().sum(),
            own_pull: outward + inward,
            outward_pull: outward,
            listeners: shares(&listeners),
            speakers: shares(&speakers),
        }
    }
}

/// Weights as shares of their sum.
fn shares(weights: &[f64]) -> Vec<f64> {
    let sum: f64 = weights.iter().sum();
    let share = |weight: &f64| if sum > 0.0 { weight / sum } else { 0.0 };
    weights.iter().map(share).collect()
}
