//! How long all pictures of a run take on one thread: drawing, PNG, and (with the feature) PDF.
//!
//! `cargo bench --bench charts` draws what the flagship scenario gives with 2000 trials; the time of drawing depends on policies
//! and hardly on trials.

use divan::{Bencher, black_box};
use std::sync::LazyLock;
use whoknows::chart::{self, Brand, Chart, Ink};
use whoknows::estimate::{Answers, answers};
use whoknows::experiment::{Plan, run};
use whoknows::scenario::{Length, Scenario};
use whoknows::tally::Tally;
use whoknows::words::Language;
use whoknows::world::Watch;

#[path = "../tests/kit/shipped.rs"]
mod shipped;
use shipped::shipped;

fn main() {
    divan::main();
}

/// A scenario, what it gave, and the answers.
struct Flagship {
    scenario: Scenario,
    tally: Tally,
    answers: Answers,
}

static FLAGSHIP: LazyLock<Flagship> = LazyLock::new(|| {
    let mut scenario = shipped("credit-union", &[]);
    scenario.experiment.length = Length::Trials(2000);
    let plan = Plan::new(&scenario).expect("it ships");
    let tally = run(&plan, &Watch::never(), &mut (), |_| {});
    let answers = answers(&scenario, &tally, "0.1.0", "");
    Flagship {
        scenario,
        tally,
        answers,
    }
});

fn charts() -> Vec<Chart> {
    chart::all(Ink::of_house(Language::English.words()), &FLAGSHIP.answers)
}

/// From a tally to the tables that charts draw.
#[divan::bench]
fn tables(bencher: Bencher<'_, '_>) {
    let flagship = &*FLAGSHIP;
    bencher.bench_local(|| answers(&flagship.scenario, black_box(&flagship.tally), "0.1.0", ""));
}

/// All charts as SVG.
#[divan::bench]
fn svg(bencher: Bencher<'_, '_>) {
    let _ready = charts();
    bencher.bench_local(charts);
}

/// All charts from SVG to PNG, on one thread.
#[divan::bench(sample_count = 10)]
fn png(bencher: Bencher<'_, '_>) {
    let charts = charts();
    bencher.bench_local(|| {
        let sizes = charts
            .iter()
            .map(|chart| Brand::house().png(&chart.svg).expect("it is an SVG").len());
        sizes.sum::<usize>()
    });
}

/// All charts in one PDF.
#[cfg(feature = "pdf")]
#[divan::bench(sample_count = 10)]
fn pdf(bencher: Bencher<'_, '_>) {
    let charts = charts();
    bencher.bench_local(|| Brand::house().pdf(&charts).expect("they are SVGs").len());
}
