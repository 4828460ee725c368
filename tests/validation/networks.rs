//! The networks that the program draws itself: random graphs, and worlds of communities.

use rayon::prelude::*;
use statrs::distribution::{Binomial, Discrete};

use crate::Topic;
use crate::kit::scenario;
use crate::row::{Effort, Mean, Row, pearson};
use whoknows::graph::generators::random;
use whoknows::rng::{History, Purpose, Stream};
use whoknows::scenario::{Scenario, deal};
use whoknows::trial::{Tables, TrialLaw};
use whoknows::world::{Audience, Communities, PersonId, Revealed, World};

pub const TOPIC: Topic = Topic {
    name: "networks",
    title: "Networks the program draws",
    about: "`random`: a directed G(n, p) whose arcs are answered; degrees are binomial. `communities`: mean audience is what the \
            scenario says less those who would hear themselves; arcs leave a community of a share s of all followees with \
            probability mixing · (1 − s); of all ties, 2ρ/(1 + ρ) are strong (ρ: reciprocity); the tail exponent is \
            estimated by maximum likelihood under the model's own law, Poisson counts with Pareto means, \
            P(k) = (α − 1) x₀^(α − 1) Γ(k − α + 1, x₀)/k!.",
    rows,
};

fn rows(effort: Effort) -> Vec<Row> {
    let mut rows = random_graphs(effort);
    rows.extend(communities(effort));
    rows.push(tail_exponent(effort));
    rows
}

fn random_graphs(effort: Effort) -> Vec<Row> {
    let (nodes, mean) = (5_000_u32, 12.0);
    let graphs = effort.of(20, 200);
    let law = Binomial::new(mean / f64::from(nodes - 1), u64::from(nodes - 1)).expect("a law");
    let probabilities: Vec<f64> = (0..80).map(|degree| law.pmf(degree)).collect();
    let (mut out_counts, mut in_counts) = (vec![0; 80], vec![0; 80]);
    let mut arcs = 0;
    let (mut answered_arcs, mut lone) = (0, 0);
    let reciprocity = 0.3;
    for number in 0..graphs {
        let mut draws = Stream::new(1, number, Purpose::Arcs).sequence(0, 0);
        let graph = random(nodes, mean, 0.0, &mut draws).expect("few arcs");
        arcs += graph.arc_count() as u64;
        for (node, in_degree) in graph.nodes().zip(graph.in_degrees()) {
            out_counts[graph.audience(node).len()] += 1;
            in_counts[in_degree as usize] += 1;
        }
        let mut draws = Stream::new(2, number, Purpose::Arcs).sequence(0, 0);
        let graph = random(nodes, mean, reciprocity, &mut draws).expect("few arcs");
        answered_arcs += graph.arc_count() as u64;
        lone += graph.reciprocated().iter().filter(|&&answered| !answered).count() as u64;
    }
    let pairs = f64::from(nodes) * f64::from(nodes - 1) * graphs as f64;
    let count = |mean: u64, variance: f64| Mean {
        mean: mean as f64,
        se: variance.sqrt(),
        values: u64::MAX,
        trials: graphs,
    };
    let p = mean / f64::from(nodes - 1);
    let mut rows = vec![Row::mean(
        "random, no answers: arcs of all graphs",
        pairs * p,
        count(arcs, pairs * p * (1.0 - p)),
    )];
    for (name, counts) in [("audience", &out_counts), ("followees", &in_counts)] {
        let (statistic, degrees) = pearson(counts, &probabilities);
        rows.push(Row::chi_square(
            format!("random, no answers: {name} binomial"),
            statistic,
            degrees,
            u64::from(nodes) * graphs,
        ));
    }
    // Base arcs are coins of p; each is answered by a coin of ρ.
    let p = p / (1.0 + reciprocity);
    let variance =
        p * ((1.0 + reciprocity).powi(2) + reciprocity * (1.0 - reciprocity)) - (p * (1.0 + reciprocity)).powi(2);
    rows.push(Row::mean(
        "random, reciprocity 0.3: arcs and answers",
        pairs * mean / f64::from(nodes - 1),
        count(answered_arcs, pairs * variance),
    ));
    let alone = p * (1.0 - p) * (1.0 - reciprocity);
    rows.push(Row::mean(
        "random, reciprocity 0.3: arcs without their opposite",
        pairs * alone,
        count(lone, pairs * alone),
    ));
    rows
}

/// Two communities, a quarter and three quarters of all people.
fn two_communities() -> Scenario {
    scenario(
        r#"
        [world]
        people = 20000
        [world.network]
        mean_audience = 40
        tail = 2.6
        mixing = 0.3
        reciprocity = 0.3
        followees_spread = 0
        [[segment]]
        name = "few"
        fraction = 1
        decision_maker = true
        community = "few"
        followees = 2
        [[segment]]
        name = "many"
        fraction = 3
        community = "many"
        [[policy]]
        name = "open"
        "#,
    )
}

/// What one world holds.
#[derive(Default)]
struct Count {
    arcs: f64,
    strong: f64,
    from_few: f64,
    few_to_many: f64,
}

fn communities(effort: Effort) -> Vec<Row> {
    let scenario = two_communities();
    let sizes = deal(scenario.world.people, &scenario.segments).expect("the segments can be dealt");
    let law = TrialLaw::new(&scenario, &sizes, &Tables::default());
    let communities = Communities::new(&scenario.world.network, &law.population);
    let worlds = effort.of(40, 300);
    let counts: Vec<Count> = (0..worlds)
        .into_par_iter()
        .map(|number| {
            let world = Revealed::new(&communities, &law.population, History::new(3, number));
            let mut count = Count::default();
            for person in (0..scenario.world.people as u32).map(PersonId) {
                let (audience, segment) = (world.audience(person), world.segment_of(person));
                for entry in 0..audience.len() {
                    let arc = audience.entry(entry);
                    count.arcs += 1.0;
                    count.strong += f64::from(u8::from(arc.strength == 1.0));
                    if segment == 0 {
                        count.from_few += 1.0;
                        count.few_to_many += f64::from(u8::from(world.segment_of(arc.listener) == 1));
                    }
                }
            }
            count
        })
        .collect();
    let of = |figure: &dyn Fn(&Count) -> f64| Mean::of(&counts.iter().map(figure).collect::<Vec<f64>>());
    let network = &scenario.world.network;
    let (n, mixing, reciprocity) = (scenario.world.people as f64, network.mixing, network.reciprocity);
    // A quarter of the people, the few, listen to twice as many; audiences by the quantiles that the model sets.
    let audiences = |n: u32| {
        (0..n)
            .map(|rank| (1.0 - (f64::from(rank) + 0.5) / f64::from(n)).powf(-1.0 / 1.6))
            .sum::<f64>()
    };
    let few_audience = audiences(5_000) / (audiences(5_000) + audiences(15_000));
    let (few_followees, all_followees) = (2.0 * 5_000.0, 2.0 * 5_000.0 + 15_000.0);
    let few_share = few_followees / all_followees;
    let base = n * network.mean_audience / (1.0 + reciprocity);
    let (few, many) = (few_audience * base, (1.0 - few_audience) * base);
    // Arcs to oneself are dropped, and never answered.
    let pull = |followees: f64, own: f64| followees * (mixing / all_followees + (1.0 - mixing) / own);
    let few_to_oneself = few * pull(2.0, few_followees);
    let many_to_oneself = many * pull(1.0, all_followees - few_followees);
    let oneself = (few_to_oneself + many_to_oneself) * (1.0 + reciprocity) / n;
    // Out of the few's audience: base arcs that leave, and answers to base arcs of the many that came in.
    let (out_of_few, into_few) = (few * mixing * (1.0 - few_share), many * mixing * few_share);
    let leaving = out_of_few + reciprocity * into_few;
    let all_of_few = few - few_to_oneself + reciprocity * (few - out_of_few - few_to_oneself + into_few);
    let people_of_world = worlds * scenario.world.people;
    vec![
        Row::mean(
            "communities: mean audience",
            network.mean_audience - oneself,
            of(&|count| count.arcs / n).with_trials(people_of_world),
        ),
        Row::mean(
            "communities: share of strong ties, reciprocity 0.3",
            2.0 * reciprocity / (1.0 + reciprocity),
            of(&|count| count.strong / count.arcs).with_trials(people_of_world),
        ),
        Row::mean(
            "communities: share of ties out of the smaller community, mixing 0.3",
            leaving / all_of_few,
            of(&|count| count.few_to_many / count.from_few).with_trials(people_of_world),
        ),
    ]
}

/// Audiences of the first people of one world without answers, where the tail is 2.3.
fn tail_exponent(effort: Effort) -> Row {
    let scenario = scenario(
        r#"
        [world]
        people = 1000000
        [world.network]
        mean_audience = 40
        tail = 2.3
        followees_spread = 0
        mixing = 1
        reciprocity = 0
        [[segment]]
        name = "anybody"
        fraction = 1
        decision_maker = true
        [[policy]]
        name = "open"
        "#,
    );
    let people = scenario.world.people;
    let sizes = deal(people, &scenario.segments).expect("the segments can be dealt");
    let law = TrialLaw::new(&scenario, &sizes, &Tables::default());
    let communities = Communities::new(&scenario.world.network, &law.population);
    let world = Revealed::new(&communities, &law.population, History::new(4, 0));
    let sample = effort.of(100_000_u32, 1_000_000);
    // Each count up to the last has a cell, all above have one.
    let mut counts = vec![0_u64; 602];
    for person in (0..sample).map(PersonId) {
        counts[(world.audience(person).len() as usize).min(601)] += 1;
    }
    // The smallest mean, from the quantiles that the model sets.
    let n = people as f64;
    let weights = (0..people).map(|rank| (1.0 - (rank as f64 + 0.5) / n).powf(-1.0 / 1.3));
    let smallest = 40.0 / (weights.sum::<f64>() / n);
    let log_likelihood = |exponent: f64| {
        let log_p = |k: f64| {
            (exponent - 1.0).ln() + (exponent - 1.0) * smallest.ln() + libm::lgamma(k - exponent + 1.0)
                - libm::lgamma(k + 1.0)
                + statrs::function::gamma::gamma_ur(k - exponent + 1.0, smallest).ln()
        };
        let logs: Vec<f64> = (2..601).map(|k| log_p(f64::from(k))).collect();
        let rest = 1.0 - logs.iter().map(|log| log.exp()).sum::<f64>();
        let ends = counts[0] + counts[1] + counts[601];
        logs.iter()
            .zip(&counts[2..601])
            .map(|(log, &count)| log * count as f64)
            .sum::<f64>()
            + ends as f64 * rest.ln()
    };
    let (mut low, mut high) = (2.05_f64, 3.0);
    for _ in 0..60 {
        let (a, b) = (low + (high - low) / 3.0, high - (high - low) / 3.0);
        if log_likelihood(a) < log_likelihood(b) {
            low = a;
        } else {
            high = b;
        }
    }
    let best = f64::midpoint(low, high);
    let step = 1e-3;
    let information =
        -(log_likelihood(best + step) - 2.0 * log_likelihood(best) + log_likelihood(best - step)) / (step * step);
    Row::mean(
        "communities: tail exponent by maximum likelihood",
        2.3,
        Mean {
            mean: best,
            se: information.sqrt().recip(),
            values: u64::MAX,
            trials: u64::from(sample),
        },
    )
}
