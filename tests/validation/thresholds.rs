//! Thresholds: linear threshold as live edges, and the window of global cascades that Watts found.

use rayon::prelude::*;

use crate::Topic;
use crate::graphs::erdos_renyi;
use crate::kit::dice::Dice;
use crate::row::{Effort, Mean, Row};
use whoknows::cascade::{Experiment, Law, Start, Threshold, simulate};
use whoknows::graph::{Graph, Repeats};

pub const TOPIC: Topic = Topic {
    name: "thresholds",
    title: "Linear threshold and complex contagion",
    about: "Linear threshold keeps at most one in-arc of each node (Kempe, Kleinberg, Tardos 2003). Watts (2002): on a random \
            graph of mean degree z where everybody joins once a share φ of the neighbours has, one initial spreader can set off a \
            global cascade if zΣ_{j ≤ K−2} e^(−z) z^j/j! > 1, K = ⌊1/φ⌋. Within the window the chance of a global cascade is that of \
            hitting the giant component of the vulnerable (generating functions), its size the fixed point of Gleeson and Cahalane \
            (2007); outside, the mean cascade is 1 + z G(1)/(1 − G′(1)), G(x) = e^(−z) Σ_{k < K} (zx)^k/k!. Random graphs of 20 000 \
            nodes, a new one for each trial; global means more than 5 %.",
    rows,
};

const NODES: u32 = 20_000;
const GLOBAL: f64 = 0.05;

fn rows(effort: Effort) -> Vec<Row> {
    let mut rows = vec![live_edges(effort)];
    for (phi, low, high) in [(0.10, 1.000, 13.659), (0.18, 1.021, 5.765)] {
        rows.push(Row::digits(
            format!("window of φ = {phi:.2}: lower end — formula"),
            low,
            3,
            Window { phi }.lower_end(),
        ));
        rows.push(Row::digits(
            format!("window of φ = {phi:.2}: upper end — formula"),
            high,
            3,
            Window { phi }.upper_end(),
        ));
    }
    for (phi, mean_degree) in [(0.18, 1.5), (0.18, 3.0), (0.18, 5.0), (0.10, 6.0), (0.10, 12.0)] {
        rows.extend(inside(phi, mean_degree, effort));
    }
    for (phi, mean_degree) in [(0.18, 0.8), (0.18, 7.5), (0.10, 0.8), (0.10, 17.0)] {
        rows.extend(outside(phi, mean_degree, effort));
    }
    rows
}

/// Weights 0.5 and 0.4 into the two in between, then 0.3 and 0.6 into the end: P = 0.5 · 0.3 + 0.4 · 0.6.
fn live_edges(effort: Effort) -> Row {
    let graph = Graph::from_arcs(4, vec![(0, 1), (0, 2), (1, 3), (2, 3)], Repeats::Drop).expect("few arcs");
    let model = Threshold::new(&graph, &[0.5, 0.4, 0.3, 0.6], Law::Uniform);
    let trials = effort.of(200_000, 1_000_000);
    let tally = simulate(&model, &Start::new(&graph, &[0], &[3]), Experiment { trials, seed: 1 });
    Row::share(
        "DAG, weights 0.5, 0.4 then 0.3, 0.6: the end",
        0.39,
        tally.reached(),
        trials,
    )
}

/// Everybody joins once a share `phi` of the neighbours has.
struct Window {
    phi: f64,
}

impl Window {
    /// Neighbours up to which one of them is enough.
    fn most_neighbours(&self) -> u32 {
        // 1/0.1 is 10 exactly.
        (1.0 / self.phi + 1e-9) as u32
    }

    /// Whether v with so many joined among its neighbours joins, as the model compares.
    fn joins(&self, joined: u32, degree: u32) -> bool {
        joined > 0 && f64::from(joined) >= self.phi * f64::from(degree)
    }

    /// Σ_{j ≤ last} e^(−z) z^j/j!.
    fn poisson_up_to(mean: f64, last: u32) -> f64 {
        (0..=last).map(|count| poisson(mean, count)).sum()
    }

    fn branching(&self, mean_degree: f64) -> f64 {
        mean_degree * Self::poisson_up_to(mean_degree, self.most_neighbours() - 2)
    }

    fn lower_end(&self) -> f64 {
        crossing(0.5, 2.0, |mean_degree| self.branching(mean_degree) - 1.0)
    }

    fn upper_end(&self) -> f64 {
        crossing(2.0, 30.0, |mean_degree| 1.0 - self.branching(mean_degree))
    }

    /// Chance that one initial spreader hits the giant component of the vulnerable.
    fn chance(&self, z: f64) -> f64 {
        let most = self.most_neighbours();
        // Following an edge: the other end is not vulnerable, or vulnerable and leads nowhere.
        let generating = |y: f64| {
            (1..=most)
                .map(|k| poisson(z, k - 1) * y.powi(k.cast_signed() - 1))
                .sum::<f64>()
        };
        let mut dead_end = 0.0;
        for _ in 0..10_000 {
            dead_end = 1.0 - generating(1.0) + generating(dead_end);
        }
        1.0 - (z * (dead_end - 1.0)).exp()
    }

    /// Share of all that a global cascade reaches.
    fn size(&self, z: f64) -> f64 {
        // q: probability that a neighbour has joined, not counting what it hears from here.
        let joins_of = |q: f64, parents: u32, degree: u32| -> f64 {
            (0..=parents)
                .filter(|&joined| self.joins(joined, degree))
                .map(|joined| binomial(parents, joined, q))
                .sum()
        };
        let most_degree = (z + 20.0 * z.sqrt() + 30.0) as u32;
        let mut q = 1e-3;
        for _ in 0..4_000 {
            q = (1..=most_degree)
                .map(|k| poisson(z, k - 1) * joins_of(q, k - 1, k))
                .sum();
        }
        (1..=most_degree).map(|k| poisson(z, k) * joins_of(q, k, k)).sum()
    }

    /// Mean size of a cascade outside the window.
    fn mean_outside(&self, z: f64) -> f64 {
        let most = self.most_neighbours();
        let vulnerable: f64 = (1..=most).map(|k| poisson(z, k - 1)).sum();
        let onward: f64 = (1..=most).map(|k| f64::from(k - 1) * poisson(z, k - 1)).sum();
        1.0 + z * vulnerable / (1.0 - onward)
    }
}

fn poisson(mean: f64, count: u32) -> f64 {
    (f64::from(count) * mean.ln() - mean - libm::lgamma(f64::from(count) + 1.0)).exp()
}

fn binomial(n: u32, k: u32, p: f64) -> f64 {
    let choose =
        libm::lgamma(f64::from(n) + 1.0) - libm::lgamma(f64::from(k) + 1.0) - libm::lgamma(f64::from(n - k) + 1.0);
    choose.exp() * p.powi(k.cast_signed()) * (1.0 - p).powi((n - k).cast_signed())
}

/// Where a function that rises from below 0 to above crosses 0.
fn crossing(mut low: f64, mut high: f64, f: impl Fn(f64) -> f64) -> f64 {
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        if f(middle) < 0.0 { low = middle } else { high = middle }
    }
    high
}

/// Share reached from one random node, a new graph for each trial.
fn shares(phi: f64, mean_degree: f64, trials: u64) -> Vec<f64> {
    (0..trials)
        .into_par_iter()
        .map(|trial| {
            let mut dice = Dice((trial << 20) ^ (mean_degree * 1e3) as u64 ^ ((phi * 1e3) as u64) << 10);
            let graph = erdos_renyi(NODES, mean_degree, &mut dice);
            let start = Start::new(&graph, &[dice.below(NODES)], &[]);
            let model = Threshold::by_inverse_degree(&graph, Law::Share(phi));
            simulate(&model, &start, Experiment { trials: 1, seed: trial }).mean() / f64::from(NODES)
        })
        .collect()
}

fn inside(phi: f64, mean_degree: f64, effort: Effort) -> [Row; 2] {
    let trials = effort.of(300, 1_000);
    let window = Window { phi };
    let shares = shares(phi, mean_degree, trials);
    let global: Vec<f64> = shares.into_iter().filter(|&share| share > GLOBAL).collect();
    let name = format!("φ = {phi:.2}, z = {mean_degree}");
    [
        Row::share(
            format!("{name}: chance of a global cascade"),
            window.chance(mean_degree),
            global.len() as u64,
            trials,
        ),
        Row::mean(
            format!("{name}: its size"),
            window.size(mean_degree),
            Mean::of(&global).with_trials(trials),
        ),
    ]
}

fn outside(phi: f64, mean_degree: f64, effort: Effort) -> [Row; 2] {
    let trials = effort.of(200, 1_000);
    let shares = shares(phi, mean_degree, trials);
    let sizes: Vec<f64> = shares.iter().map(|share| share * f64::from(NODES)).collect();
    let global = shares.iter().filter(|&&share| share > GLOBAL).count() as u64;
    let name = format!("φ = {phi:.2}, z = {mean_degree}, outside");
    [
        Row::never(format!("{name}: global cascades"), trials, global),
        Row::mean(
            format!("{name}: mean size"),
            Window { phi }.mean_outside(mean_degree),
            Mean::of(&sizes),
        ),
    ]
}
