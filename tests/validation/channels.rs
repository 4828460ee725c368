//! Channels: worlds of a few people in which each kind of channel alone decides and has a closed form.

use crate::Topic;
use crate::kit::coins::{COINS, NOTICE};
use crate::kit::{of_policy, outcomes, scenario};
use crate::row::{Effort, Row, pearson};
use whoknows::tally::Outcomes;

pub const TOPIC: Topic = Topic {
    name: "channels",
    title: "Channels",
    about: "A contact asks to connect, notices with v = 0.3 and passes on at once; a decision-maker may hear the firm, or the contact, on another \
            channel, and notices with v as well ([the model](model.md), 7.11). Shares are of trials.",
    rows,
};

/// A contact and a decision-maker; where they are is put in.
fn pair(contact: &str, decider: &str) -> String {
    format!(
        r#"
        [[segment]]
        name = "contact"
        count = 1
        repost = 1
        forward = 0
        request_rate = 1
        on = {{ {contact} }}
        [[segment]]
        name = "decider"
        count = 1
        decision_maker = true
        repost = 0
        forward = 0
        request_rate = 0
        on = {{ {decider} }}
        [[segment]]
        name = "nobody in particular"
        count = 18
        repost = 0
        forward = 0
        request_rate = 0
        on = {{ near = 0.0, far = 0.0 }}
        "#
    )
}

fn play(people: &str, channels: &str, policy: &str, trials: u64) -> Outcomes {
    let text = format!(
        "{COINS}\n[experiment]\ntrials = {trials}\n{people}\n{channels}\n[[policy]]\nname = \"firm\"\n{policy}\n"
    );
    outcomes(&scenario(&text))
}

/// Trials in which a decision-maker read.
fn reached(outcomes: &Outcomes) -> u64 {
    of_policy(outcomes, 0).filter(|row| row.first.is_some()).count() as u64
}

fn rows(effort: Effort) -> Vec<Row> {
    let trials = effort.of(20_000, 200_000);
    let mut rows = vec![forum(trials)];
    rows.extend(in_series(trials));
    rows.push(in_parallel(trials));
    rows.extend(connecting(trials));
    rows
}

/// Each of 9 members notices the firm's post by a coin.
fn forum(trials: u64) -> Row {
    let people = r#"
        [[segment]]
        name = "visitor"
        count = 9
        decision_maker = true
        repost = 0
        forward = 0
        on = { forum = 1.0 }
        [[segment]]
        name = "elsewhere"
        count = 11
        on = { forum = 0.0 }
    "#;
    let played = play(people, "[[channel]]\nname = \"forum\"\nkind = \"forum\"", "", trials);
    let mut counts = [0; 10];
    for row in of_policy(&played, 0) {
        counts[row.people as usize] += 1;
    }
    let choose = |k: i32| (0..k).map(|i| f64::from(9 - i) / f64::from(i + 1)).product::<f64>();
    let law: Vec<f64> = (0..10)
        .map(|k| choose(k) * NOTICE.powi(k) * (1.0 - NOTICE).powi(9 - k))
        .collect();
    let (statistic, degrees) = pearson(&counts, &law);
    Row::chi_square("a forum of 9 members: readers are binomial", statistic, degrees, trials)
}

/// The firm reaches the contact on one channel, and the contact the decision-maker in a forum, where the firm is not.
fn in_series(trials: u64) -> Vec<Row> {
    let v2 = NOTICE * NOTICE;
    [
        ("two channels in series: v²", "weak_tie = 1", v2),
        (
            "… where members pass on 0.4 as readily: 0.4 v²",
            "weak_tie = 1\nrepost = 0.4",
            0.4 * v2,
        ),
        ("… where members hear each other half as well: ½ v²", "weak_tie = 0.5", 0.5 * v2),
    ]
    .into_iter()
    .map(|(truth, keys, probability)| {
        let channels = format!(
            "[[channel]]\nname = \"near\"\nrequests = 1\n[[channel]]\nname = \"far\"\nkind = \"forum\"\nposts = []\n{keys}"
        );
        let played = play(&pair("far = 1.0", "near = 0.0, far = 1.0"), &channels, "", trials);
        Row::share(truth, probability, reached(&played), trials)
    })
    .collect()
}

/// The decision-maker visits two forums, where the firm posts in both.
fn in_parallel(trials: u64) -> Row {
    let channels = "[[channel]]\nname = \"near\"\nkind = \"forum\"\n[[channel]]\nname = \"far\"\nkind = \"forum\"";
    let people = pair("near = 0.0, far = 0.0", "near = 1.0, far = 1.0");
    let played = play(&people, channels, "", trials);
    let either = 1.0 - (1.0 - NOTICE) * (1.0 - NOTICE);
    Row::share(
        "two channels in parallel: 1 − (1 − v)²",
        either,
        reached(&played),
        trials,
    )
}

/// The path firm, contact, decision-maker begins on a channel where both have to say yes.
fn connecting(trials: u64) -> Vec<Row> {
    let people = pair("near = 1.0, far = 1.0", "near = 0.0, far = 1.0");
    let channels = "[[channel]]\nname = \"near\"\nkind = \"connect\"\nrequests = 1\n[[channel]]\nname = \"far\"\nkind = \"forum\"\nposts = []\n\
                    weak_tie = 1";
    let accepted = play(&people, channels, "", trials);
    let declined = play(&people, channels, "accept_none = true", trials);
    let readers = of_policy(&declined, 0).map(|row| u64::from(row.people)).sum();
    vec![
        Row::share(
            "a path that begins with a connection: v²",
            NOTICE * NOTICE,
            reached(&accepted),
            trials,
        ),
        Row::never("who is declined on a connect channel hears the firm", trials, readers),
    ]
}
