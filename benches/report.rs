//! Charts, page and slides of a finished run of the flagship, on one core: what a reader waits for after the last trial.
//!
//! `cargo bench --bench report`. The aim is a second for all charts and the report.

use divan::{Bencher, black_box};
use whoknows::chart::{self, Brand, Ink};
use whoknows::report::{self, Presentation, result};
use whoknows::study::{self, Run};
use whoknows::words::Language;

#[path = "../tests/kit/shipped.rs"]
mod shipped;
use shipped::shipped;

fn main() {
    let one_core = rayon::ThreadPoolBuilder::new().num_threads(1).build_global();
    one_core.expect("nothing has started threads before");
    divan::main();
}

/// A finished run.
fn flagship() -> Run {
    let scenario = shipped("credit-union", &[]);
    study::run(&scenario).expect("it can be run")
}

/// Every file of a result but its trials: charts as SVG and PNG, report, summaries.
#[divan::bench(sample_count = 5)]
fn all_files(bencher: Bencher) {
    let run = flagship();
    bencher.bench(|| result::files(&run, Presentation::default(), &Brand::house()));
}

/// The charts as SVG.
#[divan::bench(sample_count = 10)]
fn charts(bencher: Bencher) {
    let run = flagship();
    bencher.bench(|| chart::all(Ink::of_house(Language::English.words()), &run.answers));
}

/// The charts as PNG.
#[divan::bench(sample_count = 5)]
fn pngs(bencher: Bencher) {
    let run = flagship();
    let charts = chart::all(Ink::of_house(Language::English.words()), &run.answers);
    bencher.bench(|| {
        for chart in &charts {
            black_box(Brand::house().png(&chart.svg).expect("it can be drawn"));
        }
    });
}

/// The deck.
#[divan::bench(sample_count = 3)]
fn slides(bencher: Bencher) {
    let run = flagship();
    let charts = chart::all(Ink::of_house(Language::English.words()), &run.answers);
    bencher.bench(|| {
        report::slides(
            Language::English,
            (&run.answers, &run.scenario),
            (&[], &[]),
            &charts,
            &Brand::house(),
        )
    });
}
