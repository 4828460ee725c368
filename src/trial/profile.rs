//! What the profiles of those who asked to connect show, and what these people are really like.

use super::TrialLaw;
use crate::circle::Requester;
use crate::spread::SpreadLaw;
use crate::world::{Audience, World};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Something a profile shows by which contacts can be ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// How valuable it looks.
    Value,
    /// The relevance that it shows.
    Relevance,
    /// How many people hear the person.
    Audience,
}

impl Look {
    /// Every look.
    pub const ALL: [Self; 3] = [Self::Value, Self::Relevance, Self::Audience];

    /// Its name in files, in any language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Relevance => "relevance",
            Self::Audience => "audience",
        }
    }
}

/// Where somebody stands among all who asked in the same world, by a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    /// How many look better.
    pub better: u32,
    /// How many look the same, the person included.
    pub alike: u32,
    /// How many asked.
    pub of: u32,
}

impl Rank {
    /// Where one of them stands. Carriers are few, so counting all is quicker than sorting all would be.
    fn of(requester: u32, of_each: &[f64]) -> Self {
        let mine = of_each[requester as usize];
        let count = |holds: fn(f64, f64) -> bool| of_each.iter().map(|&other| u32::from(holds(other, mine))).sum();
        Self {
            better: count(|other, mine| other > mine),
            alike: count(|other, mine| other == mine),
            of: of_each.len() as u32,
        }
    }
}

/// A kind of people who are really alike: the same segment, and as many whom they would get to read, to a factor of √2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Kind {
    /// Index of the segment.
    pub segment: u16,
    /// Step of the pull, from 0; see [`Kind::pull`].
    pub step: u16,
}

/// Steps of pull: factors of √2, from 2⁻²⁴ to 2⁸ people.
const STEPS: i32 = 64;
/// Middle of the first step, as a power of 2.
const FIRST: i32 = -24;
/// Where steps end between ½, the middle of one, and 1, the middle of the next but one: 2^−¾ and 2^−¼.
const ENDS: [f64; 2] = [0.594_603_557_501_360_5, 0.840_896_415_253_714_5];

impl Kind {
    /// The kind of somebody of a segment with this pull.
    pub fn of(segment: u16, pull: f64) -> Self {
        let step = if pull > 0.0 {
            let (from_half, power) = libm::frexp(pull);
            let past: i32 = ENDS.iter().map(|&end| i32::from(from_half >= end)).sum();
            (2 * (power - 1 - FIRST) + past).clamp(1, STEPS - 1)
        } else {
            0
        };
        Self {
            segment,
            step: step as u16,
        }
    }

    /// The pull in the middle of the step; nothing in the first.
    pub fn pull(self) -> f64 {
        if self.step == 0 {
            0.0
        } else {
            libm::exp2(f64::from(FIRST) + f64::from(self.step) / 2.0)
        }
    }
}

/// All who asked to connect in one world, by what their profiles show and what they are really like.
#[derive(Debug)]
pub(super) struct Profiles {
    /// What each shows, by look.
    shown: [Vec<f64>; 3],
    kinds: Vec<Kind>,
    /// How many there are of each kind, ascending.
    pub(super) numbers: Arc<[(Kind, u32)]>,
}

impl Profiles {
    /// Looks at everybody. Cost: some 100 ns for each.
    pub(super) fn of<W: World>(law: &TrialLaw, worlds: &[W], requesters: &[Requester]) -> Self {
        let traits = worlds[0].traits();
        let audiences: Vec<f64> = requesters
            .iter()
            .map(|requester| {
                let here = |world: &W| u64::from(world.audience(requester.person).len());
                worlds.iter().map(here).sum::<u64>() as f64
            })
            .collect();
        let of_each = |look: &dyn Fn(&Requester) -> f64| requesters.iter().map(look).collect::<Vec<f64>>();
        let (value, relevance) = (
            of_each(&|requester| traits.apparent_value(requester.person, usize::from(requester.segment))),
            of_each(&|requester| traits.shown_relevance(requester.person, usize::from(requester.segment))),
        );
        let kinds = kinds(law, worlds, requesters, &audiences);
        let mut ascending = kinds.clone();
        ascending.sort_unstable();
        let alike = ascending.chunk_by(|one, other| one == other);
        Self {
            numbers: alike.map(|kind| (kind[0], kind.len() as u32)).collect(),
            shown: [value, relevance, audiences],
            kinds,
        }
    }

    /// Where a requester stands by each look, in order of [`Look::ALL`].
    pub(super) fn ranks(&self, requester: u32) -> [Rank; 3] {
        self.shown.each_ref().map(|of_each| Rank::of(requester, of_each))
    }

    /// The kind of a requester.
    pub(super) fn kind(&self, requester: u32) -> Kind {
        self.kinds[requester as usize]
    }
}

/// What people are really like: how many each would get to read fresh news, on average, times the chance that the firm's post is noticed
/// at full strength; of a decision-maker, who need tell nobody, that chance alone.
///
/// Of those in somebody's audience it is not asked who they are: they are taken to notice as often, and to open as much, as those who
/// asked do on average.
fn kinds<W: World>(law: &TrialLaw, worlds: &[W], requesters: &[Requester], audiences: &[f64]) -> Vec<Kind> {
    // Where there are several channels, people are taken to notice and repost on all as on the first.
    let world = &worlds[0];
    let segments = law.population.segments();
    let notices: Vec<f64> = requesters
        .iter()
        .map(|requester| {
            let followees = world.followees(requester.person, usize::from(requester.segment));
            law.spread[0].notice(followees).min(1.0)
        })
        .collect();
    let number = requesters.len().max(1) as f64;
    let notice = notices.iter().sum::<f64>() / number;
    let opens = requesters
        .iter()
        .map(|requester| segments[usize::from(requester.segment)].open_rate);
    let opens = opens.sum::<f64>() / number;
    let told = |requester: &Requester, audience: f64| {
        let (reposts, forwards) = readiness(&law.spread[0], world, law, requester);
        reposts * audience * notice + forwards * opens * audience.min(1.0)
    };
    let each = requesters.iter().zip(audiences).zip(notices);
    each.map(|((requester, &audience), notices)| {
        let told = if law.decides[usize::from(requester.segment)] {
            1.0
        } else {
            told(requester, audience)
        };
        Kind::of(requester.segment, notices * told)
    })
    .collect()
}

/// Chances that somebody reposts, and forwards, fresh news.
fn readiness<W: World>(spread: &SpreadLaw, world: &W, law: &TrialLaw, requester: &Requester) -> (f64, f64) {
    let (person, number) = (requester.person, usize::from(requester.segment));
    let segment = &law.population.segments()[number];
    let traits = world.traits();
    let interest = spread.interest(traits.relevance(person, number)) * traits.enthusiasm(person);
    (
        (segment.repost * interest).min(1.0),
        (segment.forward * interest).min(1.0),
    )
}

#[cfg(test)]
mod tests {
    use super::{FIRST, Kind, Rank, STEPS};

    #[test]
    fn a_step_is_what_the_logarithm_rounds_to() {
        for part in 0..100_000 {
            let pull = libm::exp2(-27.0 + 40.0 * f64::from(part) / 100_000.0 + 1e-6);
            let rounded = libm::round(2.0 * (libm::log2(pull) - f64::from(FIRST)));
            let step = rounded.clamp(1.0, f64::from(STEPS - 1)) as u16;
            assert_eq!(Kind::of(3, pull), Kind { segment: 3, step }, "pull {pull}");
        }
        assert_eq!(Kind::of(0, 0.0).step, 0);
        assert_eq!(Kind::of(0, f64::MIN_POSITIVE / 4.0).step, 1);
        assert_eq!(Kind::of(0, f64::MAX).step, STEPS as u16 - 1);
    }

    #[test]
    fn a_rank_counts_those_who_look_better_and_alike() {
        let shown = [0.5, 0.9, 0.5, 0.1];
        let ranks = [0, 1, 2, 3].map(|requester| Rank::of(requester, &shown));
        assert_eq!(ranks.map(|rank| rank.better), [1, 0, 1, 3]);
        assert_eq!(ranks.map(|rank| rank.alike), [2, 1, 2, 1]);
        assert!(ranks.iter().all(|rank| rank.of == 4));
    }
}
