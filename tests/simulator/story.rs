//! Stories: a replayed trial is the trial of the run, found by what it is, told and drawn without a contradiction.

use crate::kit::outcomes;
use std::path::Path;
use whoknows::experiment::Plan;
use whoknows::scenario::{Scenario, load};
use whoknows::trial::Channel;

/// A scenario that comes along, with some keys changed.
fn shipped(name: &str, changes: &[&str]) -> Scenario {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("scenarios/{name}.toml"));
    let changes: Vec<String> = changes.iter().map(|&change| change.to_owned()).collect();
    load(&path, &changes)
        .expect("scenarios that come along are right")
        .scenario
}

/// One of each network model.
fn each_network() -> [Scenario; 3] {
    let few = "experiment.trials=60";
    [
        shipped("credit-union", &[few, "release.wire=3"]),
        shipped(
            "cocktail-party",
            &[few, "world.network.model=random", "experiment.trials_per_world=4"],
        ),
        shipped("network-file", &[few]),
    ]
}

#[test]
fn a_replayed_trial_is_the_trial_of_the_run() {
    for scenario in each_network() {
        let run = outcomes(&scenario);
        let plan = Plan::new(&scenario).unwrap();
        for trial in 0..60 {
            let replay = plan.replay(trial);
            let policies = run.policies;
            let first = trial as usize * policies;
            assert_eq!(replay.outcomes, run.rows[first..first + policies], "trial {trial}");
            for (reads, outcome) in replay.reads.iter().zip(&replay.outcomes) {
                assert_eq!(reads.len(), outcome.people as usize);
                let reposts = reads.iter().filter(|read| read.reposted).count();
                assert_eq!(reposts, outcome.reposts as usize);
                assert!(reads.is_sorted_by(|a, b| a.hours <= b.hours));
                for read in reads.iter().filter(|read| read.reposted) {
                    assert!(replay.audiences.contains_key(&read.person));
                }
                for read in reads {
                    let told_by = read.source.map(|source| &reads[source as usize]);
                    assert_eq!(told_by.map_or(0, |teller| teller.hops) + 1, read.hops);
                    match (read.channel, told_by) {
                        (Channel::Post, None) => assert!(read.requester.is_some()),
                        (Channel::Wire, None) => assert_eq!(read.hours, 0.0),
                        (Channel::Repost, Some(teller)) => assert!(teller.reposted),
                        (Channel::Forward, Some(teller)) => assert!(teller.forwarded),
                        other => panic!("{other:?}"),
                    }
                }
            }
        }
    }
}

#[test]
fn a_requester_is_accepted_where_no_condition_is_unmet() {
    for scenario in each_network() {
        let plan = Plan::new(&scenario).unwrap();
        let (mut accepted, mut declined) = (0, 0);
        for trial in 0..20 {
            let replay = plan.replay(trial);
            for (requester, unmet) in replay.requesters.iter().zip(&replay.unmet) {
                for (policy, unmet) in unmet.iter().enumerate() {
                    assert_eq!(requester.is_accepted_by(policy), unmet.is_empty());
                    *(if unmet.is_empty() { &mut accepted } else { &mut declined }) += 1;
                }
            }
        }
        assert!(accepted > 0 && declined > 0, "{accepted} accepted, {declined} declined");
    }
}
