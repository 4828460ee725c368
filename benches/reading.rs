//! How fast networks are read from files: `cargo bench --bench reading`.
//!
//! A million lines `u v` among 200 000 nodes, whose names are texts or numbers; divan's `items/s` are lines a second. 50 million
//! lines a minute are 0.83 million a second.

use std::fmt::Write;
use std::path::Path;

use divan::Bencher;
use divan::counter::ItemsCount;
use whoknows::graph::read::{NetworkFile, Reading};
use whoknows::rng::{Purpose, Stream};

fn main() {
    divan::main();
}

const LINES: u64 = 1_000_000;
const NODES: f64 = 200_000.0;

/// An edge list among nodes that are called as `name` says.
fn edge_list(name: impl Fn(u64) -> String) -> String {
    let stream = Stream::new(1, 1, Purpose::AudienceSize);
    let mut text = String::new();
    for line in 0..LINES {
        let mut draws = stream.sequence(line, 0);
        let mut node = || name((draws.unit() * NODES) as u64);
        let (from, to) = (node(), node());
        writeln!(text, "{from}\t{to}").expect("memory takes all");
    }
    text
}

fn read(bencher: Bencher<'_, '_>, text: &str) {
    bencher.counter(ItemsCount::new(LINES)).bench_local(|| {
        NetworkFile::read_from(Path::new("net.txt"), text.as_bytes(), &Reading::default()).expect("arcs")
    });
}

#[divan::bench(sample_count = 10)]
fn numbers(bencher: Bencher<'_, '_>) {
    read(bencher, &edge_list(|node| node.to_string()));
}

#[divan::bench(sample_count = 10)]
fn texts(bencher: Bencher<'_, '_>) {
    read(
        bencher,
        &edge_list(|node| format!("user_{:x}", node.wrapping_mul(0x9e37_79b9_7f4a_7c15))),
    );
}
