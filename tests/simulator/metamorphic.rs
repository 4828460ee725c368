//! Relations that must hold trial by trial, and limits that are exact.

use crate::kit::priceless::Priceless;
use crate::kit::{of_policy, outcomes};
use proptest::prelude::*;
use whoknows::scenario::Scenario;

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn accepting_more_never_loses_a_reader(
        seed in 0u64..1000, mixing in 0.0..1.0f64, notice in 0.1..1.0f64, declined_stay in 0.0..1.0f64,
        enthusiasm_spread in 0.0..2.0f64,
    ) {
        let world = Priceless { seed, enthusiasm_spread, mixing, declined_stay, notice };
        let outcomes = outcomes(&world.scenario());
        for trial in outcomes.rows.chunks(4) {
            for pair in trial.windows(2) {
                let (more, fewer) = (&pair[0], &pair[1]);
                prop_assert!(more.accepted >= fewer.accepted);
                prop_assert!(more.people >= fewer.people);
                prop_assert!(more.decision_makers >= fewer.decision_makers);
                prop_assert!(more.one_hop >= fewer.one_hop);
                let hours = |first: Option<whoknows::trial::FirstReach>| first.map_or(f64::INFINITY, |first| first.hours);
                prop_assert!(hours(more.first) <= hours(fewer.first));
            }
        }
    }
}

fn with(change: impl Fn(&mut Scenario)) -> whoknows::tally::Outcomes {
    let world = Priceless {
        seed: 1,
        enthusiasm_spread: 1.0,
        mixing: 0.5,
        declined_stay: 0.4,
        notice: 0.5,
    };
    let mut scenario = world.scenario();
    change(&mut scenario);
    outcomes(&scenario)
}

#[test]
fn nobody_who_notices_nothing_reads() {
    let outcomes = with(|scenario| scenario.attention.notice = 0.0);
    assert!(outcomes.rows.iter().all(|row| row.people == 0 && row.first.is_none()));
}

#[test]
fn without_reposts_and_forwards_reach_is_one_hop_reach() {
    let outcomes = with(|scenario| {
        for segment in &mut scenario.segments {
            segment.repost = 0.0;
        }
        scenario.release.wire = 5;
    });
    assert!(outcomes.rows.iter().any(|row| row.one_hop));
    assert!(
        outcomes
            .rows
            .iter()
            .all(|row| row.one_hop == row.first.is_some() && row.reposts == 0)
    );
    assert!(
        outcomes
            .rows
            .iter()
            .filter_map(|row| row.first)
            .all(|first| first.hops == 1)
    );
}

/// Everybody notices, stays and reposts at once: what is read is everything the requesters can be heard by, in one go.
#[test]
fn where_everything_is_certain_everybody_who_reads_reposts() {
    let outcomes = with(|scenario| {
        scenario.attention.notice = 1.0;
        scenario.attention.span = 1e12;
        scenario.world.enthusiasm_spread = 0.0;
        scenario.release.breadth = 1.0;
        scenario.release.half_life = 1e12;
        scenario.release.horizon = 1e12;
        scenario.circle.declined_stay = 1.0;
        scenario.circle.declined_engagement = 2.0;
        scenario.world.network.weak_tie = 1.0;
        for segment in &mut scenario.segments {
            segment.repost = 1.1;
        }
    });
    for trial in outcomes.rows.chunks(4) {
        assert!(
            trial
                .iter()
                .all(|row| row.people == trial[0].people && row.reposts == row.people && row.people >= 60)
        );
    }
}

#[test]
fn a_release_that_nobody_may_read_in_time_reaches_nobody() {
    let outcomes = with(|scenario| scenario.release.horizon = 1e-9);
    assert!(outcomes.rows.iter().all(|row| row.people == 0));
}

#[test]
fn the_wire_tells_as_many_as_it_is_told_to_under_every_policy() {
    let outcomes = with(|scenario| {
        scenario.attention.notice = 0.0;
        scenario.release.wire = 17;
    });
    assert!(outcomes.rows.iter().all(|row| row.people == 17));
}

/// Everybody is told, although next to nobody is of any relevance: proposals give way to a race.
#[test]
fn the_wire_may_tell_everybody() {
    let outcomes = with(|scenario| {
        scenario.world.people = 60;
        scenario.segments[0].size = whoknows::scenario::Size::Count(5);
        scenario.requests.count = 10;
        scenario.experiment.length = whoknows::scenario::Length::Trials(5);
        scenario.attention.notice = 0.0;
        scenario.release.wire = 60;
        for segment in &mut scenario.segments {
            segment.relevance = 0.005;
        }
    });
    assert!(outcomes.rows.iter().all(|row| row.people == 60 && row.one_hop));
}

#[test]
fn deals_are_a_coin_per_reached_decision_maker() {
    let never = with(|scenario| {
        scenario.outcome.close_rate = 0.0;
        scenario.outcome.close_rate_forwarded = 0.0;
    });
    let always = with(|scenario| {
        scenario.outcome.close_rate = 1.0;
        scenario.outcome.close_rate_forwarded = 1.0;
    });
    assert!(of_policy(&always, 0).any(|row| row.deals > 0));
    assert!(never.rows.iter().all(|row| row.deals == 0));
    assert!(always.rows.iter().all(|row| row.deals == row.decision_makers));
}
