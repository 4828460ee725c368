//! Campaigns: cases whose truth is known, and relations that hold trial by trial.

use crate::kit::coins::lone_decider;
use crate::kit::{of_policy, outcomes, scenario, share_z, tally};
use whoknows::scenario::{Scenario, parse};
use whoknows::trial::{More, Outcome};

/// A random test of this size rings falsely less than once in a million.
const CRITICAL: f64 = 4.9;

/// A lone decision-maker from whose circle nobody goes.
fn alone(campaign: &str, trials: u64) -> Scenario {
    lone_decider(&format!("leave = 0\nfatigue = 0\n{campaign}"), trials, &[])
}

#[test]
fn two_releases_are_two_coins() {
    let trials = 6000;
    let outcomes = outcomes(&alone("releases = 2", trials));
    let rows = || of_policy(&outcomes, 0);
    let reached = rows().filter(|row| row.first.is_some()).count();
    let z = share_z(reached, trials as usize, 1.0 - 0.7 * 0.7);
    assert!(z.abs() < CRITICAL, "{reached}: z = {z}");
    // Who closes is certain to, closes once, and at the hour of reading; who does not is waited for until the end.
    for row in rows() {
        let figures = row.campaign().expect("there is a campaign");
        let hours = row.first.map(|first| first.hours);
        assert_eq!(figures.hours_without_deal, hours.unwrap_or(2.0 * 2190.0));
        assert_eq!(row.deals, u32::from(hours.is_some()));
        assert_eq!(row.people, row.deals);
    }
    let second = rows()
        .filter_map(|row| row.first)
        .filter(|first| first.hours >= 2190.0)
        .count();
    let z = share_z(second, trials as usize, 0.7 * 0.3);
    assert!(z.abs() < CRITICAL, "{second}: z = {z}");
}

/// Half of all contacts go between two releases: the second is noticed with 0.3 · 0.5.
#[test]
fn who_leaves_hears_no_more() {
    let trials = 6000;
    for leaving in [
        "leave = 0.5",
        "fatigue = 0.5",
        "leave = 0.292893218813452\nfatigue = 0.292893218813452",
    ] {
        let both: Vec<&str> = leaving
            .split('\n')
            .map(|line| line.split(' ').next().unwrap_or_default())
            .collect();
        let text = whoknows::scenario::resolved_toml(&alone("releases = 2", trials));
        let kept: Vec<&str> = text
            .lines()
            .filter(|line| !both.iter().any(|key| line.starts_with(&format!("{key} ="))))
            .collect();
        let text = kept.join("\n").replace("[campaign]", &format!("[campaign]\n{leaving}"));
        let outcomes = outcomes(&scenario(&text));
        let reached = of_policy(&outcomes, 0).filter(|row| row.first.is_some()).count();
        let z = share_z(reached, trials as usize, 1.0 - 0.7 * (0.5 + 0.5 * 0.7));
        assert!(z.abs() < CRITICAL, "{leaving}: {reached}: z = {z}");
    }
}

/// One more contact, sure to ask, before each release: 1, 2 and 3 of them.
#[test]
fn a_circle_grows_by_one_sure_asker() {
    let text = whoknows::scenario::resolved_toml(&alone("releases = 3", 300))
        .replace("requests_later = 0", "requests_later = 1")
        .replace("request_rate = 0.0", "request_rate = 1.0");
    let tally = tally(&scenario(&text));
    let contacts: Vec<f64> = tally.releases[0].iter().map(|counts| counts.contacts.mean()).collect();
    assert_eq!(contacts, [1.0, 2.0, 3.0]);
}

/// A deal a year later at 25 % is worth 80; and a wire that everybody reads closes it at hour 0.
#[test]
fn money_is_discounted_to_the_first_release() {
    let text = whoknows::scenario::resolved_toml(&alone("releases = 5", 1500))
        .replace("discount = 0.0", "discount = 0.25")
        .replace("model = \"constant\"", "model = \"constant\"\ndelay_median = 0")
        .replace("delay_median = 3.0\n", "");
    let outcomes = outcomes(&scenario(&text));
    let mut later = 0;
    for row in of_policy(&outcomes, 0) {
        let figures = row.campaign().expect("there is a campaign");
        let worth = row.first.map_or(0.0, |first| 0.8_f64.powf(first.hours / 8760.0));
        assert!((figures.discounted_deals - worth).abs() < 1e-12);
        if figures.hours_without_deal == 8760.0 {
            assert!(row.first.is_none() || (figures.discounted_deals - 0.8).abs() < 1e-12);
            later += 1;
        }
    }
    assert!(later > 50, "{later}");
}

/// A firm in a busy world, once as it is and once with a campaign of a single release.
const FIRM: &str = r#"
    seed = 5
    [world]
    people = 800
    [world.network]
    mean_audience = 12
    [[segment]]
    name = "executive"
    count = 20
    decision_maker = true
    [[segment]]
    name = "anybody"
    fraction = 1
    relevance = 0.4
    repost = 0.3
    forward = 0.2
    [[policy]]
    name = "open"
    [[policy]]
    name = "few"
    max_contacts = 20
    [requests]
    count = 60
    [outcome]
    deal_value = 1000
    cost_per_request = 1
    cost_per_contact = 2
    [experiment]
    trials = 200
"#;

#[test]
fn a_campaign_of_one_release_is_a_run() {
    let without = outcomes(&scenario(FIRM));
    let with = outcomes(&scenario(&format!("{FIRM}\n[[campaign.release]]\nat = 0")));
    let bare = |row: &Outcome| Outcome {
        more: More::Nothing,
        ..*row
    };
    let rows: Vec<Outcome> = with.rows.iter().map(bare).collect();
    assert_eq!(rows, without.rows);
}

#[test]
fn the_first_release_does_not_know_of_others() {
    let releases = |count: u32| outcomes(&scenario(&format!("{FIRM}\n[campaign]\nreleases = {count}")));
    let (few, more) = (releases(2), releases(4));
    for (few, more) in few.rows.iter().zip(&more.rows) {
        if let Some(first) = few.first {
            assert_eq!(more.first, Some(first));
        }
        assert!(more.people >= few.people && more.deals >= few.deals);
    }
}

#[test]
fn a_policy_more_changes_no_other() {
    let text = format!("{FIRM}\n[campaign]\nreleases = 3\nask_after_post = 0.5");
    let more = text.replace(
        "[[policy]]\n    name = \"open\"",
        "[[policy]]\n    name = \"none\"\n    accept_none = true\n    [[policy]]\n    name = \"open\"",
    );
    let (few, more) = (outcomes(&scenario(&text)), outcomes(&scenario(&more)));
    let without_masks = |row: &Outcome| {
        (
            row.people,
            row.deals,
            row.accepted,
            row.first.map(|first| first.hours.to_bits()),
            row.more,
        )
    };
    for policy in 0..2 {
        let (few, more) = (of_policy(&few, policy), of_policy(&more, policy + 1));
        assert!(few.map(without_masks).eq(more.map(without_masks)));
    }
}

/// Two channels, each of which the decider, the only one to ask on either, notices with 0.3 at each of two releases.
#[test]
fn releases_and_channels_are_independent_coins() {
    let trials = 6000;
    let text = whoknows::scenario::resolved_toml(&alone("releases = 2", trials));
    let channels = "[[channel]]\nname = \"here\"\n[[channel]]\nname = \"there\"\n[campaign]";
    let outcomes = outcomes(&scenario(&text.replace("[campaign]", channels)));
    let rows = || of_policy(&outcomes, 0);
    let reached = rows().filter(|row| row.first.is_some()).count();
    let z = share_z(reached, trials as usize, 1.0 - 0.7_f64.powi(4));
    assert!(z.abs() < CRITICAL, "{reached}: z = {z}");
    // One contact, though asked for twice.
    for row in rows() {
        assert_eq!(
            (row.accepted, row.campaign().expect("there is a campaign").asked),
            (1, 2.0)
        );
    }
}

#[test]
fn a_campaign_on_a_channel_that_says_nothing_is_one_without_channels() {
    let campaign = format!("{FIRM}\n[campaign]\nreleases = 3\nask_after_post = 0.5\ndeclined_leave = 0.4");
    let without = outcomes(&scenario(&campaign));
    let with = outcomes(&scenario(&format!("{campaign}\n[[channel]]\nname = \"only\"")));
    assert_eq!(with.rows, without.rows);
}

/// A firm on two channels and in a forum; `more` are further keys of the second channel.
fn on_channels(more: &str) -> Scenario {
    scenario(&format!(
        "{FIRM}\n[campaign]\nreleases = 3\nask_after_post = 0.5\nask_after_forward = 0.8\nleave = 0.2\n[[channel]]\nname = \
         \"wide\"\n[[channel]]\nname = \"dear\"\nkind = \"connect\"\n{more}\n[[channel]]\nname = \"trade\"\nkind = \
         \"forum\"\nnotice = 0.05\nweak_tie = 0.1\nrequests = 5\nhalf_life = 5"
    ))
}

#[test]
fn a_campaign_of_one_release_on_channels_is_a_run() {
    let several = whoknows::scenario::resolved_toml(&on_channels(""));
    let release = "[[campaign.release]]\nat = 0.0\n";
    let one = outcomes(&scenario(&format!(
        "{}\n{release}",
        several.replace("releases = 3", "")
    )));
    let run = outcomes(&scenario(&several.replace("releases = 3", "releases = 1")));
    let bare = |row: &Outcome| Outcome {
        more: More::Nothing,
        ..*row
    };
    assert_eq!(one.rows.iter().map(bare).collect::<Vec<Outcome>>(), run.rows);
}

#[test]
fn what_a_channel_adds_over_a_campaign_is_what_it_lacks_without_the_firm_there() {
    let with = on_channels("requests = 40");
    let plan = whoknows::experiment::Plan::new(&with)
        .expect("the scenario is right")
        .comparing_channels();
    let off = outcomes(&on_channels("requests = 0\nposts = []"));
    let (mut workspace, mut differ) = (whoknows::experiment::Workspace::default(), 0);
    for trial in 0..100 {
        let mut played = whoknows::trial::Played::default();
        plan.play_world(trial, &mut workspace, &mut played);
        for policy in 0..2 {
            let (with, without) = (played.outcomes[policy], played.without[policy * 3 + 1]);
            let off = off.rows[trial as usize * 2 + policy];
            // Of who carried the news only the contacts' numbers differ: those who asked on the channel that is left out are none.
            let figures = |row: &Outcome| (row.people, row.deals, row.accepted, row.reposts, row.forwards, row.more);
            assert_eq!(figures(&without), figures(&off), "trial {trial} of policy {policy}");
            assert_eq!(
                without.first.map(|first| (first.hours, first.route)),
                off.first.map(|first| (first.hours, first.route))
            );
            differ += usize::from(figures(&with) != figures(&without));
        }
    }
    assert!(differ > 150, "{differ}");
}

#[test]
fn every_mistake_about_campaigns_says_what_to_type() {
    let text = format!(
        "{FIRM}\n[campaign]\nleave = 0.1\n[[campaign.release]]\n[[campaign.release]]\nat = 500\nappeal = 2\nposts = [0]"
    );
    for (from, to, said, advised) in [
        ("at = 500", "at = 0", "stands behind one at 0 h", "at = 336.0 or later"),
        (
            "at = 500",
            "at = 100",
            "still spreads: its horizon is 336 h",
            "at = 336.0 or later",
        ),
        (
            "[[campaign.release]]\n[[",
            "[[campaign.release]]\nat = 5\n[[",
            "the first release is at 5 h",
            "at = 0",
        ),
        ("leave = 0.1", "interval = 0", "`interval` must be", ""),
        (
            "leave = 0.1",
            "interval = 100",
            "after 100 h, when the last one still spreads",
            "interval = 336.0 or more",
        ),
        (
            "leave = 0.1",
            "leave = 1",
            "`leave` must be a number from 0 to 0.99",
            "",
        ),
        (
            "leave = 0.1",
            "leave = 0.1\nreleases = 3",
            "rule each other out",
            "leave out `releases`",
        ),
        ("appeal = 2", "appeal = -2", "`appeal` must be", ""),
        ("posts = [0]", "posts = [400]", "comes after the horizon", ""),
        (
            "deal_value = 1000",
            "deal_value = 1000\ndiscount = 8",
            "`discount` must be a number from 0 to 1",
            "0.08",
        ),
        (
            "leave = 0.1",
            "requests_later = 5000",
            "only 800 people have a request_rate above 0, and 5060 are to ask",
            "lower requests_later",
        ),
        (
            "mean_audience = 12",
            "mean_audience = 12\nmodel = \"random\"",
            "a world of its own",
            "communities",
        ),
        (
            "count = 60",
            "count = 60\nfrom = \"contacts.csv\"",
            "a list of contacts does not go with a campaign",
            "leave out `from`",
        ),
        (
            "trials = 200",
            "trials = 200\nmax_readers = 9",
            "no limit of readers",
            "leave out `max_readers`",
        ),
        (
            "[requests]",
            "[[channel]]\nname = \"here\"\nrequests = 700\n[requests]",
            "only 800 people on `here` have a request_rate above 0, and 1283 are to ask over the campaign",
            "fewer `requests` for this channel",
        ),
        (
            "leave = 0.1",
            "leaf = 0.1",
            "[campaign] has no key `leaf`",
            "did you mean `leave`?",
        ),
    ] {
        assert!(text.contains(from), "{from}");
        let text = text.replacen(from, to, 1);
        let checked = parse(&text, "mine.toml", std::path::Path::new(""), &[]);
        let remarks = checked.map_or_else(|mistakes| mistakes.to_string(), |checked| checked.warnings.to_string());
        assert!(remarks.contains(said) && remarks.contains(advised), "{to}:\n{remarks}");
        assert!(remarks.contains("mine.toml:"), "{to}:\n{remarks}");
    }
    let beyond = format!("{FIRM}\n[campaign]\nreleases = 41");
    let remarks = parse(&beyond, "mine.toml", std::path::Path::new(""), &[]).expect_err("too many");
    assert!(remarks.to_string().contains("from 1 to 40"), "{remarks}");
    let idle = format!("{FIRM}\n[campaign]\nleave = 0.1");
    let checked = parse(&idle, "mine.toml", std::path::Path::new(""), &[]).expect("it may be written");
    assert!(checked.warnings.to_string().contains("there is only one release"));
}

#[test]
fn keys_of_campaigns_are_parameters_by_their_paths() {
    let before = scenario(&format!("{FIRM}\n[campaign]\nreleases = 3"));
    let listed = scenario(&format!(
        "{FIRM}\n[[campaign.release]]\n[[campaign.release]]\nat = 500\nappeal = 2"
    ));
    for (scenario, path, value) in [
        (&before, "campaign.releases", 5.0),
        (&before, "campaign.leave", 0.25),
        (&before, "campaign.interval", 1000.0),
        (&before, "outcome.discount", 0.25),
        (&listed, "campaign.release[2].appeal", 0.5),
        (&listed, "campaign.release[2].at", 700.0),
    ] {
        let parameter = scenario
            .parameter(path)
            .unwrap_or_else(|| panic!("no parameter {path}"));
        let mut after = scenario.clone();
        parameter
            .set(&mut after, value)
            .unwrap_or_else(|remarks| panic!("{remarks}"));
        assert_eq!(parameter.get(&after), Some(value), "{path}");
        assert_ne!(after, *scenario, "{path}");
    }
}
