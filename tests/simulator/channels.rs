//! Channels: cases whose truth is known, and relations that hold trial by trial.

use crate::kit::coins::COINS;
use crate::kit::{of_policy, outcomes, scenario, share_z};
use whoknows::chart::{Chart, Ink, of_channels};
use whoknows::estimate::{Answers, answers};
use whoknows::experiment::{Plan, Workspace, run};
use whoknows::scenario::{Scenario, parse};
use whoknows::trial::{Evangelist, Played};
use whoknows::words::Language;
use whoknows::world::Watch;

/// A random test of this size rings falsely less than once in a million.
const CRITICAL: f64 = 4.9;

/// People who notice what is shown to them with this probability and pass on everything at once, or nothing.
fn plain(people: &str, channels: &str, trials: u32) -> Scenario {
    scenario(&format!(
        r#"
        {COINS}
        [experiment]
        trials = {trials}
        [[policy]]
        name = "open"
        {people}
        {channels}
        "#
    ))
}

/// Of n members, each notices the firm's post with probability p: readers are binomial.
#[test]
fn a_forum_is_a_row_of_coins() {
    let trials = 4000;
    let scenario = plain(
        r#"
        [[segment]]
        name = "visitor"
        count = 12
        decision_maker = true
        repost = 0
        forward = 0
        on = { forum = 0.75 }
        [[segment]]
        name = "elsewhere"
        count = 8
        on = { forum = 0.0 }
        "#,
        "[[channel]]\nname = \"forum\"\nkind = \"forum\"",
        trials,
    );
    let outcomes = outcomes(&scenario);
    let choose = |n: u32, k: u32| (0..k).map(|i| f64::from(n - i) / f64::from(i + 1)).product::<f64>();
    for readers in 0..=6 {
        let exact =
            choose(9, readers) * 0.3_f64.powi(readers.cast_signed()) * 0.7_f64.powi((9 - readers).cast_signed());
        let seen = of_policy(&outcomes, 0).filter(|row| row.people == readers).count();
        let z = share_z(seen, trials as usize, exact);
        assert!(z.abs() < CRITICAL, "{readers} readers in {seen} trials: z = {z}");
    }
    assert!(of_policy(&outcomes, 0).all(|row| row.people <= 9));
    // Nobody has asked the firm for anything, so that no policy has declined anybody.
    let mut firsts = of_policy(&outcomes, 0).filter_map(|row| row.first);
    assert!(firsts.all(|first| first.evangelist == Evangelist::Visitor { segment: 0 }));
}

const TWO_PEOPLE: &str = r#"
    [[segment]]
    name = "contact"
    count = 1
    repost = 1
    forward = 0
    request_rate = 1
    on = { far = 1.0 }
    [[segment]]
    name = "decider"
    count = 1
    decision_maker = true
    repost = 0
    forward = 0
    request_rate = 0
    on = { near = 0.0 }
    [[segment]]
    name = "nobody in particular"
    count = 18
    repost = 0
    forward = 0
    request_rate = 0
    on = { near = 0.0, far = 0.0 }
"#;

/// The firm reaches its only contact on one channel, and the contact a decision-maker on another: p · p.
#[test]
fn channels_in_series_multiply() {
    let trials = 6000;
    let channels = r#"
        [[channel]]
        name = "near"
        requests = 1
        [[channel]]
        name = "far"
        kind = "forum"
        weak_tie = 1
        posts = []
    "#;
    let scenario = plain(TWO_PEOPLE, channels, trials);
    let reached = of_policy(&outcomes(&scenario), 0)
        .filter(|row| row.first.is_some())
        .count();
    let z = share_z(reached, trials as usize, 0.3 * 0.3);
    assert!(z.abs() < CRITICAL, "{reached}: z = {z}");
}

/// One decision-maker hears the firm on two channels: 1 − (1 − p)².
#[test]
fn channels_in_parallel_are_independent_chances() {
    let trials = 6000;
    let people = TWO_PEOPLE
        .replace("on = { near = 0.0 }", "")
        .replace("request_rate = 0\n    on", "on");
    let channels = r#"
        [[channel]]
        name = "near"
        kind = "forum"
        [[channel]]
        name = "far"
        kind = "forum"
    "#;
    let scenario = plain(&people.replace("repost = 1", "repost = 0"), channels, trials);
    let reached = of_policy(&outcomes(&scenario), 0)
        .filter(|row| row.first.is_some())
        .count();
    let z = share_z(reached, trials as usize, 1.0 - 0.7 * 0.7);
    assert!(z.abs() < CRITICAL, "{reached}: z = {z}");
}

/// A world without any price of being on more channels.
const PRICELESS: &str = r#"
    seed = 11
    [world]
    people = 600
    [world.network]
    mean_audience = 12
    [[segment]]
    name = "executive"
    count = 20
    decision_maker = true
    forward = 0
    on = { forum = 0.3 }
    [[segment]]
    name = "anybody"
    fraction = 1
    relevance = 0.4
    repost = 0.4
    forward = 0
    on = { forum = 0.1, connect = 0.6 }
    [[policy]]
    name = "open"
    [[policy]]
    name = "relevant"
    min_relevance = 0.4
    [policy.on.connect]
    [requests]
    count = 60
    [circle]
    dilution = 0
    spam_penalty = 0
    [experiment]
    trials = 60
"#;

const THREE_CHANNELS: &str = r#"
    [[channel]]
    name = "follow"
    [[channel]]
    name = "connect"
    kind = "connect"
    requests = 30
    [[channel]]
    name = "forum"
    kind = "forum"
    requests = 5
    half_life = 3
"#;

#[test]
fn where_nothing_costs_more_channels_never_lose_a_reader() {
    let scenario = scenario(&format!("{PRICELESS}{THREE_CHANNELS}"));
    let plan = Plan::new(&scenario)
        .expect("the scenario is right")
        .comparing_channels();
    let (mut workspace, mut gained) = (Workspace::default(), [0; 3]);
    for trial in 0..60 {
        let mut played = Played::default();
        plan.play_world(trial, &mut workspace, &mut played);
        for (row, without) in played.outcomes.iter().zip(played.without.chunks(3)) {
            for (gained, without) in gained.iter_mut().zip(without) {
                assert!(without.people <= row.people, "trial {trial}");
                assert!(without.first.is_none() || row.first.is_some(), "trial {trial}");
                *gained += row.people - without.people;
            }
        }
    }
    assert!(gained.iter().all(|gained| *gained > 30), "{gained:?}");
}

/// Its channel is numbered 0, and everything it leaves out is as the old sections say.
#[test]
fn one_channel_that_says_nothing_is_no_channel() {
    let text = PRICELESS
        .replace("on = {", "# on = {")
        .replace("[policy.on.connect]", "");
    let text = text
        .replace("forward = 0", "forward = 0.2")
        .replace("dilution = 0", "dilution = 0.5");
    let without = outcomes(&scenario(&text));
    let with = outcomes(&scenario(&format!("{text}\n[[channel]]\nname = \"twitter\"")));
    assert_eq!(with.rows, without.rows);
}

#[test]
fn a_channel_that_nobody_uses_changes_nothing() {
    let text = format!("{PRICELESS}{THREE_CHANNELS}");
    let unused = "[[channel]]\nname = \"unused\"\nrequests = 0\nposts = []\nrepost = 0";
    let (few, more) = (
        outcomes(&scenario(&text)),
        outcomes(&scenario(&format!("{text}{unused}"))),
    );
    assert_eq!(few.rows, more.rows);
}

#[test]
fn every_mistake_about_channels_says_what_to_type() {
    let text = format!("{PRICELESS}{THREE_CHANNELS}");
    for (from, to, said, advised) in [
        (
            "on = { forum = 0.3 }",
            "on = { form = 0.3 }",
            "no channel is named `form`",
            "did you mean `forum`?",
        ),
        (
            "[policy.on.connect]",
            "[policy.on.conect]",
            "no channel is named `conect`",
            "did you mean `connect`?",
        ),
        (
            "name = \"connect\"",
            "name = \"forum\"",
            "two tables [[channel]] are named `forum`",
            "",
        ),
        (
            "requests = 30",
            "requests = 30\n    reciprocity = 0.5",
            "`reciprocity` has no meaning here",
            "leave it out",
        ),
        (
            "requests = 5",
            "requests = 5\n    tail = 3",
            "`tail` has no meaning here",
            "leave it out",
        ),
        (
            "forum = 0.3",
            "forum = 1.3",
            "`on` must be shares by name of channel",
            "",
        ),
        (
            "requests = 5",
            "requests = 500",
            "only 64 people on `forum` have a request_rate",
            "fewer `requests`",
        ),
        (
            "mean_audience = 12",
            "mean_audience = 12\n    model = \"random\"",
            "channels have networks of their own",
            "communities",
        ),
        (
            "kind = \"forum\"",
            "kind = \"fourm\"",
            "`kind` must be",
            "did you mean \"forum\"?",
        ),
        (
            "half_life = 3",
            "halflife = 3",
            "[[channel]] has no key `halflife`",
            "did you mean `half_life`?",
        ),
    ] {
        assert!(text.contains(from), "{from}");
        let text = text.replacen(from, to, 1);
        let said_of = |text: &str| {
            let checked = parse(text, "mine.toml", std::path::Path::new(""), &[]);
            checked.map_or_else(|mistakes| mistakes.to_string(), |checked| checked.warnings.to_string())
        };
        let remarks = said_of(&text);
        assert!(remarks.contains(said) && remarks.contains(advised), "{to}:\n{remarks}");
        assert!(remarks.contains("mine.toml:"), "{to}:\n{remarks}");
    }
    let nobody = text
        .replace("forum = 0.1", "forum = 0")
        .replace("forum = 0.3", "forum = 0");
    let remarks = parse(&nobody, "mine.toml", std::path::Path::new(""), &[]).expect_err("nobody is there");
    assert!(remarks.to_string().contains("nobody is on `forum`"), "{remarks}");
}

#[test]
fn keys_of_channels_are_parameters_by_their_paths() {
    let before = scenario(&format!("{PRICELESS}{THREE_CHANNELS}"));
    for (path, value) in [
        ("channel.forum.half_life", 7.0),
        ("channel.connect.notice", 0.5),
        ("channel.connect.requests", 12.0),
        ("segment.anybody.on.connect", 0.25),
        ("policy.relevant.on.connect.min_value", 0.5),
    ] {
        let parameter = before.parameter(path).unwrap_or_else(|| panic!("no parameter {path}"));
        let mut after = before.clone();
        parameter
            .set(&mut after, value)
            .unwrap_or_else(|remarks| panic!("{remarks}"));
        assert_eq!(parameter.get(&after), Some(value), "{path}");
        assert_ne!(after, before, "{path}");
    }
}

/// The charts of channels that come of a scenario, and its answers.
fn drawn(scenario: &Scenario) -> (Vec<Chart>, Answers) {
    let plan = Plan::new(scenario).unwrap_or_else(|error| panic!("{error}"));
    let tally = run(&plan.comparing_channels(), &Watch::never(), &mut (), |_| {});
    let answers = answers(scenario, &tally, "0", "");
    (of_channels(Ink::of_house(Language::English.words()), &answers), answers)
}

/// The series above: every success goes from the one channel to the other, and all of reach is what the first adds.
#[test]
fn the_charts_of_channels_say_what_was_found() {
    let channels = r#"
        [[channel]]
        name = "near"
        requests = 1
        [[channel]]
        name = "far"
        kind = "forum"
        weak_tie = 1
        posts = []
    "#;
    let (charts, answers) = drawn(&plain(TWO_PEOPLE, channels, 2000));
    let [adds, routes] = &charts[..] else {
        panic!("two charts, not {}", charts.len());
    };
    assert_eq!((adds.name, routes.name), ("channels", "routes"));
    assert!(adds.title.contains("being on “near” adds most"), "{}", adds.title);
    assert!(
        routes.title.contains("began on “near” and ended on “far”"),
        "{}",
        routes.title
    );
    let said = routes.alt.replace('\u{a0}', " ");
    assert!(said.contains("near → far: 100 %"), "{said}");
    let leader = answers.leader();
    let found = leader.channels.as_ref().expect("there are channels");
    assert_eq!(found.adds[0].reach.estimate, leader.reach.interval().estimate);
    assert_eq!(found.adds[1].reach.estimate, 0.0);
    let whole: u64 = found.routes.iter().map(|route| route.trials).sum();
    assert_eq!(whole, leader.successes);
}

#[test]
fn without_channels_there_are_no_charts_of_them() {
    assert!(drawn(&plain(&TWO_PEOPLE.replace("on = {", "# {"), "", 20)).0.is_empty());
}
