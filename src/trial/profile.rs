//! What the profiles of those who asked to connect show, and what these people are really like.

use super::TrialLaw;
use crate::circle::Requester;
use crate::spread::SpreadLaw;
use crate::world::{Audience, World};
use std::collections::BTreeMap;
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

/// A kind of people who are really alike: the same segment, and as many whom they would get to read, to a factor of √2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind {
    /// Index of the segment.
    pub segment: u16,
    /// Step of the pull, from 0; see [`Kind::pull`].
    pub step: u16,
}

/// Steps of pull: factors of √2, from 2⁻²⁴ to 2⁸ people.
const STEPS: u16 = 64;
/// Middle of the first step, as a power of 2.
const FIRST: f64 = -24.0;

impl Kind {
    /// The kind of somebody of a segment with this pull.
    pub fn of(segment: u16, pull: f64) -> Self {
        let step = if pull > 0.0 {
            libm::round(2.0 * (libm::log2(pull) - FIRST)).clamp(1.0, f64::from(STEPS - 1)) as u16
        } else {
            0
        };
        Self { segment, step }
    }

    /// The pull in the middle of the step; nothing in the first.
    pub fn pull(self) -> f64 {
        if self.step == 0 {
            0.0
        } else {
            libm::exp2(FIRST + f64::from(self.step) / 2.0)
        }
    }
}

/// All who asked to connect in one world, by what their profiles show and what they are really like.
#[derive(Debug)]
pub(super) struct Profiles {
    shown: [Shown; 3],
    kinds: Vec<Kind>,
    /// How many there are of each kind, ascending.
    pub(super) numbers: Arc<[(Kind, u32)]>,
}

/// One look of everybody.
#[derive(Debug)]
struct Shown {
    of_each: Vec<f64>,
    ascending: Vec<f64>,
}

impl Profiles {
    /// Looks at everybody. Cost: some 100 ns for each.
    pub(super) fn of<W: World>(law: &TrialLaw, world: &W, requesters: &[Requester]) -> Self {
        let traits = world.traits();
        let audiences: Vec<f64> = requesters
            .iter()
            .map(|requester| f64::from(world.audience(requester.person).len()))
            .collect();
        let of_each = |look: &dyn Fn(&Requester) -> f64| requesters.iter().map(look).collect::<Vec<f64>>();
        let (value, relevance) = (
            of_each(&|requester| traits.apparent_value(requester.person, usize::from(requester.segment))),
            of_each(&|requester| traits.shown_relevance(requester.person, usize::from(requester.segment))),
        );
        let kinds = kinds(law, world, requesters, &audiences);
        let mut numbers = BTreeMap::<Kind, u32>::new();
        for &kind in &kinds {
            *numbers.entry(kind).or_default() += 1;
        }
        Self {
            shown: [value, relevance, audiences].map(Shown::new),
            kinds,
            numbers: numbers.into_iter().collect(),
        }
    }

    /// Where a requester stands by each look, in order of [`Look::ALL`].
    pub(super) fn ranks(&self, requester: u32) -> [Rank; 3] {
        [0, 1, 2].map(|look| self.shown[look].rank(requester))
    }

    /// The kind of a requester.
    pub(super) fn kind(&self, requester: u32) -> Kind {
        self.kinds[requester as usize]
    }
}

impl Shown {
    fn new(of_each: Vec<f64>) -> Self {
        let mut ascending = of_each.clone();
        ascending.sort_unstable_by(f64::total_cmp);
        Self { of_each, ascending }
    }

    fn rank(&self, requester: u32) -> Rank {
        let mine = self.of_each[requester as usize];
        let worse = self.ascending.partition_point(|&other| other < mine);
        let not_better = self.ascending.partition_point(|&other| other <= mine);
        Rank {
            better: (self.ascending.len() - not_better) as u32,
            alike: (not_better - worse) as u32,
            of: self.ascending.len() as u32,
        }
    }
}

/// What people are really like: how many each would get to read fresh news, on average, times the chance that the firm's post is noticed
/// at full strength; of a decision-maker, who need tell nobody, that chance alone.
///
/// Of those in somebody's audience it is not asked who they are: they are taken to notice as often, and to open as much, as those who
/// asked do on average.
fn kinds<W: World>(law: &TrialLaw, world: &W, requesters: &[Requester], audiences: &[f64]) -> Vec<Kind> {
    let segments = law.population.segments();
    let notices: Vec<f64> = requesters
        .iter()
        .map(|requester| {
            let followees = world.followees(requester.person, usize::from(requester.segment));
            law.spread.notice(followees).min(1.0)
        })
        .collect();
    let number = requesters.len().max(1) as f64;
    let notice = notices.iter().sum::<f64>() / number;
    let opens = requesters
        .iter()
        .map(|requester| segments[usize::from(requester.segment)].open_rate);
    let opens = opens.sum::<f64>() / number;
    let told = |requester: &Requester, audience: f64| {
        let (reposts, forwards) = readiness(&law.spread, world, law, requester);
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
