//! Sweeps, break-evens, sensitivity and tuning on a firm whose answers are known.

use crate::kit::scenario;
use rayon::prelude::*;
use whoknows::estimate::Standing;
use whoknows::scenario::{Axis, Level, Sample, Scenario};
use whoknows::spread::prospect::Detail;
use whoknows::study::breakeven::{self, BreakEven, Finding, breakeven};
use whoknows::study::cells::{Asked as _, Cell, Effort, Reaches, simulate};
use whoknows::study::optimum::{self, Goal, Optimum, optimum};
use whoknows::study::points::Points;
use whoknows::study::sensitivity::{Extent, ranges, sensitivity};
use whoknows::study::sweep::{Design, sweep};
use whoknows::tally::Tally;
use whoknows::trial::Tables;
use whoknows::world::Watch;

/// One executive asks and notices with ½. "yes" accepts, and is heard with 0.6 of that: it reaches in 30 of 100 trials. "no" declines, and
/// is heard with `declined_engagement` of it, so that it reaches as often where that is 0.6.
const FIRM: &str = r#"
    [world]
    people = 10
    [world.network]
    mean_audience = 1
    [[segment]]
    name = "executive"
    fraction = 1
    decision_maker = true
    repost = 0
    forward = 0
    [[policy]]
    name = "yes"
    [[policy]]
    name = "no"
    accept_none = true
    [requests]
    count = 1
    [circle]
    engagement = 0.6
    declined_stay = 1
    declined_engagement = 0.3
    [attention]
    model = "constant"
    notice = 0.5
    [release]
    posts = [0]
    horizon = 1e6
    [experiment]
    practical_difference = 0
"#;

fn firm(seed: u64) -> Scenario {
    let mut firm = scenario(FIRM);
    firm.seed = seed;
    firm
}

fn axis(text: &str, scenario: &Scenario) -> Axis {
    Axis::parse(text, scenario).unwrap_or_else(|error| panic!("{error}"))
}

fn swept(scenario: &Scenario, vary: &[&str], sample: Sample, trials: u64) -> Vec<(Vec<Level>, Cell)> {
    let axes = vary.iter().map(|text| axis(text, scenario)).collect();
    let design = Design::over(axes, sample, scenario.seed);
    let effort = Effort::conditional(trials);
    let found = sweep(
        scenario,
        "",
        (&design, effort),
        &mut Points::new(&Watch::never(), &mut |_| ()),
    );
    let found = found.unwrap_or_else(|error| panic!("{error}"));
    let levels = found.points.into_iter().map(|point| point.levels);
    levels.zip(found.cells).collect()
}

fn flips(scenario: &Scenario, asked: &breakeven::Asked) -> BreakEven {
    let found = breakeven(scenario, asked, &mut Points::new(&Watch::never(), &mut |_| ()));
    found.unwrap_or_else(|error| panic!("{error}"))
}

fn tuned(scenario: &Scenario, asked: &optimum::Asked) -> Optimum {
    let found = optimum(scenario, "", asked, &mut Points::new(&Watch::never(), &mut |_| ()));
    found
        .unwrap_or_else(|error| panic!("{error}"))
        .expect("it was not interrupted")
}

#[test]
fn a_sweep_finds_the_closed_form_at_every_point() {
    let cells = swept(
        &firm(1),
        &["attention.notice=0.1:0.9:5", "circle.engagement=0.5,1"],
        Sample::Grid,
        4000,
    );
    assert_eq!(cells.len(), 10);
    for (levels, cell) in &cells {
        let [notice, engagement] = [0, 1].map(|place| levels[place].number().expect("a number"));
        let truth = notice * engagement;
        // Ten points at 4.9 standard errors: by chance once in 100 000.
        let error = (truth * (1.0 - truth) / 4000.0).sqrt();
        let reach = cell.policies[0].reach;
        assert!((reach.estimate - truth).abs() < 4.9 * error, "{levels:?}: {reach:?}");
        assert!(reach.low <= reach.estimate && reach.estimate <= reach.high);
    }
    // The same luck everywhere: who notices more reaches in the same trials and in others.
    let of_one = cells.iter().filter(|(levels, _)| levels[1] == Level::Number(1.0));
    let reaches: Vec<f64> = of_one.map(|(_, cell)| cell.policies[0].reach.estimate).collect();
    assert!(reaches.is_sorted(), "{reaches:?}");
}

#[test]
fn samples_have_the_points_that_were_asked_for_and_fill_every_axis() {
    for sample in [Sample::LatinHypercube(20), Sample::Sobol(16)] {
        let cells = swept(
            &firm(1),
            &["attention.notice=0:1", "circle.engagement=0.5,1"],
            sample,
            10,
        );
        let (low, high) = cells.iter().fold((1.0_f64, 0.0_f64), |(low, high), (levels, _)| {
            let notice = levels[0].number().expect("a number");
            (low.min(notice), high.max(notice))
        });
        assert!(low < 0.1 && high > 0.9, "{sample:?}: {low} to {high}");
        let ones = cells
            .iter()
            .filter(|(levels, _)| levels[1] == Level::Number(1.0))
            .count();
        assert!((4..=16).contains(&ones), "{sample:?}: {ones}");
    }
}

fn asked(vary: &str, scenario: &Scenario, trials: u64) -> breakeven::Asked {
    breakeven::Asked {
        axis: axis(vary, scenario),
        leader: 0,
        rivals: vec![1],
        effort: Effort::conditional(trials),
    }
}

#[test]
fn the_interval_of_a_break_even_holds_the_root() {
    let held = (0..500_u64)
        .into_par_iter()
        .filter(|&seed| {
            let firm = firm(seed);
            let asked = asked("circle.declined_engagement=0:1", &firm, 1000);
            let found = flips(&firm, &asked);
            match &found.roots[..] {
                [root] => {
                    assert!(
                        root.falls && root.rival == "no" && root.low <= root.estimate && root.estimate <= root.high
                    );
                    assert!(root.high - root.low < 0.5, "{root:?}");
                    root.low <= 0.6 && 0.6 <= root.high
                }
                _ => false,
            }
        })
        .count();
    // At 95 % of 500, fewer than 475 would be as likely as not; the intervals hold together and so more often.
    assert!(held >= 475, "{held} of 500");
}

#[test]
fn where_nothing_flips_it_says_so() {
    let found = |vary: &str, practical_difference: f64| {
        let mut firm = firm(1);
        firm.experiment.practical_difference = practical_difference;
        let asked = asked(vary, &firm, 4000);
        flips(&firm, &asked)
    };
    assert_eq!(found("attention.notice=0.2:0.9", 0.0).finding(), Finding::StaysAhead);
    assert_eq!(found("circle.engagement=0.05:0.2", 0.0).finding(), Finding::StaysBehind);
    assert_eq!(found("circle.dilution=0:1", 0.0).finding(), Finding::StaysAhead);
    // Both reach with 0.3, in the very same trials.
    let mut same = firm(1);
    same.circle.declined_engagement = 0.6;
    same.experiment.practical_difference = 0.05;
    let asked = asked("circle.dilution=0:1", &same, 4000);
    let flat = flips(&same, &asked);
    assert_eq!(flat.finding(), Finding::Flat);
}

#[test]
fn every_root_of_several_is_found() {
    // Two contacts where the firm can serve one: how well each is heard falls and the lead with it, on the way up and down again.
    let firm = firm(3);
    let there_and_back = asked("circle.engagement,circle.declined_engagement=0.1:0.9", &firm, 2000);
    let found = flips(&firm, &there_and_back);
    assert!(found.roots.is_empty(), "moved together they stay level: {found:?}");
}

#[test]
fn sensitivity_finds_what_the_formula_says() {
    // The lead is notice × (engagement − declined_engagement), over cubes: the shares of its variance by hand. With v in 0.2 … 0.8 (mean
    // 0.5, variance 0.03) and w = e − d, e in 0.4 … 1, d in 0 … 0.6 (mean of w 0.4, variance 0.06): Var = E[v²]E[w²] − (E[v]E[w])² =
    // 0.28 · 0.22 − 0.04 = 0.0216; first-order shares: v 0.4² · 0.03 / 0.0216 = 0.2222, e and d 0.5² · 0.03 / 0.0216 = 0.3472 each.
    let firm = firm(1);
    let texts = [
        "attention.notice=0.2:0.8",
        "circle.engagement=0.4:1",
        "circle.declined_engagement=0:0.6",
        "circle.capacity=100:200",
    ]
    .map(str::to_owned);
    let assumptions = ranges(&texts, &firm).unwrap_or_else(|error| panic!("{error}"));
    let extent = Extent {
        effort: Effort::conditional(2000),
        futures: 300,
    };
    let found = sensitivity(
        &firm,
        "",
        (&assumptions, extent),
        &mut Points::new(&Watch::never(), &mut |_| ()),
    );
    let found = found.unwrap_or_else(|error| panic!("{error}"));

    let lead_at = |name: &str| {
        let place = assumptions
            .iter()
            .position(|assumption| assumption.path == name)
            .expect("it was asked");
        let bar = found
            .tornado
            .bars
            .iter()
            .find(|bar| bar.assumption == place)
            .expect("it has a bar");
        (bar.low.lead.estimate, bar.high.lead.estimate)
    };
    let near =
        |(low, high): (f64, f64), truth: (f64, f64)| (low - truth.0).abs() < 0.05 && (high - truth.1).abs() < 0.05;
    assert!(near(lead_at("attention.notice"), (0.06, 0.24)));
    assert!(near(lead_at("circle.declined_engagement"), (0.3, 0.0)));
    assert!(near(lead_at("circle.capacity"), (0.15, 0.15)));

    let influences = found.influences.as_ref().expect("there are two policies");
    let share = |name: &str| {
        let place = assumptions
            .iter()
            .position(|assumption| assumption.path == name)
            .expect("it was asked");
        *influences
            .rows
            .iter()
            .find(|row| row.assumption == place)
            .expect("it has a row")
    };
    assert!(share("circle.capacity").size < 1e-9 && share("circle.capacity").first.is_none());
    for (name, truth) in [
        ("attention.notice", 0.2222),
        ("circle.engagement", 0.3472),
        ("circle.declined_engagement", 0.3472),
    ] {
        let first = share(name).first.expect("it matters");
        assert!((first.estimate - truth).abs() < 0.12, "{name}: {first:?}");
    }

    // By brute force: the regret of each policy in every future, and who wins it.
    let futures = &found.futures;
    assert_eq!(futures.futures.len(), 300);
    let worst = |policy: usize| {
        let regret = |reaches: &[f64]| reaches[0].max(reaches[1]) - reaches[policy];
        futures
            .futures
            .iter()
            .map(|future| regret(&future.reaches))
            .fold(0.0, f64::max)
    };
    for (place, policy) in futures.policies.iter().enumerate() {
        assert_eq!(policy.regret_worst, worst(place));
        let sum = policy.wins.estimate + policy.level.estimate + policy.loses.estimate;
        assert!((sum - 1.0).abs() < 1e-12, "{policy:?}");
    }
    assert!(futures.policies[0].wins.estimate > 0.85, "{:?}", futures.policies);
}

#[test]
fn a_rule_says_when_the_runner_up_wins() {
    let firm = firm(2);
    let texts = [
        "circle.engagement=0.2:1",
        "circle.declined_engagement=0.2:0.9",
        "attention.notice=0.4:0.8",
    ]
    .map(str::to_owned);
    let assumptions = ranges(&texts, &firm).unwrap_or_else(|error| panic!("{error}"));
    let extent = Extent {
        effort: Effort::conditional(500),
        futures: 400,
    };
    let found = sensitivity(
        &firm,
        "",
        (&assumptions, extent),
        &mut Points::new(&Watch::never(), &mut |_| ()),
    );
    let rule = found
        .unwrap_or_else(|error| panic!("{error}"))
        .futures
        .rule
        .expect("there is one");
    assert_eq!(rule.policy, "no");
    let limited: Vec<usize> = rule.sides.iter().map(|side| side.assumption).collect();
    assert!(limited.contains(&0) && limited.contains(&1), "{rule:?}");
    assert!(
        rule.density > 0.7 && rule.coverage > 0.5 && rule.p_value < 1e-6,
        "{rule:?}"
    );
}

#[test]
fn the_ends_say_how_the_leader_stands() {
    let firm = firm(1);
    let texts = [
        "circle.declined_engagement=0:1".to_owned(),
        "circle.engagement=0.6:0.9".to_owned(),
    ];
    let assumptions = ranges(&texts, &firm).unwrap_or_else(|error| panic!("{error}"));
    let found = whoknows::study::sensitivity::tornado(
        &firm,
        &assumptions,
        Effort::conditional(1000),
        &mut Points::new(&Watch::never(), &mut |_| ()),
    );
    let found = found.unwrap_or_else(|error| panic!("{error}"));
    let [longest, other] = &found.bars[..] else {
        panic!("{found:?}")
    };
    assert_eq!(
        (longest.assumption, longest.low.standing, longest.high.standing),
        (0, Standing::Ahead, Standing::Behind)
    );
    assert_eq!(longest.high.best, "no");
    assert_eq!(
        (other.low.standing, other.high.standing),
        (Standing::Ahead, Standing::Ahead)
    );
}

#[test]
fn the_best_thresholds_are_found_and_judged_on_other_trials() {
    // Ten executives ask, each heard with ½ · min(1, 3/k)²: up to three contacts help, and each further one harms.
    let mut firm = firm(1);
    firm.world.people = 1000;
    firm.requests.count = 10;
    firm.circle.engagement = 1.0;
    firm.circle.capacity = 3.0;
    firm.circle.dilution = 2.0;
    firm.circle.declined_stay = 0.0;
    let asked = optimum::Asked {
        policy: 0,
        axes: vec![axis("policy.yes.max_contacts=1:10", &firm)],
        goal: Goal::Reach,
        effort: Effort::conditional(4000),
    };
    let found = tuned(&firm, &asked);
    assert_eq!(found.best, [Level::Number(3.0)]);
    assert_eq!(found.gain().verdict().standing, Standing::Ahead);
    // 1 − (1 − ½)³ with three contacts, 1 − (1 − 0.045)¹⁰ with ten; 4.9 standard errors of 4000 trials.
    let reach = |place: usize| found.judged.policies[place].reach.estimate;
    assert!(
        (reach(2) - 0.875).abs() < 0.026 && (reach(0) - 0.369).abs() < 0.038,
        "{found:?}"
    );
    let slice = &found.around[0];
    assert_eq!(slice.levels.len(), slice.goal.len());
    assert!(slice.goal.iter().all(|goal| goal.estimate <= 0.9));
}

#[test]
fn thresholds_that_are_worth_most_are_held_against_those_written_in_the_same_trials() {
    // Each executive who hears closes a deal of 100, and reviewing costs nothing: with k contacts k · ½ · min(1, 3/k)² · 100 a trial, most
    // with three, 150. Ten bring 45: a gain of 105.
    let mut firm = firm(1);
    firm.world.people = 1000;
    firm.requests.count = 10;
    firm.circle.engagement = 1.0;
    firm.circle.capacity = 3.0;
    firm.circle.dilution = 2.0;
    firm.circle.declined_stay = 0.0;
    firm.outcome.deal_value = 100.0;
    firm.outcome.close_rate = 1.0;
    let asked = |goal| optimum::Asked {
        policy: 0,
        axes: vec![axis("policy.yes.max_contacts=1:10", &firm)],
        goal,
        effort: Effort::conditional(4000),
    };
    let found = tuned(&firm, &asked(Goal::Value));
    assert_eq!(found.best, [Level::Number(3.0)]);
    let gain = found.value_gain.expect("value was the goal");
    assert_eq!(gain.standing, Standing::Ahead);
    // Where deals come by chances they hardly vary here; if they were counted, a trial would at most with 100² · (3 · ¼ + 10 · 0.043):
    // 4.9 standard errors of 4000 trials.
    assert!((gain.difference.estimate - 105.0).abs() < 8.5, "{gain:?}");
    assert!(gain.difference.low <= gain.difference.estimate && gain.difference.estimate <= gain.difference.high);
    let mean = |place: usize| found.judged.policies[place].value.estimate;
    assert!(
        (gain.difference.estimate - (mean(2) - mean(0))).abs() < 1e-9,
        "it is that of the same trials"
    );
    assert!(tuned(&firm, &asked(Goal::Reach)).value_gain.is_none());
}

/// Trials that end once a decision-maker is sure to read say the same of reach as whole ones, to the bit.
#[test]
fn less_detail_leaves_what_is_told_as_it_is() {
    let lively = "segment.executive.repost=0.9";
    for (text, changes) in [(FIRM, &["requests.count=8"][..]), (FIRM, &["requests.count=8", lively])] {
        let changes: Vec<String> = changes.iter().map(|change| (*change).to_owned()).collect();
        let scenario = Effort::conditional(400)
            .applied_to(&scenario(text))
            .with(&changes)
            .expect("no mistake");
        let played = |detail: Detail| {
            let tally = simulate(&scenario, detail, &Tables::default(), &Watch::never()).expect("a plan");
            tally.expect("nobody ends it")
        };
        let (whole, figures, cut) = (played(Detail::Whole), played(Detail::Figures), played(Detail::Reach));
        assert_eq!(Cell::of(&scenario, &whole), Cell::of(&scenario, &figures));
        assert_eq!(Reaches::of(&scenario, &whole), Reaches::of(&scenario, &cut));
        assert!(
            !whole.foretold.is_empty() && figures.foretold.is_empty(),
            "something was left out"
        );
        let readers = |tally: &Tally| Cell::of(&scenario, tally).policies[0].readers;
        assert!(readers(&cut) < readers(&whole), "something was left out");
    }
}
