//! Private forwards: whom they choose, whom they never go back to, and what favour and open rate do to them.

use crate::kit::{outcomes, scenario_in, share_z};
use std::fmt::Write as _;
use whoknows::spread::Way;
use whoknows::trial::Outcome;

const TRIALS: usize = 100_000;
/// A single share strays beyond 5 standard errors with probability 6e-7.
const CRITICAL_Z: f64 = 5.0;

/// A hub that surely reads and surely forwards, heard by `close` people of relevance `near` who decide and by `far`
/// people of relevance `off` who do not.
struct Star {
    close: u32,
    near: f64,
    far: u32,
    off: f64,
    targeting: f64,
}

impl Star {
    fn outcomes(&self, changes: &str) -> Vec<Outcome> {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let (mut arcs, mut labels) = (String::new(), "0 hub\n".to_owned());
        for node in 1..=self.close + self.far {
            writeln!(arcs, "0 {node}").expect("text can be written");
            let label = if node <= self.close { "close" } else { "far" };
            writeln!(labels, "{node} {label}").expect("text can be written");
        }
        std::fs::write(folder.path().join("arcs.txt"), arcs).expect("a file can be written");
        std::fs::write(folder.path().join("segments.txt"), labels).expect("a file can be written");
        let mut scenario = scenario_in(&self.text(changes), folder.path());
        // No noise: relevance is the segment's mean.
        scenario.world.concentration = 1e6;
        outcomes(&scenario).rows
    }

    fn text(&self, changes: &str) -> String {
        format!(
            r#"
            [world]
            enthusiasm_spread = 0
            [world.network]
            model = "file"
            path = "arcs.txt"
            segments = "segments.txt"
            [[segment]]
            name = "hub"
            repost = 0
            forward = 0.5
            [[segment]]
            name = "close"
            relevance = {near}
            decision_maker = true
            request_rate = 0
            open_rate = 1
            [[segment]]
            name = "far"
            relevance = {off}
            request_rate = 0
            open_rate = 1
            [[policy]]
            name = "open"
            [requests]
            count = 1
            [circle]
            engagement = 1e6
            {changes}
            [forwarding]
            targeting = {targeting}
            [release]
            breadth = 1
            half_life = 1e12
            horizon = 1e12
            posts = [0]
            [experiment]
            worlds = 2
            trials_per_world = {per_world}
            "#,
            near = self.near,
            off = self.off,
            targeting = self.targeting,
            per_world = TRIALS / 2,
        )
    }

    /// Probability that a forward goes to somebody close.
    fn share(&self) -> f64 {
        let weight = |count: u32, relevance: f64| f64::from(count) * (self.targeting * relevance).exp();
        weight(self.close, self.near) / (weight(self.close, self.near) + weight(self.far, self.off))
    }
}

fn reached(rows: &[Outcome]) -> usize {
    rows.iter()
        .filter(|row| row.first.is_some_and(|first| first.way == Way::Forward))
        .count()
}

#[test]
fn forwards_choose_by_the_exponential_of_relevance() {
    for targeting in [0.0, 1.5, 3.0, 8.0] {
        let star = Star {
            close: 2,
            near: 1.0,
            far: 9,
            off: 0.0,
            targeting,
        };
        let z = share_z(reached(&star.outcomes("favour = 2")), TRIALS, star.share());
        assert!(z.abs() < CRITICAL_Z, "targeting {targeting}: z = {z}");
    }
}

/// So strong a targeting that no proposal is taken: nobody here is as relevant as can be, and the race decides.
#[test]
fn where_no_proposal_is_taken_the_race_has_the_same_law() {
    let alike = Star {
        close: 2,
        near: 0.0,
        far: 3,
        off: 0.0,
        targeting: 60.0,
    };
    let z = share_z(reached(&alike.outcomes("favour = 2")), TRIALS, 0.4);
    assert!(z.abs() < CRITICAL_Z, "z = {z}");
}

#[test]
fn favour_doubles_the_forwards_of_the_accepted() {
    let star = Star {
        close: 1,
        near: 1.0,
        far: 0,
        off: 0.0,
        targeting: 3.0,
    };
    let plain = reached(&star.outcomes(""));
    let z = share_z(plain, TRIALS, 0.5);
    assert!(z.abs() < CRITICAL_Z, "z = {z}");
    assert_eq!(reached(&star.outcomes("favour = 2")), TRIALS);
}

/// 0 → 1 and back, 1 → 2: who heard it from 0 has nobody but 2 to send it to.
#[test]
fn a_forward_never_goes_back_to_where_it_came_from() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    std::fs::write(folder.path().join("arcs.txt"), "0 1\n1 0\n1 2\n").expect("a file can be written");
    std::fs::write(folder.path().join("segments.txt"), "0 a\n1 b\n2 c\n").expect("a file can be written");
    let text = r#"
        [world]
        enthusiasm_spread = 0
        [world.network]
        model = "file"
        path = "arcs.txt"
        segments = "segments.txt"
        [[segment]]
        name = "a"
        relevance = 1
        repost = 0
        forward = 1
        [[segment]]
        name = "b"
        request_rate = 0
        repost = 0
        forward = 1
        open_rate = 1
        [[segment]]
        name = "c"
        relevance = 0
        request_rate = 0
        decision_maker = true
        open_rate = 1
        repost = 0
        forward = 0
        [[policy]]
        name = "open"
        [requests]
        count = 1
        [circle]
        engagement = 1e6
        favour = 2
        [release]
        breadth = 1
        appeal = 2
        half_life = 1e12
        horizon = 1e12
        [experiment]
        worlds = 2
        trials_per_world = 500
        "#;
    let rows = outcomes(&scenario_in(text, folder.path())).rows;
    assert!(rows.iter().all(|row| row.people == 3 && row.forwards == 2));
    assert!(rows.iter().all(|row| row.first.is_some_and(|first| first.hops == 3)));
}
