//! The firm's side of the model, one rule at a time: worlds of a few people in which each rule has a closed form.

use std::fmt::Write as _;

use statrs::distribution::{Beta, ContinuousCDF, Normal};

use crate::Topic;
use crate::kit::{of_policy, outcomes, scenario_with};
use crate::row::{Effort, Mean, Row};
use whoknows::spread::Way;
use whoknows::tally::Outcomes;
use whoknows::trial::Outcome;

pub const TOPIC: Topic = Topic {
    name: "firm",
    title: "The firm's rules, one at a time",
    about: "Networks of a few people, in which each rule of [the model](model.md) alone decides and has a closed form: requests, policies, \
            circle, attention, time, interest, forwards, wire, deals. `v` is the chance to notice, a share is of trials.",
    rows,
};

/// A few people: `arcs` as `u v` (v hears u) and the segment of each node. `scenario` holds the segments and all keys
/// that differ from a plain world in which everybody notices everything and nobody tires.
struct Few<'a> {
    arcs: &'a [(u32, u32)],
    segments: &'a [&'a str],
    scenario: &'a str,
}

/// A plain world; a test's own keys are set over it, and its tables come behind.
const PLAIN: &str = r#"
[world]
enthusiasm_spread = 0
[world.network]
model = "file"
path = "arcs.txt"
format = "edge-list"
header = "none"
segments = "segments.txt"
weak_tie = 1
[requests]
count = 1
closure = 0
[circle]
engagement = 1
dilution = 0
spam_penalty = 0
declined_stay = 0
[attention]
model = "constant"
notice = 1
[release]
breadth = 1
half_life = 1e12
horizon = 1e12
posts = [0]
"#;

impl Few<'_> {
    fn play(&self, trials: u64) -> Outcomes {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let (mut lines, mut labels) = (String::new(), String::new());
        for (node, segment) in self.segments.iter().enumerate() {
            writeln!(lines, "{node} {node}").expect("text can be written");
            writeln!(labels, "{node} {segment}").expect("text can be written");
        }
        for (from, to) in self.arcs {
            writeln!(lines, "{from} {to}").expect("text can be written");
        }
        // Two whom nobody of the others hears, so that every network has an arc.
        writeln!(lines, "90 91").expect("text can be written");
        labels.push_str("90 bystander\n91 bystander\n");
        std::fs::write(folder.path().join("arcs.txt"), lines).expect("a file can be written");
        std::fs::write(folder.path().join("segments.txt"), labels).expect("a file can be written");
        // Lines `section.key = value`, and behind them whole tables of segments and policies.
        let tables = self.scenario.find("[[").unwrap_or(self.scenario.len());
        let (keys, tables) = self.scenario.split_at(tables);
        let keys: Vec<&str> = keys.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let text = format!("{PLAIN}\n[experiment]\nworlds = {trials}\ntrials_per_world = 1\n{tables}\n{BYSTANDER}\n");
        outcomes(&scenario_with(&text, folder.path(), &keys))
    }
}

/// A share of trials and what it must be.
struct Rule<'a> {
    name: &'a str,
    few: Few<'a>,
    probability: f64,
    happens: &'a dyn Fn(&Outcome) -> bool,
}

/// So many trials of these few people must end so.
fn rule<'a>(
    name: &'a str,
    arcs: &'a [(u32, u32)],
    segments: &'a [&'a str],
    scenario: &'a str,
    probability: f64,
    happens: &'a dyn Fn(&Outcome) -> bool,
) -> Rule<'a> {
    Rule {
        name,
        few: Few {
            arcs,
            segments,
            scenario,
        },
        probability,
        happens,
    }
}

const BYSTANDER: &str = "[[segment]]
name = \"bystander\"
decision_maker = true
request_rate = 0
relevance = 0
repost = 0
forward = 0";

const OPEN: &str = "\n[[policy]]\nname = \"open\"\n";

fn rows(effort: Effort) -> Vec<Row> {
    let trials = effort.of(30_000, 200_000);
    let mut rows = Vec::new();
    rows.extend(noticing(trials));
    rows.extend(time(trials));
    rows.extend(interest(trials));
    rows.extend(policies(trials));
    rows.extend(requests(trials));
    rows.extend(circle(trials));
    rows.extend(forwards_wire_deals(trials));
    rows
}

fn check(trials: u64, rules: Vec<Rule<'_>>) -> Vec<Row> {
    rules
        .into_iter()
        .map(|rule| {
            let played = rule.few.play(trials);
            let hits = of_policy(&played, 0).filter(|row| (rule.happens)(row)).count();
            Row::share(rule.name, rule.probability, hits as u64, trials)
        })
        .collect()
}

/// One person who asks and reads; further lines of the segment.
fn alone(keys: &str, segment: &str) -> String {
    let silent = if segment.contains("repost") { "" } else { "repost = 0" };
    format!("{keys}\n[[segment]]\nname = \"a\"\ndecision_maker = true\nforward = 0\n{silent}\n{segment}\n{OPEN}")
}

/// Somebody whom the firm is heard by for sure and who reposts for sure to `b`.
fn speaker(keys: &str, listener: &str) -> String {
    format!(
        "{keys}\n[[segment]]\nname = \"a\"\nrepost = 1\nforward = 0\n[[segment]]\nname = \"b\"\nrequest_rate = 0\nrepost = 0\n\
         forward = 0\n{listener}\n{OPEN}"
    )
}

fn noticing(trials: u64) -> Vec<Row> {
    let reads = |row: &Outcome| row.people == 1;
    let both = |row: &Outcome| row.people == 2;
    let loud = "circle.engagement = 1e6";
    let two_posts = alone("attention.notice = 0.3\nrelease.posts = [0, 24]", "");
    let engaged = alone("attention.notice = 0.4\ncircle.engagement = 1.5", "");
    let weak = speaker(
        &format!("{loud}\nattention.notice = 0.8\nworld.network.weak_tie = 0.5"),
        "",
    );
    let feed = speaker(
        "circle.engagement = 1e6\nattention.model = \"feed\"\nattention.notice = 0.8\nattention.span = 3",
        "",
    );
    let inverse = speaker("circle.engagement = 1e6\nattention.model = \"inverse\"", "");
    let one = &[][..];
    let way = &[(0, 1)][..];
    let mutual = &[(0, 1), (1, 0)][..];
    let crowd = &[(0, 1), (2, 1), (3, 1)][..];
    check(
        trials,
        vec![
            rule(
                "two posts, v = 0.3: either is noticed",
                one,
                &["a"],
                &two_posts,
                1.0 - 0.7 * 0.7,
                &reads,
            ),
            rule("engagement 1.5, v = 0.4", one, &["a"], &engaged, 0.6, &reads),
            rule(
                "one-way tie of strength 0.5, v = 0.8",
                way,
                &["a", "b"],
                &weak,
                0.4,
                &both,
            ),
            rule("the same tie answered", mutual, &["a", "b"], &weak, 0.8, &both),
            rule(
                "feed: 0.8/(1 + 3 followees/3)",
                crowd,
                &["a", "b", "b", "b"],
                &feed,
                0.4,
                &both,
            ),
            rule(
                "inverse: 1/(3 followees)",
                crowd,
                &["a", "b", "b", "b"],
                &inverse,
                1.0 / 3.0,
                &both,
            ),
        ],
    )
}

fn time(trials: u64) -> Vec<Row> {
    let reads = |row: &Outcome| row.people == 1;
    let in_time = |horizon: f64| {
        alone(
            &format!("attention.delay_median = 3\nattention.delay_spread = 1.2\nrelease.horizon = {horizon}"),
            "",
        )
    };
    let (median, one_sigma) = (in_time(3.0), in_time(3.0 * 1.2_f64.exp()));
    let rule = |name, scenario, probability| Rule {
        name,
        few: Few {
            arcs: &[],
            segments: &["a"],
            scenario,
        },
        probability,
        happens: &reads,
    };
    let mut rows = check(
        trials,
        vec![
            rule("delays: read within the median", &median, 0.5),
            rule(
                "delays: read within the median · e^spread",
                &one_sigma,
                Normal::standard().cdf(1.0),
            ),
        ],
    );
    // Two hops of an hour each: the second is read at hour two exactly.
    let chain = |horizon: f64| {
        speaker(
            &format!("attention.delay_median = 1\nattention.delay_spread = 0\nrelease.horizon = {horizon}"),
            "decision_maker = true",
        )
    };
    for (name, horizon, people) in [
        ("read at the horizon exactly: it counts, so never missing", 2.0, 2),
        ("read a thousandth of an hour later: never there", 1.999, 1),
        ("a horizon before the second hop: nobody beyond the first", 1.0, 1),
    ] {
        let played = Few {
            arcs: &[(0, 1)],
            segments: &["a", "b"],
            scenario: &chain(horizon),
        }
        .play(trials / 10);
        let others = played.rows.iter().filter(|row| row.people != people).count();
        rows.push(Row::never(name, trials / 10, others as u64));
    }
    rows
}

/// Something that a trial does or not: what it is, its probability, whether it happened.
type Coin = (&'static str, f64, fn(&Outcome) -> bool);

fn interest(trials: u64) -> Vec<Row> {
    let reposts = |row: &Outcome| row.reposts == 1;
    let day = "attention.delay_median = 24\nattention.delay_spread = 0\nrelease.half_life = 24";
    let aged = alone(day, "repost = 0.8");
    let broad = alone(
        "release.breadth = 0.2\nrelease.appeal = 1.5",
        "repost = 0.9\nrelevance = 0",
    );
    let relevant = alone(
        "release.breadth = 0.2\nrelease.appeal = 0.5",
        "repost = 0.9\nrelevance = 1",
    );
    let favoured = alone("circle.favour = 2", "repost = 0.3");
    let keen = alone("world.enthusiasm_spread = 1", "repost = 0.1");
    // E min(1, ε/10), ε lognormal with mean 1: the part below the cap and the part above.
    let normal = Normal::standard();
    let cap = 10.0_f64.ln();
    let enthusiasm = 0.1 * normal.cdf(cap - 0.5) + normal.cdf(-cap - 0.5);
    let rule = |name, scenario, probability, happens| Rule {
        name,
        few: Few {
            arcs: &[],
            segments: &["a"],
            scenario,
        },
        probability,
        happens,
    };
    let mut rows = check(
        trials,
        vec![
            rule("repost 0.8, read after one half-life", &aged, 0.4, &reposts),
            rule(
                "repost 0.9, appeal 1.5, no relevance, breadth 0.2",
                &broad,
                0.9 * 1.5 * 0.2,
                &reposts,
            ),
            rule("repost 0.9, appeal 0.5, full relevance", &relevant, 0.45, &reposts),
            rule("repost 0.3, accepted, favour 2", &favoured, 0.6, &reposts),
            rule(
                "repost 0.1, enthusiasm of spread 1: E min(1, ε/10)",
                &keen,
                enthusiasm,
                &reposts,
            ),
        ],
    );
    // Repost and forward are independent coins.
    let keys = "circle.engagement = 1e9\nattention.notice = 1e-9";
    let scenario = format!(
        "{keys}\n[[segment]]\nname = \"a\"\nrepost = 0.5\nforward = 0.5\n[[segment]]\nname = \"b\"\nrequest_rate = 0\nopen_rate = 0\n{OPEN}"
    );
    let played = Few {
        arcs: &[(0, 1)],
        segments: &["a", "b"],
        scenario: &scenario,
    }
    .play(trials);
    let coins: [Coin; 3] = [
        ("reposts, p = 0.5", 0.5, |row| row.reposts == 1),
        ("forwards, p = 0.5", 0.5, |row| row.forwards == 1),
        ("both: independent coins", 0.25, |row| {
            row.reposts == 1 && row.forwards == 1
        }),
    ];
    for (name, probability, happens) in coins {
        let hits = played.rows.iter().filter(|row| happens(row)).count() as u64;
        rows.push(Row::share(name, probability, hits, trials));
    }
    rows
}

/// What a policy sees of one profile.
fn policies(trials: u64) -> Vec<Row> {
    let accepted = |row: &Outcome| row.accepted == 1;
    let asks = |segment: &str, condition: &str| {
        format!(
            "[[segment]]\nname = \"a\"\n{segment}\n[[segment]]\nname = \"b\"\nrequest_rate = 0\n[[policy]]\nname = \"asks\"\n{condition}"
        )
    };
    let bio = asks("bio = 0.6", "require_bio = true");
    let spam = asks("looks_spam = 0.3", "reject_spam = true");
    let value = asks("apparent_value = 0.3", "min_value = 0.5");
    let relevance = asks("relevance = 1\nbio = 1", "min_relevance = 0.9");
    let hidden = asks("relevance = 1\nbio = 0.7", "min_relevance = 0.5");
    let beta = 1.0 - Beta::new(3.0, 7.0).expect("a law").cdf(0.5);
    let noise = Normal::standard().cdf(1.0);
    let rule = |name, scenario, probability| Rule {
        name,
        few: Few {
            arcs: &[(0, 1)],
            segments: &["a", "b"],
            scenario,
        },
        probability,
        happens: &accepted,
    };
    let mut rows = check(
        trials,
        vec![
            rule("require_bio, bio = 0.6", &bio, 0.6),
            rule("reject_spam, looks_spam = 0.3", &spam, 0.7),
            rule("min_value 0.5, mean 0.3, concentration 10: Beta(3, 7)", &value, beta),
            rule("min_relevance 0.9, relevance 1, noise 0.1: Φ(1)", &relevance, noise),
            rule("min_relevance 0.5, relevance 1, bio 0.7", &hidden, 0.7),
        ],
    );
    for (name, least, most) in [
        ("min_audience 1 of somebody heard by one: never declined", 1, 1),
        ("min_audience 2 of somebody heard by one: never accepted", 2, 0),
    ] {
        let scenario = asks("", &format!("min_audience = {least}"));
        let played = Few {
            arcs: &[(0, 1)],
            segments: &["a", "b"],
            scenario: &scenario,
        }
        .play(trials / 10);
        let others = played.rows.iter().filter(|row| row.accepted != most).count();
        rows.push(Row::never(name, trials / 10, others as u64));
    }
    rows
}

fn requests(trials: u64) -> Vec<Row> {
    let spammer = |row: &Outcome| row.accepted_spammers == 1;
    let no_spammer = |row: &Outcome| row.accepted_spammers == 0;
    let kinds = |keys: &str, high: f64, low: f64, policy: &str| {
        format!(
            "{keys}\n[[segment]]\nname = \"h\"\nrequest_rate = {high}\n[[segment]]\nname = \"l\"\nspam = true\nrequest_rate = {low}\n\
             [[policy]]\nname = \"asks\"\n{policy}"
        )
    };
    let by_rate = kinds("", 10.0, 1.0, "");
    let first_come = kinds("requests.count = 2", 10.0, 1.0, "max_contacts = 1");
    let closure = kinds("requests.count = 2\nrequests.closure = 0.6", 1.0, 1.0, "");
    // A→B, C alone, all alike. After A: closure takes B, else one of three, A itself starting again.
    let after_a = (0.6 + 0.4 / 3.0) / (1.0 - 0.4 / 3.0);
    // After B or C, who have no audience: closure starts again, so either of the others.
    let without_c = (after_a + 0.5) / 3.0;
    let kept = kinds("requests.count = 2\nrequests.closure = 1", 1.0, 0.25, "");
    // H→H, H→L: closure proposes either and keeps L with a quarter.
    // Whoever is first has H → all others, so the first requester is H or L; from L nobody is met, and closure = 1 goes on
    // forever until it is hopeless: only H asks first here, because L hears but is not heard.
    let fan = &[(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)][..];
    // Three who all hear each other, two H and one L, closure 1: first L with 0.25/2.25; first H: then H or L in 1 : 0.25.
    let with_l = 0.25 / 2.25 + 2.0 / 2.25 * 0.2;
    check(
        trials,
        vec![
            rule(
                "rates 10 : 1: the second kind asks",
                &[],
                &["h", "l"],
                &by_rate,
                1.0 / 11.0,
                &spammer,
            ),
            rule(
                "both ask, max_contacts 1: first come, first served",
                &[],
                &["h", "l"],
                &first_come,
                1.0 / 11.0,
                &spammer,
            ),
            rule(
                "closure 0.6 over one arc: nobody but its ends",
                &[(0, 1)],
                &["h", "h", "l"],
                &closure,
                without_c,
                &no_spammer,
            ),
            rule(
                "closure 1 keeps those met by their rates",
                fan,
                &["h", "h", "l"],
                &kept,
                with_l,
                &spammer,
            ),
        ],
    )
}

fn circle(trials: u64) -> Vec<Row> {
    let mut rows = Vec::new();
    // Two policies: everybody, nobody.
    let both = |keys: &str, segment: &str| {
        format!(
            "{keys}\n[[segment]]\nname = \"a\"\nforward = 0\n{segment}{OPEN}[[policy]]\nname = \"nobody\"\naccept_none = true"
        )
    };
    let play = |scenario: &str, people: usize| {
        Few {
            arcs: &[],
            segments: &vec!["a"; people],
            scenario,
        }
        .play(trials)
    };
    let mut share = |name: &str, played: &Outcomes, policy: usize, probability: f64, happens: fn(&Outcome) -> bool| {
        let hits = of_policy(played, policy).filter(|row| happens(row)).count() as u64;
        rows.push(Row::share(name, probability, hits, trials));
    };
    let stays = play(
        &both(
            "circle.declined_stay = 0.4\ncircle.declined_engagement = 1",
            "repost = 0",
        ),
        1,
    );
    share("declined, stays with 0.4", &stays, 1, 0.4, |row| row.people == 1);
    let engaged = play(
        &both(
            "circle.declined_stay = 1\ncircle.declined_engagement = 0.6\nattention.notice = 0.5",
            "repost = 0",
        ),
        1,
    );
    share("declined who stay, engagement 0.6, v = 0.5", &engaged, 1, 0.3, |row| {
        row.people == 1
    });
    let favoured = play(
        &both(
            "circle.declined_stay = 1\ncircle.favour = 2\ncircle.declined_engagement = 1",
            "repost = 0.3",
        ),
        1,
    );
    share("favour 2, accepted: repost 0.3", &favoured, 0, 0.6, |row| {
        row.reposts == 1
    });
    share("favour 2, declined: repost 0.3", &favoured, 1, 0.3, |row| {
        row.reposts == 1
    });
    let mut mean = |name: &str, played: &Outcomes, expectation: f64| {
        let people: Vec<f64> = of_policy(played, 0).map(|row| f64::from(row.people)).collect();
        rows.push(Row::mean(name, expectation, Mean::of(&people)));
    };
    let diluted = play(
        &both(
            "requests.count = 4\ncircle.capacity = 1\ncircle.dilution = 0.5\nattention.notice = 0.8",
            "repost = 0",
        ),
        4,
    );
    mean(
        "4 contacts, capacity 1, dilution 0.5, v = 0.8: readers",
        &diluted,
        4.0 * 0.8 * 0.5,
    );
    let scenario = format!(
        "requests.count = 4\ncircle.spam_penalty = 2\nattention.notice = 0.8\n[[segment]]\nname = \"a\"\nrepost = 0\nforward = 0\n\
         [[segment]]\nname = \"s\"\nspam = true\nrepost = 0\nforward = 0{OPEN}"
    );
    let spammed = Few {
        arcs: &[],
        segments: &["a", "s", "a", "s"],
        scenario: &scenario,
    }
    .play(trials);
    mean(
        "half of 4 contacts spam, penalty 2, v = 0.8: readers",
        &spammed,
        4.0 * 0.8 * 0.25,
    );
    rows
}

fn forwards_wire_deals(trials: u64) -> Vec<Row> {
    let by_forward = |row: &Outcome| row.first.is_some_and(|first| first.way == Way::Forward);
    let deal = |row: &Outcome| row.deals == 1;
    let reads_two = |row: &Outcome| row.people == 2;
    let first_told = |row: &Outcome| row.decision_makers == 1;
    let sends = |keys: &str, close: &str, far: &str| {
        format!(
            "{keys}\n[[segment]]\nname = \"a\"\nrepost = 0\nforward = 1\n[[segment]]\nname = \"close\"\nrequest_rate = 0\nrepost = 0\n\
             forward = 0\ndecision_maker = true\n{close}\n[[segment]]\nname = \"far\"\nrequest_rate = 0\nrepost = 0\nforward = 0\n{far}{OPEN}"
        )
    };
    let aimed = sends(
        "forwarding.targeting = 3",
        "relevance = 1\nopen_rate = 1",
        "relevance = 0\nopen_rate = 1",
    );
    let opened = sends("", "open_rate = 0.4", "");
    let late = sends(
        "forwarding.delay_median = 6\nforwarding.delay_spread = 1.2\nrelease.horizon = 6\nattention.delay_median = 1e-9\nattention.delay_spread = 0",
        "open_rate = 1",
        "",
    );
    let closes = sends(
        "outcome.close_rate_forwarded = 0.6\noutcome.close_rate = 0",
        "open_rate = 1",
        "",
    );
    let wire =
        "release.wire = 1\nattention.notice = 0\n[[segment]]\nname = \"r\"\nrelevance = 1\ndecision_maker = true\n\
                [[segment]]\nname = \"h\"\nrelevance = 0.5\n"
            .to_owned()
            + OPEN;
    let direct = alone("outcome.close_rate = 0.3\noutcome.close_rate_forwarded = 0", "");
    let star: Vec<(u32, u32)> = (1..=11).map(|node| (0, node)).collect();
    let stars = [
        "a", "close", "close", "far", "far", "far", "far", "far", "far", "far", "far", "far",
    ];
    let weight = 2.0 * 3.0_f64.exp();
    let pair = &[(0, 1)][..];
    let mut rows = check(
        trials,
        vec![
            rule(
                "forwards, targeting 3: two of relevance 1 among nine of 0",
                &star,
                &stars,
                &aimed,
                weight / (weight + 9.0),
                &by_forward,
            ),
            rule(
                "forwards, open_rate 0.4",
                pair,
                &["a", "close"],
                &opened,
                0.4,
                &reads_two,
            ),
            rule(
                "forwards read within the median delay",
                pair,
                &["a", "close"],
                &late,
                0.5,
                &reads_two,
            ),
            rule(
                "deals, close_rate_forwarded 0.6",
                pair,
                &["a", "close"],
                &closes,
                0.6,
                &deal,
            ),
            rule("deals, close_rate 0.3", &[], &["a"], &direct, 0.3, &deal),
        ],
    );
    // Relevance ½ with a standard deviation of 0.016: E 1/(1 + r) to second order.
    let scenario = format!("world.concentration = 1000\n{wire}");
    let first = 2.0 / 3.0 + 0.25 / 1001.0 / 1.5_f64.powi(3);
    rows.extend(check(
        trials,
        vec![rule(
            "wire to one of two, relevance 1 and ½: the first",
            &[],
            &["r", "h"],
            &scenario,
            first,
            &first_told,
        )],
    ));
    rows
}
