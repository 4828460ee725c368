//! Shape of cascades: what the shipped scenarios look like beside cascades that were observed.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::row::{Effort, Mean, Row};
use crate::{Topic, shared};
use whoknows::experiment::Plan;
use whoknows::scenario::{Scenario, load};
use whoknows::spread::Read;
use whoknows::spread::Way;

pub const TOPIC: Topic = Topic {
    name: "shapes",
    title: "Shape of cascades",
    about: "Observed: 70 to 95 % of adoptions lead to no other and 1 to 4 % to more than one degree (Goel, Watts, Goldstein 2012); of 7 736 \
            Twitter retweet trees, the median size is 3, the 99th percentile 40, and after the first step a retweet brings 0.44 \
            to 0.48 more (`../shared/data/cascades`, read here). Ours, for the first policy of each shipped scenario: of those who hear the \
            firm itself, the share from whom nobody else reads and the share from whom it goes further than one step, and the \
            reposts that a repost brings. No scenario is fitted to these. What must hold is the shape: mostly stars, far \
            below critical. The shipped scenarios lie at the quiet end of what was observed or beyond it: 93 to 99 % of their first-hand \
            readers lead to no other, and a repost brings fewer.",
    rows,
};

fn rows(effort: Effort) -> Vec<Row> {
    let mut rows = observed();
    for path in scenarios() {
        let scenario = match load(&path, &[]) {
            Ok(checked) => checked.scenario,
            Err(mistakes) => panic!("{}", mistakes.render(whoknows::scenario::Look::Plain)),
        };
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        rows.extend(ours(&name, &scenario, effort.of(1_000, 5_000)));
    }
    rows
}

fn scenarios() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let files = std::fs::read_dir(folder).expect("there are scenarios");
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("the folder can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    paths
}

/// The retweet trees: what their description says of them, read from the trees themselves.
fn observed() -> Vec<Row> {
    let Some(path) = shared("cascades/twitter-trees-young/trees.csv.gz") else {
        return Vec::new();
    };
    let file = std::fs::File::open(path).expect("the trees can be opened");
    let mut lines = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(flate2::read::GzDecoder::new(file));
    let mut size = std::collections::BTreeMap::<u64, u64>::new();
    let mut generations = vec![0.0; 32];
    for record in lines.records() {
        let record = record.expect("a line of a tree");
        let number = |column: usize| record[column].trim().parse::<f64>().expect("a number") as u64;
        *size.entry(number(2)).or_insert(1) += 1;
        generations[number(3) as usize] += 1.0;
    }
    let mut sizes: Vec<u64> = size.into_values().collect();
    sizes.sort_unstable();
    let at = |share: f64| sizes[(share * sizes.len() as f64) as usize];
    let first = generations
        .iter()
        .position(|&count| count > 0.0)
        .expect("there are retweets");
    let mut rows = vec![
        Row::exactly("observed retweet trees: trees", 7_736, sizes.len() as u64, 0),
        Row::exactly("observed retweet trees: median size", 3, at(0.5), 0),
        Row::exactly("observed retweet trees: 99th percentile of size", 40, at(0.99), 0),
    ];
    for (step, stated) in [0.469, 0.482, 0.442, 0.447].into_iter().enumerate() {
        rows.push(Row::digits(
            format!("observed retweet trees: retweets a retweet brings, step {}", step + 2),
            stated,
            3,
            generations[first + step + 1] / generations[first + step],
        ));
    }
    rows
}

/// What one release looks like.
#[derive(Clone, Copy, Default)]
struct Shape {
    /// People who heard the firm itself.
    first_hand: f64,
    /// Of them, those from whom nobody else read.
    trivial: f64,
    /// Of them, those from whom it went further than one step.
    beyond_one: f64,
    reposts: f64,
    /// Reposts by people who did not hear the firm itself.
    later_reposts: f64,
}

fn ours(name: &str, scenario: &Scenario, trials: u64) -> Vec<Row> {
    let plan = Plan::new(scenario).unwrap_or_else(|error| panic!("{error}"));
    let shapes: Vec<Shape> = (0..trials)
        .into_par_iter()
        .map(|trial| shape(&plan.replay(trial).reads[0]))
        .collect();
    let ratio = |top: fn(&Shape) -> f64, bottom: fn(&Shape) -> f64| ratio_of_sums(&shapes, top, bottom);
    let policy = &scenario.policies[0].name;
    let trivial = ratio(|shape| shape.trivial, |shape| shape.first_hand);
    let beyond = ratio(|shape| shape.beyond_one, |shape| shape.first_hand);
    let brings = ratio(|shape| shape.later_reposts, |shape| shape.reposts);
    vec![
        Row::band(
            format!("{name}, {policy}: first-hand readers from whom nobody reads"),
            0.7,
            1.0,
            trivial,
        ),
        Row::band(
            format!("{name}, {policy}: from whom it goes beyond one step"),
            0.0,
            0.04,
            beyond,
        ),
        Row::band(
            format!("{name}, {policy}: reposts that a repost brings"),
            0.0,
            0.5,
            brings,
        ),
    ]
}

fn shape(reads: &[Read]) -> Shape {
    let mut shape = Shape::default();
    // Steps of the longest chain below each first-hand reader; sources stand before those who read from them.
    let mut root = vec![0; reads.len()];
    let mut depth = vec![0_u32; reads.len()];
    for (index, read) in reads.iter().enumerate() {
        root[index] = read.source.map_or(index, |source| root[source as usize]);
        depth[root[index]] = depth[root[index]].max(read.hops - 1);
        shape.reposts += f64::from(u8::from(read.reposted));
        shape.later_reposts += f64::from(u8::from(read.reposted && read.way == Way::Repost));
    }
    for (read, depth) in reads.iter().zip(depth).filter(|(read, _)| read.hops == 1) {
        debug_assert!(read.source.is_none());
        shape.first_hand += 1.0;
        shape.trivial += f64::from(u8::from(depth == 0));
        shape.beyond_one += f64::from(u8::from(depth > 1));
    }
    shape
}

/// Σ top / Σ bottom over trials, its error by linearisation.
fn ratio_of_sums(shapes: &[Shape], top: fn(&Shape) -> f64, bottom: fn(&Shape) -> f64) -> Mean {
    let (tops, bottoms): (f64, f64) = (shapes.iter().map(top).sum(), shapes.iter().map(bottom).sum());
    let ratio = tops / bottoms;
    let n = shapes.len() as f64;
    let linear: Vec<f64> = shapes
        .iter()
        .map(|shape| (top(shape) - ratio * bottom(shape)) / (bottoms / n))
        .collect();
    Mean {
        mean: ratio,
        ..Mean::of(&linear)
    }
}
