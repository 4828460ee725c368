//! What this machine can do at best: `cargo bench --bench machine` prints the table of limits in docs/performance.md.
//!
//! One thread. Each figure is the best of several rounds, the other figures being measured in between.

use rand::RngExt;
use std::hint::black_box;
use std::time::Instant;
use whoknows::draw::QuantileTable;
use whoknows::rng::{History, Purpose, Stream};

const ROUNDS: usize = 5;
const DRAWS: u64 = 4_000_000;
/// Draws of a trial of the default scenario, counted by the law, one by one: for each of 400 requests the coin and who (3),
/// the profile (6), and stay and posts (4); for each of some hundred readers about 6, for what they pass on as much again.
const DRAWS_PER_TRIAL: f64 = 6_400.0;

const KIB: usize = 1 << 10;
const MIB: usize = 1 << 20;

fn main() {
    let stream = History::new(1, 1).stream(Purpose::Repost);
    let delays = QuantileTable::lognormal(3.0, 1.2);
    let sizes = [
        (32 * KIB, "32 KiB"),
        (512 * KIB, "512 KiB"),
        (16 * MIB, "16 MiB"),
        (256 * MIB, "256 MiB"),
    ];
    let rings: Vec<Vec<u32>> = sizes
        .iter()
        .map(|&(bytes, _)| ring(bytes / size_of::<u32>(), stream))
        .collect();
    let arrays = vec![1.0f64; 256 * MIB / size_of::<f64>()];
    let mut sum = arrays.clone();

    let mut best = [f64::INFINITY; 4];
    let mut reads = vec![[f64::INFINITY; 2]; rings.len()];
    for _ in 0..ROUNDS {
        let figures = [
            nanos_each(DRAWS, || (0..DRAWS).fold(0, |sum, who| sum ^ stream.bits(who, 0))),
            nanos_each(DRAWS, || (0..DRAWS).fold(0, |last, _| stream.bits(last, 0))),
            nanos_each(DRAWS, || {
                (0..DRAWS).fold(0.0, |sum, who| sum + delays.value(stream.bits(who, 0)))
            }),
            nanos_each(sum.len() as u64, || {
                for (sum, value) in sum.iter_mut().zip(&arrays) {
                    *sum += 0.5 * value;
                }
            }),
        ];
        for (best, figure) in best.iter_mut().zip(figures) {
            *best = best.min(figure);
        }
        for (best, ring) in reads.iter_mut().zip(&rings) {
            best[0] = best[0].min(independent(ring, stream));
            best[1] = best[1].min(dependent(ring));
        }
    }
    let [draw, chained, delay, triad] = best;
    println!("| one thread | ns each | |\n| --- | ---: | ---: |");
    println!("| keyed draw, independent | {draw:.2} | {:.0} M/s |", 1e3 / draw);
    println!(
        "| keyed draw, each waiting for the last | {chained:.2} | {:.0} M/s |",
        1e3 / chained
    );
    println!(
        "| keyed draw through a quantile table | {delay:.2} | {:.0} M/s |",
        1e3 / delay
    );
    for ((_, size), [independent, dependent]) in sizes.iter().zip(reads) {
        println!(
            "| random 4-byte read in {size}, independent | {independent:.2} | {:.0} M/s |",
            1e3 / independent
        );
        println!(
            "| the same, each waiting for the last | {dependent:.2} | {:.0} M/s |",
            1e3 / dependent
        );
    }
    println!(
        "| `a += 0.5 b` in 256 MiB each | {triad:.2} | {:.1} GB/s |",
        24.0 / triad
    );
    let micros = DRAWS_PER_TRIAL * draw / 1e3;
    println!(
        "\nThe {DRAWS_PER_TRIAL:.0} draws that a trial of the default scenario has, one by one, take {micros:.1} µs: {:.0} trials/s.",
        1e6 / micros
    );
}

/// Best of one run `[ns per item]`.
fn nanos_each<T>(items: u64, work: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    black_box(work());
    start.elapsed().as_secs_f64() * 1e9 / items as f64
}

/// A random permutation of one cycle (Sattolo): following it visits every place once.
fn ring(length: usize, stream: Stream) -> Vec<u32> {
    let mut next: Vec<u32> = (0..length as u32).collect();
    let mut draws = stream.sequence(0, 1);
    for last in (1..length).rev() {
        next.swap(last, draws.random_range(..last as u64) as usize);
    }
    next
}

fn independent(ring: &[u32], stream: Stream) -> f64 {
    const READS: u64 = 1_000_000;
    let length = ring.len() as u64;
    nanos_each(READS, || {
        (0..READS).fold(0u32, |sum, number| {
            let place = (u128::from(stream.bits(number, 2)) * u128::from(length)) >> 64;
            sum ^ ring[place as usize]
        })
    })
}

fn dependent(ring: &[u32]) -> f64 {
    const READS: u64 = 200_000;
    nanos_each(READS, || (0..READS).fold(0u32, |place, _| ring[place as usize]))
}
