//! What one draw costs, beside the plain way to make it: `cargo bench --bench draws`.
//!
//! Each sample makes 1000 draws at keys of their own; divan's `items/s` are draws a second. What is called `…_plainly` is the law
//! of `rand` or `rand_distr`: where it is as fast and has the same bits on every machine, the program uses it.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use rand::RngExt;
use rand::seq::{SliceRandom, index};
use rand_distr::weighted::WeightedAliasIndex;
use rand_distr::{Beta as PlainBeta, Binomial, Distribution, Geometric, LogNormal, Poisson as PlainPoisson, Zipf};
use whoknows::cascade::Luck;
use whoknows::draw::{Alias, Beta, Permutation, Poisson, QuantileTable, RankLaw, RankedWeights};
use whoknows::graph::generators::random;
use whoknows::rng::{Purpose, Sequence, Stream, scale};

fn main() {
    divan::main();
}

const DRAWS: u64 = 1000;

fn stream() -> Stream {
    Stream::new(1, 1, Purpose::AudienceSize)
}

/// Adds up what 1000 sequences give.
fn sum(bencher: Bencher<'_, '_>, draw: impl Fn(&mut Sequence) -> f64) {
    let stream = stream();
    let mut start = 0;
    bencher.counter(ItemsCount::new(DRAWS)).bench_local(|| {
        start += DRAWS;
        let draws = (start..start + DRAWS).map(|who| draw(&mut stream.sequence(black_box(who), 0)));
        draws.sum::<f64>()
    });
}

/// Adds up 1000 draws of one generator, as batches of classic cascades make them.
fn sum_of_batch(bencher: Bencher<'_, '_>, draw: impl Fn(&mut Luck) -> u64) {
    let mut luck = Luck::new(1, 1);
    bencher.counter(ItemsCount::new(DRAWS)).bench_local(|| {
        (0..DRAWS)
            .map(|_| draw(black_box(&mut luck)))
            .fold(0, u64::wrapping_add)
    });
}

#[divan::bench]
fn keyed_bits(bencher: Bencher<'_, '_>) {
    sum(bencher, Sequence::unit);
}

#[divan::bench(args = [40, 4_000_000_000])]
fn number_below(bencher: Bencher<'_, '_>, count: u64) {
    sum(bencher, |draws| scale(draws.bits(), count).0 as f64);
}

#[divan::bench(args = [40, 4_000_000_000])]
fn number_below_plainly(bencher: Bencher<'_, '_>, count: u64) {
    sum(bencher, |draws| draws.random_range(..count) as f64);
}

/// Means of audiences: 7 for the least, 30 for most, 900 for a celebrity; beyond 1088 there is no table.
#[divan::bench(args = [7.3, 30.3, 63.9, 900.3, 20_000.3])]
fn poisson_by_table(bencher: Bencher<'_, '_>, mean: f64) {
    let poisson = Poisson::new();
    sum(bencher, |draws| f64::from(poisson.count(mean, draws)));
}

/// Whether anybody hears a person is told by the first draw alone.
#[divan::bench]
fn poisson_is_positive(bencher: Bencher<'_, '_>) {
    let poisson = Poisson::new();
    sum(bencher, |draws| f64::from(poisson.at_least(7.3, draws)));
}

#[divan::bench(args = [7.3, 30.3, 63.9, 900.3, 20_000.3])]
fn poisson_plainly(bencher: Bencher<'_, '_>, mean: f64) {
    sum(bencher, |draws| {
        PlainPoisson::new(mean).expect("the mean is positive").sample(draws)
    });
}

#[divan::bench]
fn beta_by_table(bencher: Bencher<'_, '_>) {
    let beta = Beta::new(0.2, 10.0);
    sum(bencher, |draws| beta.value(draws.bits()));
}

/// Preparing a law: of everyday breadth, skewed, narrow, and one that is nearly a coin.
#[divan::bench(args = [(0.2, 10.0), (1e-6, 1e5), (0.3, 1e6), (0.5, 1e-3)])]
fn beta_prepared(bencher: Bencher<'_, '_>, (mean, concentration): (f64, f64)) {
    bencher.bench_local(|| Beta::new(black_box(mean), concentration));
}

#[divan::bench]
fn beta_plainly(bencher: Bencher<'_, '_>) {
    let beta = PlainBeta::new(2.0, 8.0).expect("both are positive");
    sum(bencher, |draws| beta.sample(draws));
}

#[divan::bench]
fn delay_by_table(bencher: Bencher<'_, '_>) {
    let table = QuantileTable::lognormal(3.0, 1.2);
    sum(bencher, |draws| table.value(draws.bits()));
}

#[divan::bench]
fn delay_plainly(bencher: Bencher<'_, '_>) {
    let delay = LogNormal::new(3f64.ln(), 1.2).expect("the spread is positive");
    sum(bencher, |draws| delay.sample(draws));
}

/// So many alternatives of growing weight: the segments of a scenario, the blocks of a ranking, the gaps between live arcs.
fn weights(alternatives: usize) -> Vec<f64> {
    (1..=alternatives).map(|n| n as f64).collect()
}

#[divan::bench(args = [6, 50, 4000])]
fn alias_by_one_draw(bencher: Bencher<'_, '_>, alternatives: usize) {
    let alias = Alias::new(&weights(alternatives)).expect("weights are positive");
    sum(bencher, |draws| alias.pick(draws.bits()) as f64);
}

#[divan::bench(args = [6, 50, 4000])]
fn alias_plainly(bencher: Bencher<'_, '_>, alternatives: usize) {
    let alias = WeightedAliasIndex::new(weights(alternatives)).expect("weights are positive");
    sum(bencher, |draws| alias.sample(draws) as f64);
}

#[divan::bench(args = [50, 4000])]
fn alias_by_one_draw_in_a_batch(bencher: Bencher<'_, '_>, alternatives: usize) {
    let alias = Alias::new(&weights(alternatives)).expect("weights are positive");
    sum_of_batch(bencher, |luck| alias.pick(luck.bits()) as u64);
}

/// Ranks weighed by Pareto quantiles, among few and among very many.
#[divan::bench(args = [20_000, 1_000_000_000])]
fn rank_by_weight(bencher: Bencher<'_, '_>, size: u64) {
    let weights = RankedWeights::new(RankLaw::pareto(2.3), size);
    sum(bencher, |draws| weights.pick(draws) as f64);
}

/// Zipf's law is the nearest that a library has; its ranks are weighed by whole numbers, not by the middles between them.
#[divan::bench(args = [20_000, 1_000_000_000])]
fn rank_plainly(bencher: Bencher<'_, '_>, size: u32) {
    let zipf = Zipf::new(f64::from(size), 1.0 / 1.3).expect("both are positive");
    sum(bencher, |draws| zipf.sample(draws));
}

#[divan::bench(args = [20_000, 1_000_000_000])]
fn keyed_permutation(bencher: Bencher<'_, '_>, size: u64) {
    let permutation = Permutation::new(size, Stream::new(1, 1, Purpose::AudienceRank), 0);
    sum(bencher, |draws| permutation.apply(draws.random_range(..size)) as f64);
}

/// Failures before a success: arcs between two live ones, base arcs of a random network, steps until somebody recovers.
const SUCCESSES: [f64; 3] = [0.001_5, 0.1, 0.3];

#[divan::bench(args = SUCCESSES)]
fn gap_by_inversion(bencher: Bencher<'_, '_>, success: f64) {
    let log_of_failure = libm::log1p(-success);
    sum(bencher, |draws| (libm::log(draws.open_unit()) / log_of_failure).floor());
}

#[divan::bench(args = SUCCESSES)]
fn gap_plainly(bencher: Bencher<'_, '_>, success: f64) {
    let geometric = Geometric::new(success).expect("a probability");
    sum(bencher, |draws| geometric.sample(draws) as f64);
}

/// A random network of 20 000 people with 30 base arcs each, half of them answered; items are arcs.
#[divan::bench(sample_count = 20)]
fn random_network(bencher: Bencher<'_, '_>) {
    let stream = stream();
    let mut who = 0;
    bencher.counter(ItemsCount::new(900_000_u32)).bench_local(|| {
        who += 1;
        random(20_000, 45.0, 0.5, &mut stream.sequence(who, 0))
    });
}

/// The base arcs of 100 of these people, each as a count and so many others; items are arcs.
#[divan::bench(sample_count = 20)]
fn base_arcs_plainly(bencher: Bencher<'_, '_>) {
    let (stream, counts) = (stream(), Binomial::new(19_999, 30.0 / 19_999.0).expect("a probability"));
    let mut who = 0;
    bencher.counter(ItemsCount::new(3_000_u32)).bench_local(|| {
        who += 1;
        let mut draws = stream.sequence(who, 0);
        let mut arcs: Vec<(u32, u32)> = Vec::new();
        for from in 0..100 {
            let count = counts.sample(&mut draws) as usize;
            arcs.extend(
                index::sample(&mut draws, 19_999, count)
                    .into_iter()
                    .map(|to| (from, to as u32)),
            );
        }
        arcs
    });
}

/// The people of a network in random order; items are people.
#[divan::bench(args = [20_000, 1_000_000], sample_count = 20)]
fn shuffle(bencher: Bencher<'_, '_>, people: u32) {
    let stream = stream();
    let (mut order, mut who): (Vec<u32>, u64) = ((0..people).collect(), 0);
    bencher.counter(ItemsCount::new(people)).bench_local(|| {
        who += 1;
        let mut draws = stream.sequence(who, 0);
        for last in (1..people).rev() {
            order.swap(last as usize, scale(draws.bits(), u64::from(last) + 1).0 as usize);
        }
    });
}

#[divan::bench(args = [20_000, 1_000_000], sample_count = 20)]
fn shuffle_plainly(bencher: Bencher<'_, '_>, people: u32) {
    let stream = stream();
    let (mut order, mut who): (Vec<u32>, u64) = ((0..people).collect(), 0);
    bencher.counter(ItemsCount::new(people)).bench_local(|| {
        who += 1;
        order.shuffle(&mut stream.sequence(who, 0));
    });
}
