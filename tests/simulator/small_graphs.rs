//! Cascades on small stored graphs against their exact laws, through scenario file and network file.

use crate::kit::{mean_se, outcomes, scenario_in, share_z};
use crate::oracle::{Law, both_ways, site_bond};
use proptest::prelude::*;
use std::fmt::Write as _;
use whoknows::estimate::Outcomes;

/// A single figure strays beyond 5 standard errors with probability 6e-7.
const CRITICAL_Z: f64 = 5.0;
const TRIALS: usize = 200_000;

/// A graph on which node 0 reads first; an arc u→v carries with probability `notice`, a reader reposts with probability
/// `repost`.
struct Cascade<'a> {
    arcs: &'a [(u32, u32)],
    nodes: u32,
    targets: &'a [u32],
    notice: f64,
    repost: f64,
}

impl Cascade<'_> {
    /// What the simulator makes of it.
    fn simulate(&self, trials: usize) -> Outcomes {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let lines = self.arcs.iter().fold(String::new(), |mut text, (from, to)| {
            writeln!(text, "{from} {to}").expect("text can be written");
            text
        });
        std::fs::write(folder.path().join("arcs.txt"), lines).expect("a file can be written");
        let label = |node| match node {
            0 => "start",
            node if self.targets.contains(&node) => "target",
            _ => "rest",
        };
        let labels = (0..self.nodes).fold(String::new(), |mut text, node| {
            writeln!(text, "{node} {}", label(node)).expect("text can be written");
            text
        });
        std::fs::write(folder.path().join("segments.txt"), labels).expect("a file can be written");
        let text = format!(
            r#"
            [world]
            enthusiasm_spread = 0
            [world.network]
            model = "file"
            path = "arcs.txt"
            segments = "segments.txt"
            repeats = "count"
            weak_tie = 1
            [[segment]]
            name = "start"
            repost = {repost}
            forward = 0
            [[segment]]
            name = "target"
            decision_maker = true
            request_rate = 0
            repost = {repost}
            forward = 0
            [[segment]]
            name = "rest"
            request_rate = 0
            repost = {repost}
            forward = 0
            [[policy]]
            name = "open"
            [requests]
            count = 1
            [circle]
            engagement = {engagement}
            [attention]
            model = "constant"
            notice = {notice}
            [release]
            breadth = 1
            half_life = 1e12
            horizon = 1e12
            posts = [0]
            [experiment]
            worlds = 2
            trials_per_world = {per_world}
            "#,
            repost = self.repost,
            engagement = 1.001 / self.notice,
            notice = self.notice,
            per_world = trials / 2,
        );
        outcomes(&scenario_in(&text, folder.path()))
    }

    /// The exact law.
    fn exactly(&self) -> Law {
        let arcs: Vec<(u32, u32, f64)> = self.arcs.iter().map(|&(from, to)| (from, to, self.notice)).collect();
        site_bond(&arcs, &vec![self.repost; self.nodes as usize], &[0])
    }

    /// z-scores of reaching the target and of the mean spread.
    fn scores(&self, trials: usize) -> (f64, f64) {
        let (ours, law) = (self.simulate(trials), self.exactly());
        let reached = ours.rows.iter().filter(|row| row.first.is_some()).count();
        let reach = law.reach_any(self.targets);
        let reach_z = if reach == 0.0 || reach == 1.0 {
            assert_eq!(reached, if reach == 0.0 { 0 } else { trials });
            0.0
        } else {
            share_z(reached, trials, reach)
        };
        let (mean, se) = mean_se(ours.rows.iter().map(|row| f64::from(row.people)));
        let size_z = if se == 0.0 { 0.0 } else { (mean - law.mean_size()) / se };
        assert!(se > 0.0 || (mean - law.mean_size()).abs() < 1e-9);
        (reach_z, size_z)
    }
}

fn undirected(edges: &[(u32, u32)]) -> Vec<(u32, u32)> {
    both_ways(edges, 1.0)
        .into_iter()
        .map(|(from, to, _)| (from, to))
        .collect()
}

/// The graph's own closed form, the oracle and the simulator all agree.
fn agrees(cascade: &Cascade<'_>, reach: Option<f64>, spread: Option<f64>) {
    let law = cascade.exactly();
    if let Some(reach) = reach {
        assert!((law.reach_any(cascade.targets) - reach).abs() < 1e-9);
    }
    if let Some(spread) = spread {
        assert!((law.mean_size() - spread).abs() < 1e-9);
    }
    let (reach_z, size_z) = cascade.scores(TRIALS);
    assert!(
        reach_z.abs() < CRITICAL_Z && size_z.abs() < CRITICAL_Z,
        "z: reach {reach_z}, spread {size_z}"
    );
}

#[test]
fn path() {
    let arcs = [(0, 1), (1, 2), (2, 3), (3, 4)];
    agrees(
        &Cascade {
            arcs: &arcs,
            nodes: 5,
            targets: &[4],
            notice: 0.6,
            repost: 1.0,
        },
        Some(0.6f64.powi(4)),
        None,
    );
}

#[test]
fn triangle() {
    let arcs = undirected(&[(0, 1), (1, 2), (2, 0)]);
    agrees(
        &Cascade {
            arcs: &arcs,
            nodes: 3,
            targets: &[1],
            notice: 0.3,
            repost: 1.0,
        },
        Some(0.363),
        Some(1.726),
    );
}

#[test]
fn four_cycle() {
    let arcs = undirected(&[(0, 1), (1, 2), (2, 3), (3, 0)]);
    agrees(
        &Cascade {
            arcs: &arcs,
            nodes: 4,
            targets: &[1],
            notice: 0.3,
            repost: 1.0,
        },
        Some(0.3189),
        None,
    );
    agrees(
        &Cascade {
            arcs: &arcs,
            nodes: 4,
            targets: &[2],
            notice: 0.3,
            repost: 1.0,
        },
        Some(0.1719),
        None,
    );
}

#[test]
fn wheatstone_bridge() {
    let arcs = undirected(&[(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)]);
    agrees(
        &Cascade {
            arcs: &arcs,
            nodes: 4,
            targets: &[3],
            notice: 0.5,
            repost: 1.0,
        },
        Some(0.5),
        None,
    );
}

#[test]
fn complete_graph_of_four() {
    let arcs = undirected(&[(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]);
    let cascade = Cascade {
        arcs: &arcs,
        nodes: 4,
        targets: &[3],
        notice: 0.3,
        repost: 1.0,
    };
    agrees(&cascade, None, Some(2.316_556));
    let ours = cascade.simulate(TRIALS);
    for (size, probability) in [(1, 0.343), (2, 0.216_09), (3, 0.222_264), (4, 0.218_646)] {
        let z = share_z(
            ours.rows.iter().filter(|row| row.people == size).count(),
            TRIALS,
            probability,
        );
        assert!(z.abs() < CRITICAL_Z, "P({size}): z = {z}");
    }
}

#[test]
fn repeated_lines_are_second_chances() {
    let arcs = [(0, 1), (0, 1), (0, 1), (1, 2), (0, 2)];
    let through = (1.0 - 0.8f64.powi(3)) * 0.2;
    let reach = 1.0 - (1.0 - through) * 0.8;
    agrees(
        &Cascade {
            arcs: &arcs,
            nodes: 3,
            targets: &[2],
            notice: 0.2,
            repost: 1.0,
        },
        Some(reach),
        None,
    );
}

#[test]
fn reposting_thins_every_step_but_the_first() {
    let arcs = [(0, 1), (1, 3), (0, 2), (2, 3)];
    let branch = 0.5 * 0.7 * 0.5;
    let reach = 0.7 * (1.0 - (1.0 - branch) * (1.0 - branch));
    agrees(
        &Cascade {
            arcs: &arcs,
            nodes: 4,
            targets: &[3],
            notice: 0.5,
            repost: 0.7,
        },
        Some(reach),
        None,
    );
}

/// The diamond whose upper way carries with 0.5 · 0.3 and whose lower way with 0.4 · 0.2: every arc is noticed with ½, and
/// the people in between repost as often as makes up the rest.
#[test]
fn diamond() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    std::fs::write(folder.path().join("arcs.txt"), "0 1\n0 2\n1 3\n2 3\n").expect("a file can be written");
    std::fs::write(folder.path().join("segments.txt"), "0 start\n1 upper\n2 lower\n3 end\n")
        .expect("a file can be written");
    let segment = |name: &str, more: String| format!("[[segment]]\nname = \"{name}\"\nforward = 0\n{more}\n");
    let text = [
        "[world]\nenthusiasm_spread = 0\n[world.network]\nmodel = \"file\"\npath = \"arcs.txt\"\n".to_owned(),
        "segments = \"segments.txt\"\nweak_tie = 1\n".to_owned(),
        segment("start", "repost = 1".to_owned()),
        segment("upper", format!("request_rate = 0\nrepost = {}", 0.5 * 0.3 / 0.25)),
        segment("lower", format!("request_rate = 0\nrepost = {}", 0.4 * 0.2 / 0.25)),
        segment("end", "request_rate = 0\ndecision_maker = true".to_owned()),
        "[[policy]]\nname = \"open\"\n[requests]\ncount = 1\n[circle]\nengagement = 3\n".to_owned(),
        "[attention]\nmodel = \"constant\"\nnotice = 0.5\n".to_owned(),
        "[release]\nbreadth = 1\nhalf_life = 1e12\nhorizon = 1e12\nposts = [0]\n".to_owned(),
        format!("[experiment]\nworlds = 2\ntrials_per_world = {}\n", TRIALS / 2),
    ];
    let ours = outcomes(&scenario_in(&text.concat(), folder.path()));
    let z = share_z(
        ours.rows.iter().filter(|row| row.first.is_some()).count(),
        TRIALS,
        0.218,
    );
    assert!(z.abs() < CRITICAL_Z, "z = {z}");
}

/// Offspring Bin(2, 0.6) down a binary tree: extinct by depth 8 as the generating function says (in the end 4/9 are).
#[test]
fn binary_tree() {
    let arcs: Vec<(u32, u32)> = (1..511).map(|node| ((node - 1) / 2, node)).collect();
    let leaves: Vec<u32> = (255..511).collect();
    let ours = Cascade {
        arcs: &arcs,
        nodes: 511,
        targets: &leaves,
        notice: 0.6,
        repost: 1.0,
    }
    .simulate(TRIALS);
    let extinct_by = |depth: u32| (0..depth).fold(0.0, |extinct: f64, _| (0.4 + 0.6 * extinct).powi(2));
    assert!((extinct_by(200) - 4.0 / 9.0).abs() < 1e-12);
    let reached = ours.rows.iter().filter(|row| row.first.is_some()).count();
    let z = share_z(reached, TRIALS, 1.0 - extinct_by(8));
    assert!(z.abs() < CRITICAL_Z, "reach depth 8: z = {z}");
    let mean_size: f64 = (0..=8).map(|depth| 1.2f64.powi(depth)).sum();
    let (mean, se) = mean_se(ours.rows.iter().map(|row| f64::from(row.people)));
    assert!(
        ((mean - mean_size) / se).abs() < CRITICAL_Z,
        "{mean} ± {se} for {mean_size}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// 300 figures a run: one strays beyond 6.2 standard errors with probability 2e-7. Cases are drawn anew each run.
    #[test]
    fn random_graphs_follow_the_oracle(
        arcs in prop::collection::vec((0u32..5, 0u32..5), 1..10), notice in 0.1..1.0f64, repost in 0.1..=1.0f64,
    ) {
        let mut arcs: Vec<(u32, u32)> = arcs.into_iter().filter(|(from, to)| from != to).collect();
        // Every node stands in the file: a line from node 4 back to the others, which nobody hears unless reached.
        arcs.extend((0..4).map(|node| (4, node)));
        let cascade = Cascade { arcs: &arcs, nodes: 5, targets: &[3], notice, repost };
        let (reach_z, size_z) = cascade.scores(4000);
        prop_assert!(reach_z.abs() < 6.2 && size_z.abs() < 6.2, "z: reach {reach_z}, spread {size_z}");
    }
}
