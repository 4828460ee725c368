//! Who heard, who passed it on, how far it went and by when: counts of a trial that must agree with one another.

use crate::kit::{of_policy, outcomes, scenario, shipped, tally};
use proptest::prelude::*;
use whoknows::scenario::{Length, Scenario};
use whoknows::spread::{GRID, Grid, Read, Way};
use whoknows::study::readers;
use whoknows::trial::Outcome;
use whoknows::words::Language;
use whoknows::world::PersonId;

fn short(name: &str, trials: u64) -> Scenario {
    let mut scenario = shipped(name, &[]);
    scenario.experiment.length = Length::Trials(trials);
    scenario
}

/// What holds in every trial whose news has no wire.
fn assert_consistent(row: &Outcome) {
    assert!(
        row.heard_accepted <= row.heard && row.heard_accepted <= row.accepted,
        "{row:?}"
    );
    assert!(row.heard <= row.people && row.passed_on <= row.people, "{row:?}");
    assert!(row.heard_passed_on <= row.heard.min(row.passed_on), "{row:?}");
    assert!(
        row.reposts.max(row.forwards) <= row.passed_on && row.passed_on <= row.reposts + row.forwards,
        "{row:?}"
    );
    assert_eq!(row.most_hops == 0, row.people == 0, "{row:?}");
    assert_eq!(
        row.most_hops <= 1,
        row.people == row.heard,
        "a star is all who hear the firm itself: {row:?}"
    );
    assert!(
        row.first.is_none_or(|first| first.hops <= row.most_hops),
        "no chain is longer than the longest: {row:?}"
    );
}

#[test]
fn counts_of_a_trial_agree() {
    for name in ["credit-union", "spam-flood", "hub-and-spoke"] {
        let mut scenario = short(name, 400);
        scenario.release.wire = 0;
        let outcomes = outcomes(&scenario);
        assert!(
            outcomes.rows.iter().any(|row| row.most_hops > 2),
            "{name} has long chains"
        );
        assert!(
            outcomes.rows.iter().any(|row| row.heard > row.heard_accepted),
            "in {name} some who were declined stay"
        );
        outcomes.rows.iter().for_each(assert_consistent);
    }
}

#[test]
fn where_the_declined_leave_only_the_accepted_hear() {
    let mut scenario = short("credit-union", 200);
    scenario.circle.declined_stay = 0.0;
    let outcomes = outcomes(&scenario);
    assert!(outcomes.rows.iter().all(|row| row.heard == row.heard_accepted));
    assert!(
        of_policy(&outcomes, 3).all(|row| row.people == 0),
        "the policy that accepts nobody"
    );
}

#[test]
fn the_wire_is_a_star_that_no_circle_heard() {
    let scenario = scenario(
        r#"
        [[segment]]
        name = "anybody"
        fraction = 1
        repost = 0
        forward = 0
        decision_maker = true
        [[policy]]
        name = "nobody"
        accept_none = true
        [circle]
        declined_stay = 0
        [release]
        wire = 7
        [experiment]
        trials = 20
        "#,
    );
    let (outcomes, tally) = (outcomes(&scenario), tally(&scenario));
    for row in &outcomes.rows {
        assert_eq!((row.people, row.heard, row.passed_on, row.most_hops), (7, 0, 0, 1));
    }
    let by_the_end = tally.readers.of_policy(0);
    assert_eq!(
        by_the_end[0].bins().collect::<Vec<_>>(),
        [(7, 20)],
        "the wire reads at once"
    );
}

#[test]
fn by_the_horizon_as_many_have_read_as_read_at_all() {
    let scenario = short("credit-union", 500);
    let (outcomes, tally) = (outcomes(&scenario), tally(&scenario));
    for policy in 0..outcomes.policies {
        let by_time = tally.readers.of_policy(policy);
        assert!(by_time.iter().all(|histogram| histogram.total() == 500));
        let mut people: Vec<u32> = of_policy(&outcomes, policy).map(|row| row.people).collect();
        people.sort_unstable();
        let last = by_time.last().expect("a grid ends at the horizon");
        let counted: Vec<u32> = last
            .bins()
            .flat_map(|(people, trials)| std::iter::repeat_n(people, trials as usize))
            .collect();
        assert_eq!(counted, people);
        for share in [0.05, 0.5, 0.95] {
            let curve: Vec<u32> = by_time
                .iter()
                .filter_map(|histogram| histogram.quantile(share))
                .collect();
            assert!(curve.len() == GRID && curve.is_sorted(), "{curve:?}");
        }
    }
}

#[test]
fn readers_are_read_back_as_they_were_written() {
    let mut scenario = short("credit-union", 60);
    scenario.policies[0].name = "=open, \"really\"".to_owned();
    let mut readers = tally(&scenario).readers;
    readers.trials_by_readers[3].add(5_000_000);
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("readers.csv");
    let text = readers::to_csv(&scenario, &readers, Language::English.dialect());
    std::fs::write(&path, &text).expect("a file can be written");
    let says = readers::read(&path, &scenario, 60).unwrap_err().to_string();
    assert!(says.contains("counts 61 trials where the run has 60"), "{says}");
    for histogram in &mut readers.trials_by_readers {
        // So that all count 61 trials, one of them in a wide bin.
        if histogram.total() == 60 {
            histogram.add(1_000_000);
        }
    }
    std::fs::write(&path, readers::to_csv(&scenario, &readers, Language::English.dialect()))
        .expect("a file can be written");
    assert_eq!(readers::read(&path, &scenario, 61).expect("it is whole"), readers);
    scenario.policies[1].name = "other".to_owned();
    let says = readers::read(&path, &scenario, 61).unwrap_err().to_string();
    assert!(says.contains("the scenario has no policy \"courtesy\""), "{says}");
}

#[test]
fn the_grid_ascends_from_0_to_the_horizon_whatever_the_posts() {
    for posts in [
        vec![0.0],
        vec![0.0, 24.0, 72.0],
        vec![335.9],
        vec![400.0],
        (0..40).map(|post| f64::from(post) * 8.0).collect(),
    ] {
        for median in [0.0, 1e-300, 1e-9, 0.02, 3.0, 1e6] {
            let mut scenario = short("credit-union", 1);
            scenario.release.posts.clone_from(&posts);
            scenario.attention.delay.median = median;
            let grid = Grid::new(&scenario);
            let hours = grid.hours();
            assert!((hours[0], hours[GRID - 1]) == (0.0, scenario.release.horizon));
            assert!(hours.windows(2).all(|pair| pair[0] < pair[1]), "{posts:?}: {hours:?}");
        }
    }
}

proptest! {
    #[test]
    fn one_pass_counts_as_many_as_a_look_at_every_read(mut times in prop::collection::vec(0.0..336.0_f64, 0..100)) {
        times.sort_by(f64::total_cmp);
        let grid = Grid::new(&short("credit-union", 1));
        let reads: Vec<Read> = times
            .iter()
            .map(|&hours| Read {
                layer: 0,
                person: PersonId(0),
                segment: 0,
                hours,
                hops: 1,
                way: Way::Wire,
                source: None,
                requester: None,
                reposted: false,
                forwarded: false,
            })
            .collect();
        for (count, hours) in grid.readers_by(&reads).iter().zip(grid.hours()) {
            prop_assert_eq!(*count as usize, times.iter().filter(|time| *time <= hours).count());
        }
    }
}
