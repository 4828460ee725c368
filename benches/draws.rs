//! What one draw costs, beside the plain way to make it: `cargo bench --bench draws`.
//!
//! Each sample makes 1000 draws at keys of their own; divan's `items/s` are draws a second.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use rand_distr::{Beta as PlainBeta, Distribution, LogNormal, Poisson as PlainPoisson};
use whoknows::draw::{Beta, Permutation, Poisson, QuantileTable, RankLaw, RankedWeights};
use whoknows::rng::{Purpose, Sequence, Stream};

fn main() {
    divan::main();
}

const DRAWS: u64 = 1000;

/// Adds up what 1000 sequences give.
fn sum(bencher: Bencher<'_, '_>, draw: impl Fn(&mut Sequence) -> f64) {
    let stream = Stream::new(1, 1, Purpose::AudienceSize);
    let mut start = 0;
    bencher.counter(ItemsCount::new(DRAWS)).bench_local(|| {
        start += DRAWS;
        let draws = (start..start + DRAWS).map(|who| draw(&mut stream.sequence(black_box(who), 0)));
        draws.sum::<f64>()
    });
}

#[divan::bench]
fn keyed_bits(bencher: Bencher<'_, '_>) {
    sum(bencher, Sequence::unit);
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

/// Ranks weighed by Pareto quantiles, among few and among very many.
#[divan::bench(args = [20_000, 1_000_000_000])]
fn rank_by_weight(bencher: Bencher<'_, '_>, size: u64) {
    let weights = RankedWeights::new(RankLaw::pareto(2.3), size);
    sum(bencher, |draws| weights.pick(draws) as f64);
}

#[divan::bench(args = [20_000, 1_000_000_000])]
fn keyed_permutation(bencher: Bencher<'_, '_>, size: u64) {
    let permutation = Permutation::new(size, Stream::new(1, 1, Purpose::AudienceRank), 0);
    sum(bencher, |draws| permutation.apply(draws.below(size)) as f64);
}
