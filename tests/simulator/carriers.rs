//! Who carried the news: the credit is the Shapley value of reach, by enumeration of all coalitions; what it adds up to is kept to the bit.

use crate::kit::dice::Dice;
use crate::kit::{scenario, shipped};
use rayon::prelude::*;
use whoknows::circle::{Requester, Strengths};
use whoknows::estimate::{Estimate, Order, answers};
use whoknows::experiment::{Plan, run};
use whoknows::graph::{Graph, Repeats};
use whoknows::rng::{Chance, History};
use whoknows::scenario::{Scenario, deal};
use whoknows::spread::{Carriers, CircleOf, Engine, Live, Luck, Memo, Openings, SpreadLaw};
use whoknows::study::carriers::{read, to_csv};
use whoknows::study::spreadsheet::Dialect;
use whoknows::tally::{CarrierTally, SUCCESS, Tally};
use whoknows::trial::Look;
use whoknows::world::{
    Built, Dealing, PersonId, PersonMap, Population, PopulationTables, Stored, Traits, Watch, World,
};

const PEOPLE: u32 = 24;
/// The first so many people asked to connect; with the wire they are as many players.
const ASKED: u32 = 6;
const ARCS: usize = 70;

/// Two of the people decide; interest fades fast, so that whoever reads late passes nothing on.
fn small(forward: f64, wire: u32) -> Scenario {
    scenario(&format!(
        r#"
        seed = 11
        [world]
        people = {PEOPLE}
        enthusiasm_spread = 0.8
        [world.network]
        model = "random"
        mean_audience = 3
        [[segment]]
        name = "contact"
        count = 20
        relevance = 0.5
        repost = 0.9
        forward = {forward}
        open_rate = 0.9
        [[segment]]
        name = "decides"
        count = 4
        decision_maker = true
        repost = 0.2
        [[policy]]
        name = "half"
        [requests]
        count = {ASKED}
        [circle]
        favour = 1.6
        [attention]
        model = "constant"
        notice = 0.8
        [release]
        half_life = 9
        horizon = 60
        posts = [0, 7]
        wire = {wire}
        "#
    ))
}

/// One trial on one graph.
struct Case<'a, W> {
    world: &'a W,
    law: &'a SpreadLaw,
    requesters: &'a [Requester],
    requester_of: PersonMap,
    openings: Openings,
    trial: History,
    decides: [bool; 2],
}

impl<W: World> Case<'_, W> {
    fn circle(&self) -> CircleOf<'_> {
        CircleOf {
            policy: 0,
            strengths: Strengths {
                accepted: 1.4,
                declined: 0.7,
            },
            requesters: self.requesters,
            requester_of: &self.requester_of,
        }
    }

    /// Whether a decision-maker reads where only these players hear the firm or the wire; the last player is the wire.
    fn reaches(&self, coalition: u32) -> bool {
        let openings = Openings {
            posts: self
                .openings
                .posts
                .iter()
                .filter(|opening| coalition >> opening.requester.expect("they have asked") & 1 == 1)
                .copied()
                .collect(),
            wire: if coalition >> ASKED & 1 == 1 {
                self.openings.wire.clone()
            } else {
                vec![]
            },
        };
        let (mut memo, watch) = (Memo::default(), Watch::never());
        let mut luck = Luck::new(
            std::slice::from_ref(self.world),
            std::slice::from_ref(self.law),
            ASKED as usize,
            self.trial,
            &mut memo,
            &watch,
        );
        let mut engine = Engine::default();
        let reads = engine.play(&mut luck, &openings, self.circle(), &mut ());
        reads.iter().any(|read| self.decides[usize::from(read.segment)])
    }

    /// What each player adds to reach, on average over all orders in which they might come.
    fn shapley(&self) -> Vec<f64> {
        let players = ASKED + 1;
        let worth: Vec<bool> = (0..1 << players).map(|coalition| self.reaches(coalition)).collect();
        let factorial = |n: u32| (1..=n).map(f64::from).product::<f64>();
        let value = |player: u32| {
            let without = (0..1_u32 << players).filter(|coalition| coalition >> player & 1 == 0);
            without
                .map(|coalition| {
                    let size = coalition.count_ones();
                    let weight = factorial(size) * factorial(players - size - 1) / factorial(players);
                    let adds = |coalition: u32| f64::from(u8::from(worth[coalition as usize]));
                    weight * (adds(coalition | 1 << player) - adds(coalition))
                })
                .sum()
        };
        (0..players).map(value).collect()
    }

    fn carriers(&self) -> Carriers {
        let (mut memo, watch) = (Memo::default(), Watch::never());
        let mut luck = Luck::new(
            std::slice::from_ref(self.world),
            std::slice::from_ref(self.law),
            ASKED as usize,
            self.trial,
            &mut memo,
            &watch,
        );
        let mut engine = Engine::default();
        let reads = engine.play(&mut luck, &self.openings, self.circle(), &mut ());
        let mut live = Live::default();
        live.carriers(&mut luck, &self.openings, self.circle(), reads, &self.decides)
    }

    /// What each player gets where the carriers share equally.
    fn shared(&self) -> Vec<f64> {
        let Carriers { contacts, wire } = self.carriers();
        let number = contacts.len() + usize::from(wire);
        let is_carrier = |player: u32| contacts.contains(&player) || wire && player == ASKED;
        (0..=ASKED)
            .map(|player| if is_carrier(player) { 1.0 / number as f64 } else { 0.0 })
            .collect()
    }
}

/// Of so many trials, each on a graph of its own: how many reached, had several carriers, had a wire among them, and how many shared out
/// another way than Shapley's.
#[derive(Debug, Default)]
struct Count {
    reached: u32,
    several: u32,
    wired: u32,
    unlike: u32,
}

fn count(scenario: &Scenario, trials: u64, arcs: impl Fn(&mut Dice) -> Vec<(u32, u32)>) -> Count {
    let sizes = deal(scenario.world.people, &scenario.segments).expect("the segments are right");
    let population = Population::new(scenario, &sizes, &PopulationTables::default());
    let law = SpreadLaw::new(scenario);
    let dealing = Dealing::in_order(&population);
    let requesters: Vec<Requester> = (0..ASKED)
        .map(|person| Requester {
            person: PersonId(person),
            segment: 0,
            accepted_by: u64::from(person % 2),
        })
        .collect();
    let mut count = Count::default();
    for number in 0..trials {
        let arcs = arcs(&mut Dice(number)).into_iter().filter(|(from, to)| from != to);
        let stored = Stored::new(
            Graph::from_arcs(PEOPLE, arcs.collect(), Repeats::Keep).expect("few arcs"),
            0.8,
        );
        let trial = History::new(scenario.seed, number);
        let world = Built::new(&stored, &dealing, &population, trial);
        let mut requester_of = PersonMap::default();
        for (index, requester) in (0..).zip(&requesters) {
            requester_of.insert(requester.person, index);
        }
        let mut openings = Openings::default();
        openings.draw(&law, |_| 1.4, &world, &requesters, trial, &Watch::never());
        let case = Case {
            world: &world,
            law: &law,
            requesters: &requesters,
            requester_of,
            openings,
            trial,
            decides: [false, true],
        };
        let (by_enumeration, shared) = (case.shapley(), case.shared());
        assert_eq!(
            case.reaches(u32::MAX),
            shared.iter().sum::<f64>() > 0.0,
            "trial {number}: there are carriers where a decision-maker reads, and nowhere else"
        );
        count.reached += u32::from(case.reaches(u32::MAX));
        count.several += u32::from(shared.iter().filter(|share| **share > 0.0).count() > 1);
        count.wired += u32::from(shared[ASKED as usize] > 0.0);
        let differs = by_enumeration.iter().zip(&shared).any(|(a, b)| (a - b).abs() > 1e-12);
        count.unlike += u32::from(differs);
    }
    count
}

/// From anybody to anybody: chains lead in circles.
fn anywhere(dice: &mut Dice) -> Vec<(u32, u32)> {
    (0..ARCS).map(|_| (dice.below(PEOPLE), dice.below(PEOPLE))).collect()
}

/// From somebody to one who comes later, so that no forward would ever go back.
fn onwards(dice: &mut Dice) -> Vec<(u32, u32)> {
    anywhere(dice).into_iter().map(|(a, b)| (a.min(b), a.max(b))).collect()
}

/// Ties that run both ways, so that many a forward would go back.
fn both_ways(dice: &mut Dice) -> Vec<(u32, u32)> {
    let half = anywhere(dice).into_iter().skip(ARCS / 2);
    half.flat_map(|(a, b)| [(a, b), (b, a)]).collect()
}

#[test]
fn credit_is_the_shapley_value_of_reach_where_nothing_is_forwarded() {
    let count = count(&small(0.0, 1), 250, anywhere);
    assert_eq!(count.unlike, 0, "{count:?}");
    assert!(
        count.reached > 80 && count.several > 40 && count.wired > 20,
        "{count:?}"
    );
}

#[test]
fn credit_is_the_shapley_value_of_reach_where_no_forward_would_go_back() {
    let count = count(&small(0.8, 1), 250, onwards);
    assert_eq!(count.unlike, 0, "{count:?}");
    assert!(
        count.reached > 80 && count.several > 40 && count.wired > 20,
        "{count:?}"
    );
}

/// A forward that would go back goes to somebody else, so that an additional contact can turn it away from a decision-maker: then reach
/// is no game in which a coalition wins where one of its members does, and what is shared out is the live network's.
#[test]
fn credit_is_nearly_the_shapley_value_where_forwards_may_turn() {
    let count = count(&small(0.9, 0), 250, both_ways);
    assert!(count.reached > 80 && count.several > 40, "{count:?}");
    assert!(count.unlike * 20 < count.reached, "{count:?}");
}

/// The flagship's carriers, in trials that share worlds or do not.
fn tallies(trials_per_world: u32) -> (Scenario, Tally) {
    let sets = [
        "experiment.trials=120",
        "world.people=2000",
        "release.wire=40",
        "world.network.model=\"random\"",
        &format!("experiment.trials_per_world={trials_per_world}"),
    ];
    let scenario = shipped("credit-union", &sets);
    let plan = Plan::new(&scenario).expect("it ships").with_carriers();
    let tally = run(&plan, &Watch::never(), &mut (), |_| {});
    (scenario, tally)
}

#[test]
fn every_success_is_shared_out_whole() {
    for trials_per_world in [1, 20] {
        let (scenario, tally) = tallies(trials_per_world);
        for (policy, carriers) in tally.policies.iter().zip(&tally.carriers) {
            let CarrierTally {
                whole,
                segments,
                by_contacts,
                looks,
                kinds,
                ..
            } = carriers;
            let successes = policy.successes.whole.count;
            // A success among more than sixteen leaves a remainder, at most half a part for each.
            assert!(whole.count.abs_diff(successes * SUCCESS) <= carriers.carriers);
            assert_eq!(carriers.worlds_with_any, policy.successes.worlds_with_any);
            assert_eq!(segments.iter().map(|part| part.count).sum::<u64>(), whole.count);
            let wire = segments.last().expect("the wire has a place").count;
            assert_eq!(by_contacts.count, whole.count - wire);
            assert!(wire > 0 && by_contacts.count > 0, "both carry here");
            for look in looks {
                assert_eq!(look.tops.last(), Some(by_contacts));
                assert_eq!(
                    look.tenths.iter().map(|part| part.count).sum::<u64>(),
                    by_contacts.count
                );
                assert_eq!(look.tops[1], look.tenths[0]);
                assert!(look.better.count <= by_contacts.count);
            }
            assert_eq!(kinds.credit.values().sum::<u64>(), by_contacts.count);
            let squares: i128 = kinds
                .products
                .iter()
                .map(|((a, b), product)| if a == b { *product } else { 2 * product })
                .sum();
            assert_eq!(squares, by_contacts.squares);
            let asked = successes * u64::from(scenario.requests.count);
            assert_eq!(kinds.asked.values().sum::<u64>(), asked);
            // Whom the policy accepted and whom it declined are all there are.
            let declined = carriers.declined.chunks_exact(scenario.policies.len());
            for (declined, whole) in declined.zip(segments) {
                assert!(declined.iter().all(|&declined| declined <= whole.count));
            }
        }
    }
}

#[test]
fn what_the_credit_adds_up_to_is_kept_to_the_last_digit() {
    let (scenario, tally) = tallies(1);
    let folder = tempfile::tempdir().unwrap();
    for dialect in [Dialect::Commas, Dialect::Semicolons] {
        let file = folder.path().join("carriers.csv");
        std::fs::write(&file, to_csv(&scenario, &tally.carriers, dialect)).unwrap();
        assert_eq!(read(&file, &scenario).unwrap(), tally.carriers);
        let text = std::fs::read_to_string(&file).unwrap();
        for (from, to) in [("worlds", "world"), ("open", "opened"), ("kind", "kine")] {
            std::fs::write(&file, text.replacen(from, to, 1)).unwrap();
            let error = read(&file, &scenario).expect_err("no such row").to_string();
            assert!(
                error.contains("carriers.csv") && error.contains("whoknows run"),
                "{error}"
            );
        }
    }
}

/// How valuable a profile looks, and whether it looks as valuable as a bound, are one draw: through a table that is right to 10⁻⁴, so that
/// of 4000 people one or two may stand on the other side.
#[test]
fn who_is_accepted_for_looking_valuable_looks_so() {
    let scenario = shipped("credit-union", &[]);
    let sizes = deal(scenario.world.people, &scenario.segments).expect("it ships");
    let population = Population::new(&scenario, &sizes, &PopulationTables::default());
    let traits = Traits::new(&population, History::new(1, 0));
    for (segment, bound) in [(0, 0.95), (1, 0.5), (2, 0.1), (5, 0.2)] {
        let chance = Chance::new(population.apparent_value(segment).at_least(bound));
        let differ = (0..4000).map(PersonId).filter(|&person| {
            (traits.apparent_value(person, segment) >= bound) != traits.looks_as_valuable_as(person, chance)
        });
        assert!(differ.count() <= 4, "segment {segment}");
    }
}

/// Of 1000 repetitions 95 % lie within five standard errors, 3.4 %, of what an exact interval would cover; the truth is that of all
/// repetitions together, whose own error is a thirtieth of theirs. Each has
/// some ninety successes in as many worlds.
#[test]
fn intervals_of_credit_cover_the_truth() {
    const REPETITIONS: u64 = 1000;
    let shares = |seed: u64| -> [Estimate; 3] {
        let firm = Scenario { seed, ..small(0.5, 0) };
        let few = ["experiment.trials=100", "experiment.trials_per_world=1"].map(str::to_owned);
        let firm = firm.with(&few).expect("a scenario");
        let plan = Plan::new(&firm).expect("it can be played").with_carriers();
        let tally = run(&plan, &Watch::never(), &mut (), |_| {});
        let found = answers(&firm, &tally, "", "");
        let carriers = found.policies[0].carriers.clone().expect("some trials reach");
        let looks = carriers.ranking(Order::Look(Look::Value)).expect("contacts carry");
        let contacts = carriers.credit.iter().find(|credit| credit.segment == "contact");
        [looks.top_tenth(), looks.better, contacts.expect("they carry").share]
    };
    let found: Vec<[Estimate; 3]> = (0..REPETITIONS).into_par_iter().map(shares).collect();
    for answer in 0..3 {
        let of = || found.iter().map(|shares| shares[answer]);
        let truth = of().map(|share| share.estimate).sum::<f64>() / REPETITIONS as f64;
        let covering = of().filter(|share| (share.low..=share.high).contains(&truth)).count();
        let coverage = covering as f64 / REPETITIONS as f64;
        assert!(
            (coverage - 0.95).abs() < 0.034,
            "answer {answer}, truth {truth}: {coverage}"
        );
    }
}
