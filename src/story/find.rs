//! Which trial is told: the one asked for, or one found among the outcomes of a run, with how many are like it.

use crate::scenario::{Scenario, nearest};
use crate::tally::Outcomes;
use crate::trial::{FirstReach, Outcome};
use std::fmt;

/// Between the two policies of a pair: `open-not-selective`.
const NOT: &str = "-not-";

/// What kind of trial is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Find {
    /// One in which the first policy reaches and the second does not.
    Only {
        /// Index of the policy that reaches.
        reached: usize,
        /// Index of the policy that does not.
        missed: usize,
    },
    /// The one with the longest first chain.
    Longest,
    /// Of those that reach: one that begins and ends in the commonest way, closest to the median of hops and hours.
    Typical,
}

impl Find {
    /// What the user wrote: `A-not-B` with names of policies, `longest` or `typical`.
    ///
    /// # Errors
    /// If it is none of these; the error names what there is.
    pub fn parse(written: &str, scenario: &Scenario) -> Result<Self, FindError> {
        let index = |name: &str| scenario.policies.iter().position(|policy| policy.name == name);
        let splits = || {
            written
                .match_indices(NOT)
                .map(|(at, _)| (&written[..at], &written[at + NOT.len()..]))
        };
        match written {
            "longest" => return Ok(Self::Longest),
            "typical" => return Ok(Self::Typical),
            _ => {}
        }
        // A policy may have "-not-" in its name, so every place where the pair may part is tried.
        let pair = splits().find_map(|(a, b)| Some((index(a)?, index(b)?)));
        match pair {
            Some((a, b)) if a == b => Err(FindError::Same {
                name: scenario.policies[a].name.clone(),
            }),
            Some((reached, missed)) => Ok(Self::Only { reached, missed }),
            None => Err(FindError::unknown(written, splits().next(), scenario)),
        }
    }
}

/// The index of a policy by its name.
///
/// # Errors
/// If there is none of that name; the error names those that there are, and the nearest.
pub fn policy_named(name: &str, scenario: &Scenario) -> Result<usize, FindError> {
    let names = || scenario.policies.iter().map(|policy| policy.name.as_str());
    names()
        .position(|there| there == name)
        .ok_or_else(|| FindError::Unknown {
            written: name.to_owned(),
            nearest: nearest(name, names()).map(str::to_owned),
            policies: names().map(str::to_owned).collect(),
        })
}

/// Why what the user wrote names no kind of trial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindError {
    /// No policy has this name.
    Unknown {
        /// As written.
        written: String,
        /// What may have been meant.
        nearest: Option<String>,
        /// Those that there are.
        policies: Vec<String>,
    },
    /// A pair of one policy with itself.
    Same {
        /// Its name.
        name: String,
    },
    /// No pair, and no word that is known.
    Words {
        /// As written.
        written: String,
        /// What may have been meant.
        nearest: Option<String>,
        /// The policies that pairs can be made of.
        policies: Vec<String>,
    },
}

impl FindError {
    fn unknown(written: &str, pair: Option<(&str, &str)>, scenario: &Scenario) -> Self {
        let faults = pair.map(|(a, b)| [a, b].map(|name| policy_named(name, scenario)));
        if let Some(fault) = faults.into_iter().flatten().find_map(Result::err) {
            return fault;
        }
        let policies: Vec<String> = scenario.policies.iter().map(|policy| policy.name.clone()).collect();
        let pairs = policies
            .iter()
            .flat_map(|a| policies.iter().map(move |b| (a, b)))
            .filter(|(a, b)| a != b)
            .map(|(a, b)| format!("{a}{NOT}{b}"));
        let known: Vec<String> = ["longest", "typical"]
            .map(str::to_owned)
            .into_iter()
            .chain(pairs)
            .collect();
        Self::Words {
            written: written.to_owned(),
            nearest: nearest(written, known.iter().map(String::as_str)).map(str::to_owned),
            policies,
        }
    }
}

impl fmt::Display for FindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |names: &[String]| {
            let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
            names.join(", ")
        };
        let meant = |nearest: &Option<String>| match nearest {
            Some(nearest) => format!("; did you mean \"{nearest}\"?"),
            None => String::new(),
        };
        match self {
            Self::Unknown {
                written,
                nearest,
                policies,
            } => write!(
                f,
                "no policy is called \"{written}\"; the policies of this scenario are {}{}",
                quoted(policies),
                meant(nearest)
            ),
            Self::Same { name } => write!(
                f,
                "\"{name}{NOT}{name}\" never happens: name two different policies, as in A{NOT}B"
            ),
            Self::Words {
                written,
                nearest,
                policies,
            } => write!(
                f,
                "\"{written}\" is nothing to find: write longest, typical, or A{NOT}B with two of the policies {}{}",
                quoted(policies),
                meant(nearest)
            ),
        }
    }
}

impl std::error::Error for FindError {}

/// The trial that is told, under which policy, and why this one.
#[derive(Clone, Debug, PartialEq)]
pub struct Picked {
    /// Its number, from 0.
    pub trial: u64,
    /// Index of the policy that is told.
    pub policy: usize,
    /// Why this one.
    pub why: Why,
}

/// Why a trial is told, and how many are like it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Why {
    /// Somebody asked for its number.
    Asked,
    /// One policy reached and another did not.
    Only {
        /// Trials that were searched.
        search: Search,
        /// Index of the policy that did not reach.
        missed: usize,
        /// Trials in which the told policy reached and the other did not.
        alike: u64,
        /// Trials in which it was the other way round.
        reverse: u64,
        /// Of those alike: trials in which the other policy had declined the evangelist.
        evangelist_declined: u64,
    },
    /// Its first chain is the longest.
    Longest {
        /// Trials that were searched.
        search: Search,
        /// Trials in which the policy reached.
        successes: u64,
        /// Of these: trials with a first chain of so many hops.
        alike: u64,
    },
    /// It begins and ends as most do, and is closest to the median of these.
    Typical {
        /// Trials that were searched.
        search: Search,
        /// Trials in which the policy reached.
        successes: u64,
        /// Of these: trials whose chain began with the same kind of people, or with the wire.
        same_start: u64,
        /// Of these: trials in which the news came to the decision-maker in the same way.
        same_way: u64,
        /// Of these: trials with a first chain of so many hops as their median.
        alike: u64,
        /// Median of the hours of those that began and came the same way.
        median_hours: f64,
    },
    /// The policy never reached; in this trial the news got farthest from the firm, and of such trials most people read.
    Farthest {
        /// Trials that were searched.
        search: Search,
    },
}

/// What was searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Search {
    /// Trials.
    pub trials: u64,
    /// Whether the search was interrupted before its planned end.
    pub interrupted: bool,
}

/// No trial is as it was wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFound {
    /// What was searched.
    pub search: Search,
    /// Trials in which it was the other way round.
    pub reverse: u64,
    /// Trials in which both reached.
    pub both: u64,
}

impl Find {
    /// Finds the trial among outcomes; `policy` is the one that is told where the search does not say, by default the one
    /// that reached most often. Of equals the first trial counts. `interrupted` says whether more trials had been planned.
    ///
    /// # Errors
    /// If no trial is such that one policy reached and the other did not.
    ///
    /// # Panics
    /// If there are no outcomes.
    pub fn pick(self, outcomes: &Outcomes, interrupted: bool, policy: Option<usize>) -> Result<Picked, NotFound> {
        let run = Run { outcomes, interrupted };
        let leader = || {
            (0..outcomes.policies)
                .rev()
                .max_by_key(|&policy| run.firsts(policy).count())
        };
        let told = || policy.or_else(leader).expect("every scenario has a policy");
        match self {
            Self::Only { reached, missed } => run.only(reached, missed),
            Self::Longest => Ok(run.longest(told())),
            Self::Typical => Ok(run.typical(told())),
        }
    }
}

/// A trial that reached, and how.
type First<'a> = (u64, &'a FirstReach);

/// The outcomes that are searched.
struct Run<'a> {
    outcomes: &'a Outcomes,
    interrupted: bool,
}

impl<'a> Run<'a> {
    fn search(&self) -> Search {
        Search {
            trials: self.outcomes.trials(),
            interrupted: self.interrupted,
        }
    }

    fn outcomes(&self, policy: usize) -> impl Iterator<Item = &'a Outcome> + Clone + use<'a> {
        self.outcomes.policy(policy)
    }

    /// The trials in which a policy reached.
    fn firsts(&self, policy: usize) -> impl Iterator<Item = First<'a>> + use<'a> {
        (0..)
            .zip(self.outcomes(policy))
            .filter_map(|(trial, outcome)| Some((trial, outcome.first.as_ref()?)))
    }

    fn only(&self, reached: usize, missed: usize) -> Result<Picked, NotFound> {
        let pairs = || self.outcomes(reached).zip(self.outcomes(missed));
        let count = |wanted: (bool, bool)| {
            let is_so = |&(a, b): &(&Outcome, &Outcome)| (a.first.is_some(), b.first.is_some()) == wanted;
            pairs().filter(is_so).count() as u64
        };
        let alike: Vec<First<'a>> = (0..)
            .zip(pairs())
            .filter(|(_, (_, other))| other.first.is_none())
            .filter_map(|(trial, (told, _))| Some((trial, told.first.as_ref()?)))
            .collect();
        let is_declined = |&&(_, first): &&First| declined_by(missed, first);
        let (declined, others): (Vec<First>, Vec<First>) = alike.iter().partition(is_declined);
        // The commoner way to succeed alone is the one to tell.
        let told = if declined.len() >= others.len() {
            &declined
        } else {
            &others
        };
        let (search, reverse) = (self.search(), count((false, true)));
        let Some(trial) = Typical::of(told).map(|typical| typical.trial()) else {
            return Err(NotFound {
                search,
                reverse,
                both: count((true, true)),
            });
        };
        Ok(Picked {
            trial,
            policy: reached,
            why: Why::Only {
                search,
                missed,
                alike: alike.len() as u64,
                reverse,
                evangelist_declined: declined.len() as u64,
            },
        })
    }

    fn longest(&self, policy: usize) -> Picked {
        let longest = self.firsts(policy).map(|(_, first)| first.hops).max();
        let Some(hops) = longest else {
            return self.farthest(policy);
        };
        let of_that_length = || self.firsts(policy).filter(move |(_, first)| first.hops == hops);
        Picked {
            trial: of_that_length().next().expect("one of them is the longest").0,
            policy,
            why: Why::Longest {
                search: self.search(),
                successes: self.firsts(policy).count() as u64,
                alike: of_that_length().count() as u64,
            },
        }
    }

    fn typical(&self, policy: usize) -> Picked {
        let firsts: Vec<First> = self.firsts(policy).collect();
        let Some(typical) = Typical::of(&firsts) else {
            return self.farthest(policy);
        };
        let Typical { ways, hops, .. } = &typical;
        Picked {
            trial: typical.trial(),
            policy,
            why: Why::Typical {
                search: self.search(),
                successes: firsts.len() as u64,
                same_start: typical.same_start,
                same_way: ways.len() as u64,
                alike: ways.iter().filter(|(_, first)| first.hops == *hops).count() as u64,
                median_hours: typical.hours,
            },
        }
    }

    /// The trial with the longest chain, of these the one in which most people read.
    fn farthest(&self, policy: usize) -> Picked {
        let trials = (0..).zip(self.outcomes(policy));
        let reach = |outcome: &Outcome| (outcome.most_hops, outcome.people);
        let farther = |best: (u64, &'a Outcome), next: (u64, &'a Outcome)| {
            if reach(next.1) > reach(best.1) { next } else { best }
        };
        Picked {
            trial: trials.reduce(farther).expect("there are outcomes").0,
            policy,
            why: Why::Farthest { search: self.search() },
        }
    }
}

/// Whether a policy declined the person with whom the chain began.
fn declined_by(policy: usize, first: &FirstReach) -> bool {
    first.evangelist.is_declined_by(policy)
}

/// What is typical of successes.
struct Typical<'a> {
    /// How many began as most do.
    same_start: u64,
    /// Of these, those that came to the decision-maker as most of them do.
    ways: Vec<First<'a>>,
    /// Median of the hops of these.
    hops: u32,
    /// Median of their hours.
    hours: f64,
}

impl<'a> Typical<'a> {
    /// Of these trials; `None` where there are none. Of equally common kinds the one that comes first counts.
    fn of(firsts: &[First<'a>]) -> Option<Self> {
        let starts = commonest(firsts, start)?;
        let ways = commonest(&starts, |first| first.way)?;
        Some(Self {
            same_start: starts.len() as u64,
            hops: median_hops(&ways),
            hours: median_hours(&ways),
            ways,
        })
    }

    /// Of the trials with the median number of hops, or the nearest to it, the one closest to the median of hours.
    fn trial(&self) -> u64 {
        let distance = |first: &FirstReach| (first.hops.abs_diff(self.hops), (first.hours - self.hours).abs());
        let nearer = |a: &&First, b: &&First| {
            let (a, b) = (distance(a.1), distance(b.1));
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
        };
        let nearest = self.ways.iter().min_by(nearer);
        nearest.expect("the commonest kind has trials").0
    }
}

/// Segment of the evangelist; none for the wire.
fn start(first: &FirstReach) -> Option<u16> {
    first.evangelist.segment()
}

/// The trials of the commonest kind, in their order; `None` where there are no trials.
fn commonest<'a, K: PartialEq>(firsts: &[First<'a>], kind: impl Fn(&FirstReach) -> K) -> Option<Vec<First<'a>>> {
    let mut kinds: Vec<(K, Vec<First<'a>>)> = Vec::new();
    for &(trial, first) in firsts {
        let this = kind(first);
        match kinds.iter_mut().find(|(there, _)| *there == this) {
            Some((_, alike)) => alike.push((trial, first)),
            None => kinds.push((this, vec![(trial, first)])),
        }
    }
    let more = |most: (K, Vec<First<'a>>), next: (K, Vec<First<'a>>)| {
        if next.1.len() > most.1.len() { next } else { most }
    };
    kinds.into_iter().reduce(more).map(|(_, alike)| alike)
}

/// The lower median of the hops of trials, of which there is at least one.
fn median_hops(firsts: &[First]) -> u32 {
    let mut hops: Vec<u32> = firsts.iter().map(|(_, first)| first.hops).collect();
    hops.sort_unstable();
    hops[(hops.len() - 1) / 2]
}

/// The lower median of the hours of trials, of which there is at least one.
fn median_hours(firsts: &[First]) -> f64 {
    let mut hours: Vec<f64> = firsts.iter().map(|(_, first)| first.hours).collect();
    hours.sort_unstable_by(f64::total_cmp);
    hours[(hours.len() - 1) / 2]
}
