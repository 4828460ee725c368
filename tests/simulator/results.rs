//! From outcomes to answers: small experiments whose every figure is known by hand.

use super::invented;
use crate::kit::{answers_of, dice::Dice};
use whoknows::{
    estimate::{Answers, Estimate, Standing, ValueSpread, answers},
    report::json::Summary,
    scenario::{Estimator, Experiment, Length, Policy, Release, Requests, Scenario, Segment, Shares, Size, World},
    spread::Way,
    tally::{Outcomes, ReadersOverTime, Tally},
    trial::{Evangelist, FirstReach, Outcome, Route},
};

/// A scenario with these policies and the segments `peers` and `executives`, as far as answers depend on it.
pub fn scenario(policies: &[&str], trials_per_world: u64) -> Scenario {
    let story = invented::scenario();
    Scenario {
        title: "Four trials".to_owned(),
        world: World {
            people: 100,
            ..story.world
        },
        segments: vec![segment("peers", false), segment("executives", true)],
        requests: Requests {
            count: 10,
            ..story.requests
        },
        release: Release {
            horizon: 100.0,
            ..story.release
        },
        outcome: whoknows::scenario::Outcome {
            deal_value: 1000.0,
            cost_per_request: 2.0,
            cost_per_contact: 5.0,
            ..story.outcome
        },
        policies: policies
            .iter()
            .map(|&name| Policy {
                name: name.to_owned(),
                ..Policy::default()
            })
            .collect(),
        experiment: Experiment {
            length: Length::Trials(4),
            trials_per_world,
            baseline: policies.len() - 1,
            practical_difference: 0.01,
            max_readers: None,
            estimator: Estimator::Counts,
        },
        ..story
    }
}

fn segment(name: &str, decision_maker: bool) -> Segment {
    Segment {
        on: Shares::default(),
        name: name.to_owned(),
        size: Size::Fraction(0.5),
        community: "everyone".to_owned(),
        relevance: 0.1,
        apparent_value: 0.1,
        bio: 0.9,
        looks_spam: 0.0,
        audience: 1.0,
        followees: 1.0,
        request_rate: 1.0,
        repost: 0.03,
        forward: 0.02,
        open_rate: 0.5,
        spam: false,
        decision_maker,
    }
}

/// A trial that reached after so many hours, by somebody of `segment` whom the policies of these bits accepted.
pub fn reached(hours: f64, hops: u32, way: Way, segment: u16, accepted_by: u64) -> Outcome {
    let first = FirstReach {
        route: Route::default(),
        hours,
        hops,
        way,
        evangelist: Evangelist::Contact { segment, accepted_by },
        ends: None,
    };
    Outcome {
        people: 5,
        decision_makers: 1,
        first: Some(first),
        ..Outcome::SILENT
    }
}

/// Four independent trials of `open` and `selective`.
///
/// Open reaches in trials 0, 1 and 3, selective in trial 1.
pub fn four_trials() -> Outcomes {
    let open = |row: Outcome| Outcome {
        accepted: 10,
        accepted_spammers: 5,
        ..row
    };
    let wire = FirstReach {
        route: Route::default(),
        hours: 50.0,
        hops: 2,
        way: Way::Repost,
        evangelist: Evangelist::Wire,
        ends: None,
    };
    let rows = vec![
        Outcome {
            deals: 1,
            one_hop: true,
            ..open(reached(10.0, 1, Way::Post, 1, 0b01))
        },
        Outcome {
            accepted: 2,
            ..Outcome::SILENT
        },
        open(reached(20.0, 3, Way::Forward, 0, 0b11)),
        Outcome {
            accepted: 4,
            ..reached(20.0, 3, Way::Forward, 0, 0b11)
        },
        open(Outcome::SILENT),
        Outcome::SILENT,
        Outcome {
            people: 9,
            first: Some(wire),
            ..open(Outcome::SILENT)
        },
        Outcome {
            accepted: 2,
            accepted_spammers: 1,
            reposts: 6,
            ..Outcome::SILENT
        },
    ];
    Outcomes {
        policies: 2,
        trials_per_world: 1,
        rows,
        most_rows: usize::MAX,
    }
}

/// The answers of [`four_trials`].
pub fn four_answers() -> Answers {
    answers_of(&scenario(&["open", "selective"], 1), &four_trials())
}

#[track_caller]
fn assert_close(value: f64, expected: f64) {
    assert!((value - expected).abs() < 1e-9, "{value} instead of {expected}");
}

#[test]
fn policies_by_hand() {
    let answers = four_answers();
    assert_eq!(
        (answers.trials, answers.worlds, answers.base().name.as_str()),
        (4, 4, "selective")
    );
    let open = &answers.policies[0];
    assert_close(open.reach.estimate, 0.75);
    // Wilson, 3 of 4.
    assert_close(open.reach.low, 0.300_641_842_582_402_4);
    assert_close(open.reach.high, 0.954_412_739_190_293_4);
    assert_eq!(
        (open.reach.level.to_bits(), open.reach.method.as_str()),
        (0.95_f64.to_bits(), "wilson")
    );
    assert_close(open.one_hop_reach.estimate, 0.25);
    assert_close(open.accepted_mean, 10.0);
    assert_close(open.spam_share_mean, 0.5);
    assert_close(open.people_mean, 19.0 / 4.0);
    assert_close(
        open.people_se,
        ((2.0 * 0.0625 + 4.75 * 4.75 + 4.25 * 4.25) / 3.0_f64 / 4.0).sqrt(),
    );
    assert_close(open.decision_makers_mean, 0.5);
    assert_eq!((open.first_reach_hours_median, open.median_range()), (Some(20.0), None));
    assert_eq!(open.first_chain_hops_mean, Some(2.0));
    assert_close(open.first_by_forward.unwrap(), 1.0 / 3.0);
    // −10 · 2 − 10 · 5 in every trial, and one deal of 1000 in four trials.
    assert_close(open.value.estimate, 180.0);
    assert_close(open.value.high - 180.0, 3.182_446_305_284_263 * 250.0);

    let selective = &answers.policies[1];
    assert_close(selective.spam_share_mean, 0.125);
    assert_close(selective.accepted_mean, 2.0);
    assert_close(selective.reposts_mean, 1.5);
    assert_close(selective.value.estimate, -30.0);
}

#[test]
fn a_comparison_by_hand() {
    let [comparison] = &four_answers().comparisons[..] else {
        panic!("one pair")
    };
    assert_eq!((comparison.a, comparison.b), (0, 1));
    assert_eq!(
        [
            comparison.only_a,
            comparison.only_b,
            comparison.both,
            comparison.neither
        ],
        [2, 0, 1, 1]
    );
    assert_close(comparison.difference.estimate, 0.5);
    // Bonett and Price: (3 − 1)/6 ± 1.96 √((4/6 − (2/6)²)/6).
    assert_close(
        comparison.difference.low,
        1.0 / 3.0 - 1.959_963_984_540_054 * (5.0_f64 / 54.0).sqrt(),
    );
    assert_close(comparison.p_holm, 0.5);
    assert_eq!(comparison.verdict.standing, Standing::Unsettled);
    assert_eq!(Summary::of(&four_answers()).comparisons[0].verdict, "undecided");
}

#[test]
fn three_policies_make_three_pairs_in_order_and_holm_looks_at_all_of_them() {
    // The first reaches always, the others never: 40 discordant trials in two of three pairs.
    let trial = [reached(1.0, 1, Way::Post, 0, 0b001), Outcome::SILENT, Outcome::SILENT];
    let outcomes = Outcomes {
        policies: 3,
        trials_per_world: 1,
        rows: trial.repeat(40),
        most_rows: usize::MAX,
    };
    let answers = answers_of(&scenario(&["a", "b", "c"], 1), &outcomes);
    let summary = Summary::of(&answers);
    let pairs: Vec<(&str, &str)> = summary
        .comparisons
        .iter()
        .map(|c| (c.a.as_str(), c.b.as_str()))
        .collect();
    assert_eq!(pairs, [("a", "b"), ("a", "c"), ("b", "c")]);
    let p_values: Vec<f64> = answers.comparisons.iter().map(|c| c.p_holm).collect();
    let p = 2.0 * 0.5_f64.powi(40);
    assert!((p_values[0] / p - 3.0).abs() < 1e-12 && (p_values[1] / p - 3.0).abs() < 1e-12);
    assert_close(p_values[2], 1.0);
    assert_eq!(summary.comparisons[0].verdict, "“a” is ahead");
    // Bonett and Price: 0 ± 1.96 √(2/42/42).
    assert_close(
        answers.comparisons[2].difference.high,
        1.959_963_984_540_054 * 2.0_f64.sqrt() / 42.0,
    );
}

#[test]
fn credit_by_hand() {
    let credit = Summary::of(&four_answers()).credit;
    let rows: Vec<(&str, &str, f64)> = credit
        .iter()
        .map(|c| (c.policy.as_str(), c.segment.as_str(), c.share))
        .collect();
    let third = 1.0 / 3.0;
    let expected = [
        ("open", "peers", third),
        ("open", "executives", third),
        ("open", "(wire)", third),
        ("selective", "peers", 1.0),
    ];
    assert_eq!(rows, expected);
    let declined = |row: usize, policy: &str| credit[row].declined_by.get(policy).copied();
    assert_eq!([declined(0, "open"), declined(0, "selective")], [Some(0.0), Some(0.0)]);
    assert_eq!(
        [declined(1, "open"), declined(1, "selective")],
        [Some(0.0), Some(third)]
    );
    assert!(credit[2].declined_by.is_empty());
    // Wilson, 1 of 3.
    assert_close(credit[0].low, 0.061_491_944_720);
    assert_close(credit[0].high, 0.792_340_399_198);

    let rows = Summary::of(&four_answers()).declined;
    let shares: Vec<(&str, &str, f64)> = rows
        .iter()
        .map(|row| (row.policy.as_str(), row.by.as_str(), row.share.estimate))
        .collect();
    let expected = [
        ("open", "open", 0.0),
        ("open", "selective", third),
        ("selective", "open", 0.0),
        ("selective", "selective", 0.0),
    ];
    assert_eq!(shares, expected);
    assert_close(rows[1].share.high, 0.792_340_399_198);

    let silent: Vec<Vec<String>> = four_answers()
        .policies
        .into_iter()
        .map(|policy| policy.without_success)
        .collect();
    assert_eq!(silent, [vec![], vec!["executives".to_owned()]]);
}

#[test]
fn one_hop_has_a_row_even_if_no_chain_was_so_short() {
    let rows = vec![reached(1.0, 2, Way::Repost, 0, 0b1), Outcome::SILENT];
    let outcomes = Outcomes {
        policies: 1,
        trials_per_world: 1,
        rows,
        most_rows: usize::MAX,
    };
    let hops = &answers_of(&scenario(&["open"], 1), &outcomes).policies[0].hops;
    let rows: Vec<(u32, u64, f64)> = hops
        .iter()
        .map(|row| (row.hops, row.trials, row.share.estimate))
        .collect();
    assert_eq!(rows, [(1, 0, 0.0), (2, 1, 1.0)]);
    // Wilson, 1 of 1.
    assert_close(hops[1].share.low, 0.206_549_314_377);
}

#[test]
fn shares_of_successes_in_nested_trials_are_judged_by_their_worlds() {
    // Three worlds of two trials with 2, 1 and 1 successes, of which 2, 0 and 1 go over one hop: 3 of 4.
    let hit = |hops| reached(1.0, hops, Way::Post, 0, 0b1);
    let outcomes = Outcomes {
        policies: 1,
        trials_per_world: 2,
        rows: vec![hit(1), hit(1), hit(2), Outcome::SILENT, Outcome::SILENT, hit(1)],
        most_rows: usize::MAX,
    };
    let one_hop = |outcomes: &Outcomes| answers_of(&scenario(&["open"], 2), outcomes).policies[0].hops[0].share;
    let share = one_hop(&outcomes);
    // Residuals 1/2, −3/4, 1/4; standard error √(7/8 · 3/2) / 4; t(0.975, 2) = 4.302652730: all of [0, 1].
    assert_eq!((share.estimate, share.low, share.high), (0.75, 0.0, 1.0));
    let alike = Outcomes {
        rows: vec![hit(1); 6],
        ..outcomes
    };
    let share = one_hop(&alike);
    // Worlds that all agree are no certainty: Wilson, 3 of 3.
    assert_eq!((share.estimate, share.high), (1.0, 1.0));
    assert_close(share.low, 0.438_502_968_245);
}

#[test]
fn a_contact_whom_the_policy_itself_declined_may_carry_the_news() {
    let rows = vec![reached(1.0, 2, Way::Repost, 0, 0b10), Outcome::SILENT];
    let outcomes = Outcomes {
        policies: 2,
        trials_per_world: 1,
        rows,
        most_rows: usize::MAX,
    };
    let credit = Summary::of(&answers_of(&scenario(&["picky", "open"], 1), &outcomes)).credit;
    assert_eq!(
        credit[0].declined_by,
        [("picky".to_owned(), 1.0), ("open".to_owned(), 0.0)].into()
    );
}

#[test]
fn curves_run_from_0_to_the_horizon_and_end_at_the_reach() {
    let answers = four_answers();
    for policy in &answers.policies {
        let points = &policy.time_to_reach;
        assert!(points.len() <= 100);
        assert!(
            points.is_sorted_by(|one, next| one.hours < next.hours && one.reached.estimate <= next.reached.estimate)
        );
        let (first, last) = (points[0], points[points.len() - 1]);
        assert_eq!((first.hours, first.reached.estimate, last.hours), (0.0, 0.0, 100.0));
        assert_eq!(last.reached, policy.reach.interval());
    }
    let at = |hours: f64| {
        let points = &answers.policies[0].time_to_reach;
        let point = points.iter().rfind(|point| point.hours <= hours).unwrap();
        point.reached.estimate
    };
    for (hours, expected) in [(9.0, 0.0), (10.0, 0.25), (20.0, 0.5), (49.0, 0.5), (50.0, 0.75)] {
        assert_close(at(hours), expected);
    }
}

#[test]
fn hops_by_hand() {
    let hops: Vec<(String, u32, u64)> = Summary::of(&four_answers())
        .hops
        .into_iter()
        .map(|h| (h.policy, h.hops, h.trials))
        .collect();
    let row = |policy: &str, hops, trials| (policy.to_owned(), hops, trials);
    assert_eq!(
        hops,
        [
            row("open", 1, 1),
            row("open", 2, 1),
            row("open", 3, 1),
            row("selective", 1, 0),
            row("selective", 3, 1)
        ]
    );
}

#[test]
fn nested_trials_are_judged_by_their_worlds() {
    // Three worlds of two trials; open reaches in 0, 1, 2 of them, selective never.
    let hit = reached(1.0, 1, Way::Post, 0, 0b01);
    let open = [Outcome::SILENT, Outcome::SILENT, hit, Outcome::SILENT, hit, hit];
    let rows = open.iter().flat_map(|&open| [open, Outcome::SILENT]).collect();
    let outcomes = Outcomes {
        policies: 2,
        trials_per_world: 2,
        rows,
        most_rows: usize::MAX,
    };
    let answers = answers_of(&scenario(&["open", "selective"], 2), &outcomes);
    assert_eq!((answers.trials, answers.worlds), (6, 3));
    let open = &answers.policies[0];
    assert_eq!(open.reach.method, "t_over_world_means");
    // World means 0, 0.5, 1: mean 0.5, standard error 0.5/√3, t(0.975, 2) = 4.3 leaves all of [0, 1].
    assert_eq!((open.reach.estimate, open.reach.low, open.reach.high), (0.5, 0.0, 1.0));
    assert_close(open.people_se, 2.5 / 3.0_f64.sqrt());
    let comparison = &answers.comparisons[0];
    assert_close(comparison.difference.low, 0.5 - 4.302_652_730 * 0.5 / 3.0_f64.sqrt());
    assert_eq!((comparison.only_a, comparison.neither), (3, 3));
    // t = √3 with two degrees of freedom.
    assert_close(comparison.p_holm, 1.0 - (3.0_f64 / 5.0).sqrt());
    let last = answers.policies[0].time_to_reach.last().unwrap().reached;
    assert_eq!((last.estimate, last.low, last.high), (0.5, 0.0, 1.0));
}

#[test]
fn an_unfinished_world_is_passed_over() {
    let hit = reached(1.0, 1, Way::Post, 0, 0b1);
    let count = |rows: Vec<Outcome>| {
        let outcomes = Outcomes {
            policies: 1,
            trials_per_world: 3,
            rows,
            most_rows: usize::MAX,
        };
        let answers = answers_of(&scenario(&["open"], 3), &outcomes);
        assert!(answers.comparisons.is_empty());
        let Estimate { estimate, low, high } = answers.policies[0].one_hop_reach;
        assert!(low <= estimate && estimate <= high);
        (answers.trials, answers.worlds, answers.policies[0].reach.estimate)
    };
    assert_eq!(
        count(vec![hit, Outcome::SILENT, Outcome::SILENT, hit]),
        (3, 1, 1.0 / 3.0)
    );
    assert_eq!(count(vec![hit, Outcome::SILENT]), (0, 0, 0.0));
    assert_eq!(count(vec![]), (0, 0, 0.0));
}

#[test]
fn one_trial_gives_the_widest_bounds_a_number_can_say() {
    let outcomes = Outcomes {
        policies: 1,
        trials_per_world: 1,
        rows: vec![Outcome::SILENT],
        most_rows: usize::MAX,
    };
    let answers = answers_of(&scenario(&["open"], 1), &outcomes);
    let open = &answers.policies[0];
    assert_eq!(
        (open.value.estimate, open.value.low, open.value.high),
        (-20.0, -70.0, 99_980.0)
    );
    assert_eq!(
        (
            open.people_se,
            open.first_reach_hours_median,
            open.first_chain_hops_mean
        ),
        (0.0, None, None)
    );
    assert!(open.credit.is_empty() && open.hops.is_empty() && open.declined_by.is_empty());
    assert!(open.reach.low < 1e-15 && open.reach.high > 0.7);
}

#[test]
fn adding_a_policy_changes_no_other_row() {
    let alone = four_answers();
    let rows = four_trials()
        .rows
        .chunks(2)
        .flat_map(|trial| [trial[0], trial[1], Outcome::SILENT])
        .collect();
    let outcomes = Outcomes {
        policies: 3,
        rows,
        ..four_trials()
    };
    let mut scenario = scenario(&["open", "selective", "nobody"], 1);
    scenario.experiment.baseline = 1;
    let (alone, joined) = (Summary::of(&alone), Summary::of(&answers_of(&scenario, &outcomes)));
    assert_eq!(joined.policies[..2], alone.policies[..]);
    assert_eq!(joined.hops, alone.hops);
    assert_eq!(joined.comparisons[0].difference, alone.comparisons[0].difference);
}

#[test]
fn the_spread_of_values_by_hand() {
    let spread: Vec<ValueSpread> = four_answers()
        .policies
        .into_iter()
        .map(|policy| policy.value_spread)
        .collect();
    // Open: 930 once and −70 three times; selective: −40, −30, −30, −20.
    assert_close(spread[0].gains.estimate, 0.25);
    assert_eq!((spread[1].gains.estimate, spread[1].gains.low), (0.0, 0.0));
    let open = [
        spread[0].p05,
        spread[0].p25,
        spread[0].median,
        spread[0].p75,
        spread[0].p95,
    ];
    assert_eq!(open, [-70.0, -70.0, -70.0, -70.0, 930.0]);
    assert_eq!((spread[1].p05, spread[1].median, spread[1].p95), (-40.0, -30.0, -20.0));
    let bins: Vec<(f64, f64)> = spread[0].bins.iter().map(|bin| (bin.mean, bin.share)).collect();
    assert_eq!(bins, [(-70.0, 0.75), (930.0, 0.25)]);
    // Bins of 1000/60: −40, −30 and −20 lie 1.8, 2.4 and 3 bins above −70.
    let bins: Vec<(f64, f64)> = spread[1].bins.iter().map(|bin| (bin.mean, bin.share)).collect();
    assert_eq!(bins, [(-40.0, 0.25), (-30.0, 0.5), (-20.0, 0.25)]);
    assert_close(spread[1].bins[0].low, -70.0 + 1000.0 / 60.0);
    assert_close(spread[1].bins[0].high, -70.0 + 2000.0 / 60.0);
}

#[test]
fn who_looks_at_nothing_pays_for_no_look_and_a_wire_is_paid_once() {
    let values = |wire: u32, wire_fee: f64| {
        let mut scenario = scenario(&["open", "selective"], 1);
        scenario.policies[1].accept_none = true;
        (scenario.release.wire, scenario.outcome.wire_fee) = (wire, wire_fee);
        let answers = answers_of(&scenario, &four_trials());
        [0, 1].map(|policy: usize| {
            (
                answers.policies[policy].value.estimate,
                answers.policies[policy].value_spread.p05,
            )
        })
    };
    // Open: (930 − 3 · 70) / 4. The other accepted 2, 4, 0 and 2 at 5 each, and looked at none of the ten requests.
    assert_eq!(values(0, 0.0), [(180.0, -70.0), (-10.0, -20.0)]);
    assert_eq!(values(50, 100.0), [(80.0, -170.0), (-110.0, -120.0)], "the wire");
    assert_eq!(values(0, 100.0), values(0, 0.0), "no wire, no fee");
    assert_eq!(values(50, 0.0), values(0, 0.0), "a wire for nothing");
}

#[test]
fn a_single_world_leaves_what_a_trial_may_be_worth_open() {
    let mut scenario = scenario(&["open", "selective"], 4);
    scenario.policies[1].accept_none = true;
    (scenario.release.wire, scenario.outcome.wire_fee) = (50, 100.0);
    let mut outcomes = four_trials();
    outcomes.trials_per_world = 4;
    let policies = answers_of(&scenario, &outcomes).policies;
    // From everybody accepted (10 · 5) and nobody buying to nobody accepted and all of 100 people buying.
    assert_eq!((policies[0].value.low, policies[0].value.high), (-170.0, 99_880.0));
    assert!(policies[1].value.high >= 99_900.0 && policies[1].value.low <= -110.0);
}

#[test]
fn cascade_sizes_by_hand() {
    let mut outcomes = four_trials();
    for (row, (people, most_hops)) in outcomes
        .rows
        .iter_mut()
        .step_by(2)
        .zip([(3, 1), (40, 4), (0, 0), (3, 2)])
    {
        (row.people, row.most_hops) = (people, most_hops);
    }
    let sizes = &answers_of(&scenario(&["open", "selective"], 1), &outcomes).policies[0].cascade_sizes;
    assert_eq!((sizes.silent.estimate, sizes.star.estimate), (0.25, 0.25));
    let points: Vec<(u32, f64)> = sizes
        .points
        .iter()
        .map(|point| (point.people, point.at_least.estimate))
        .collect();
    assert_eq!(points, [(3, 0.75), (40, 0.25)]);
    // Wilson, 3 of 4.
    assert_close(sizes.points[0].at_least.low, 0.300_641_842_582_402_4);
}

#[test]
fn a_funnel_by_hand() {
    let mut outcomes = four_trials();
    let counts = [[6, 4, 1, 1], [2, 2, 0, 0], [0, 0, 0, 0], [4, 2, 1, 3]];
    for (row, counts) in outcomes.rows.iter_mut().step_by(2).zip(counts) {
        [row.heard, row.heard_accepted, row.heard_passed_on, row.passed_on] = counts;
    }
    let funnel = &answers_of(&scenario(&["open", "selective"], 1), &outcomes).policies[0].funnel;
    let means = [funnel.accepted, funnel.heard, funnel.heard_accepted, funnel.passed_on].map(|mean| mean.estimate);
    assert_eq!((funnel.requests, means), (10.0, [10.0, 3.0, 2.0, 1.0]));
    assert_close(funnel.heard_passed_on.estimate, 0.5);
    assert_close(funnel.reach.estimate, 0.75);
    // Deviations 3, −1, −3, 1: variance 20/3, t(0.975, 3) = 3.182446305; the interval stops at 0.
    assert_close(funnel.heard.high, 3.0 + 3.182_446_305 * (20.0_f64 / 3.0 / 4.0).sqrt());
    assert_eq!((funnel.heard.low, funnel.accepted.high), (0.0, 10.0));
}

#[test]
fn people_over_time_are_quantiles_over_trials() {
    let scenario = scenario(&["open", "selective"], 1);
    let mut tally = Tally::of(&scenario, &four_trials());
    tally.readers = ReadersOverTime::at(vec![0.0, 100.0], 2);
    for (trial, people) in [1, 2, 3, 40].into_iter().enumerate() {
        for (cell, readers) in [0, people, trial as u32, 5].into_iter().enumerate() {
            tally.readers.trials_by_readers[cell].add(readers);
        }
    }
    let policies = answers(&scenario, &tally, "", "").policies;
    let last = policies[0].people_over_time[1];
    let quantiles = [last.p05, last.p25, last.median, last.p75, last.p95];
    assert_eq!((last.hours, quantiles), (100.0, [1, 1, 2, 3, 40]));
    assert_eq!(
        (
            policies[0].people_over_time[0].p95,
            policies[1].people_over_time[0].median
        ),
        (0, 1)
    );
}

#[test]
fn one_world_leaves_means_unknown() {
    let mut outcomes = four_trials();
    outcomes.trials_per_world = 4;
    let answers = answers_of(&scenario(&["open", "selective"], 4), &outcomes);
    let accepted = answers.policies[0].funnel.accepted;
    assert_eq!((accepted.low, accepted.estimate, accepted.high), (0.0, 10.0, 10.0));
}

/// Share of experiments whose interval covers the median of the times: `worlds` of `size` trials, three in ten of which reach,
/// after e^luck hours, where luck is symmetric around 0; `alike` is how much of it all trials of a world share.
fn median_coverage(experiments: u32, worlds: u32, size: u64, alike: f64) -> f64 {
    let scenario = scenario(&["open"], size);
    let covers = |experiment: &u32| {
        let mut dice = Dice(u64::from(*experiment) << 32);
        let mut rows = Vec::new();
        for _ in 0..worlds {
            let shift = dice.unit() - 0.5;
            for _ in 0..size {
                let luck = alike * shift + dice.unit() - 0.5;
                rows.push(if dice.unit() < 0.3 {
                    reached(luck.exp(), 2, Way::Repost, 0, 0b1)
                } else {
                    Outcome::SILENT
                });
            }
        }
        let outcomes = Outcomes {
            policies: 1,
            trials_per_world: size,
            rows,
            most_rows: usize::MAX,
        };
        let answers = answers_of(&scenario, &outcomes);
        let (low, high) = answers.policies[0].median_range().expect("there are successes enough");
        low <= 1.0 && 1.0 <= high
    };
    (0..experiments).filter(covers).count() as f64 / f64::from(experiments)
}

#[test]
fn nineteen_of_twenty_intervals_hold_the_median_time() {
    // 4 000 experiments: a share of 0.95 is off by 0.0172 once in a million times (z = 5). Ranks are whole, so that the true share is
    // up to 0.965 for independent trials (about 100 successes); t over 20 worlds is close to its level, not at it, which
    // gets 0.01.
    let off = 5.0 * (0.95_f64 * 0.05 / 4000.0).sqrt();
    let independent = median_coverage(4000, 330, 1, 1.0);
    assert!((0.95 - off..=0.965 + off).contains(&independent), "{independent}");
    for alike in [0.0, 1.0] {
        let nested = median_coverage(4000, 20, 50, alike);
        assert!((0.94 - off..=0.96 + off).contains(&nested), "{alike}: {nested}");
    }
}
