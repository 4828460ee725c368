//! Who carried the news, and whether one could have known.

use super::{Credit, Estimate, LEVEL, credit::named, share::estimate};
use crate::scenario::Scenario;
use crate::stats::interval::{Interval, wilson};
use crate::stats::{normal, student};
use crate::tally::{CarrierTally, KindTally, Part, SUCCESS, TENTHS, TOPS, Tally};
use crate::trial::{Kind, Look};
use std::collections::BTreeMap;

/// Who carried a policy's successes: each is shared out equally among all who would have reached a decision-maker alone.
#[derive(Clone, Debug, PartialEq)]
pub struct CarrierAnswers {
    /// Mean number of carriers of a success.
    pub carriers_mean: f64,
    /// A row per segment with any credit, the largest share first, the wire last of equals.
    pub credit: Vec<Credit>,
    /// For each policy, by place, the share of credit of people whom it did not accept.
    pub declined_by: Vec<Estimate>,
    /// How well each order of those who asked foretells whose credit it is, in order of [`Order::ALL`]; empty where the wire has all
    /// of it.
    pub rankings: Vec<Ranking>,
}

/// An order of those who asked to connect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// By what profiles show.
    Look(Look),
    /// By the credit that such people earn on average, which nobody sees beforehand.
    True,
}

impl Order {
    /// Every order.
    pub const ALL: [Self; 4] = [
        Self::Look(Look::Value),
        Self::Look(Look::Relevance),
        Self::Look(Look::Audience),
        Self::True,
    ];

    /// Its name in files, in any language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Look(look) => look.name(),
            Self::True => "true",
        }
    }
}

/// How well an order of those who asked foretells whose credit it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// The order.
    pub order: Order,
    /// Share of the credit of the first twentieth, tenth, …, all: the curve of concentration.
    pub tops: Vec<Estimate>,
    /// Share of the credit of the first tenth, the next, ….
    pub tenths: Vec<Estimate>,
    /// Chance that somebody with credit, drawn by it, stands before somebody else who asked, ties half counted: the area under the
    /// curve (AUC); ½ where the order tells nothing.
    pub better: Estimate,
}

impl Ranking {
    /// Share of the credit of the first tenth.
    pub fn top_tenth(&self) -> Estimate {
        self.tenths[0]
    }
}

impl CarrierAnswers {
    /// The ranking by an order.
    pub fn ranking(&self, order: Order) -> Option<&Ranking> {
        self.rankings.iter().find(|ranking| ranking.order == order)
    }
}

/// Who carried the successes of a policy; none where that was not asked, or there was no success.
pub fn carriers(scenario: &Scenario, tally: &Tally, policy: usize) -> Option<CarrierAnswers> {
    let tally = tally.carriers.get(policy).filter(|tally| tally.whole.count > 0)?;
    let worlds = tally.worlds_with_any;
    let successes = tally.whole.count as f64 / SUCCESS as f64;
    let share = |part: &Part| share_of(part, &tally.whole, worlds);
    Some(CarrierAnswers {
        carriers_mean: tally.carriers as f64 / libm::round(successes),
        credit: credit(scenario, tally),
        declined_by: tally.declined_by.iter().map(share).collect(),
        rankings: if tally.by_contacts.count > 0 {
            rankings(tally)
        } else {
            Vec::new()
        },
    })
}

fn credit(scenario: &Scenario, tally: &CarrierTally) -> Vec<Credit> {
    let policies = scenario.policies.len();
    let with_any = tally.segments.iter().enumerate().filter(|(_, part)| part.count > 0);
    let row = |(place, part): (usize, &Part)| {
        let declined = |by: usize| tally.declined[place * policies + by] as f64 / tally.whole.count as f64;
        let is_segment = place < scenario.segments.len();
        Credit {
            segment: named(scenario, place).to_owned(),
            share: share_of(part, &tally.whole, tally.worlds_with_any),
            declined_by: (0..policies).filter(|_| is_segment).map(declined).collect(),
        }
    };
    let mut rows: Vec<Credit> = with_any.map(row).collect();
    rows.sort_by(|a, b| b.share.estimate.total_cmp(&a.share.estimate));
    rows
}

fn rankings(tally: &CarrierTally) -> Vec<Ranking> {
    let (whole, worlds) = (&tally.by_contacts, tally.worlds_with_any);
    let share = |part: &Part| share_of(part, whole, worlds);
    let looks = Look::ALL.into_iter().zip(&tally.looks);
    let by_looks = looks.map(|(look, tally)| Ranking {
        order: Order::Look(look),
        tops: tally.tops.iter().map(share).collect(),
        tenths: tally.tenths.iter().map(share).collect(),
        better: share(&tally.better),
    });
    by_looks.chain([true_ranking(&tally.kinds, worlds)]).collect()
}

/// The order by the credit that people of a segment and a pull earn on average: within a segment credit is taken to grow with pull, and
/// how steeply is what the run says.
///
/// One number a segment is fitted, to all the credit there is, so that the order cannot lean on the luck that it is judged by.
fn true_ranking(tally: &KindTally, worlds: u64) -> Ranking {
    let places = places(tally);
    let part = |from: f64, until: f64| {
        let weight =
            |&(first, last): &(f64, f64)| ((until.min(last) - from.max(first)) / (last - first)).clamp(0.0, 1.0);
        weighted(tally, &places, weight, worlds)
    };
    let step = |number: usize, of: usize| number as f64 / of as f64;
    Ranking {
        order: Order::True,
        tops: (1..=TOPS).map(|top| part(0.0, step(top, TOPS))).collect(),
        tenths: (0..TENTHS)
            .map(|tenth| part(step(tenth, TENTHS), step(tenth + 1, TENTHS)))
            .collect(),
        better: weighted(
            tally,
            &places,
            |&(first, last)| 1.0 - f64::midpoint(first, last),
            worlds,
        ),
    }
}

/// From where to where each kind stands in the true order, as shares of those who asked.
fn places(tally: &KindTally) -> BTreeMap<Kind, (f64, f64)> {
    let mut slopes = BTreeMap::<u16, (f64, f64)>::new();
    for (kind, &asked) in &tally.asked {
        slopes.entry(kind.segment).or_default().1 += asked as f64 * kind.pull();
    }
    for (kind, &credit) in &tally.credit {
        slopes.entry(kind.segment).or_default().0 += credit as f64;
    }
    let earns = |kind: &Kind| match slopes[&kind.segment] {
        (credit, pull) if pull > 0.0 => credit / pull * kind.pull(),
        _ => 0.0,
    };
    let mut order: Vec<(&Kind, u64)> = tally.asked.iter().map(|(kind, &asked)| (kind, asked)).collect();
    order.sort_by(|(a, _), (b, _)| earns(b).total_cmp(&earns(a)));
    let all = order.iter().map(|(_, asked)| asked).sum::<u64>() as f64;
    let mut before = 0;
    let place = |(&kind, asked): (&Kind, u64)| {
        let first = before as f64 / all;
        before += asked;
        (kind, (first, before as f64 / all))
    };
    order.into_iter().map(place).collect()
}

/// The share of the credit of kinds that counts by these weights.
fn weighted(
    tally: &KindTally,
    places: &BTreeMap<Kind, (f64, f64)>,
    weight: impl Fn(&(f64, f64)) -> f64,
    worlds: u64,
) -> Estimate {
    let weight = |kind: &Kind| places.get(kind).map_or(0.0, &weight);
    let whole: f64 = tally.credit.values().map(|&credit| credit as f64).sum();
    let part: f64 = tally
        .credit
        .iter()
        .map(|(kind, &credit)| weight(kind) * credit as f64)
        .sum();
    let ratio = part / whole;
    let squares: f64 = tally
        .products
        .iter()
        .map(|((a, b), &product)| {
            let times = if a == b { 1.0 } else { 2.0 };
            times * (weight(a) - ratio) * (weight(b) - ratio) * product as f64
        })
        .sum();
    with_interval(ratio, squares, whole, worlds)
}

/// A part of the credit as a share of the whole, which so many worlds have any of; nothing of nothing.
pub fn share_of_credit(part: &Part, whole: &Part, worlds: u64) -> Estimate {
    if whole.count == 0 {
        return estimate(0.0, Interval::PROBABILITIES);
    }
    share_of(part, whole, worlds)
}

/// The same of some credit.
fn share_of(part: &Part, whole: &Part, worlds: u64) -> Estimate {
    let ratio = part.count as f64 / whole.count as f64;
    let squares = part.squares as f64 - 2.0 * ratio * part.with_whole as f64 + ratio * ratio * whole.squares as f64;
    with_interval(ratio, squares, whole.count as f64, worlds)
}

/// A share with Wilson's interval for as many independent successes as would vary as much as the shares of worlds do.
///
/// `squares` are those of the residuals `part − ratio · whole` of worlds. Where they are nothing, each world with any credit counts
/// as one success; one world alone tells nothing of the others.
///
/// # References
/// Cochran (1977), Sampling techniques, section 6.3; Korn and Graubard (1998), Confidence intervals for proportions with small expected
/// number of positive counts estimated from survey data.
fn with_interval(ratio: f64, squares: f64, whole: f64, worlds: u64) -> Estimate {
    if worlds < 2 {
        return estimate(ratio, Interval::PROBABILITIES);
    }
    let count = worlds as f64;
    let variance = squares * count / (count - 1.0) / (whole * whole);
    let few = student::critical_value(LEVEL, worlds - 1) / normal::quantile(f64::midpoint(LEVEL, 1.0));
    // Rounding may leave a hair of what is nothing.
    let varies = variance > 1e-20 && ratio > 0.0 && ratio < 1.0;
    let alike = if varies {
        ratio * (1.0 - ratio) / (variance * few * few)
    } else {
        count
    };
    estimate(
        ratio,
        wilson(ratio * alike, alike, LEVEL).within(Interval::PROBABILITIES),
    )
}
