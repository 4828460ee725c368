//! Random streams: known answers, and a reduced battery on the bits of neighbouring keys, in every order the engine walks them.
//!
//! Single counts may stray 7.2 standard deviations (probability 6e-13 each; there are some 350 000 of them), sums of
//! squares up to their quantile of 1e-9 (some 160): together a false alarm is rarer than one in a million. The full battery is
//! `tests/streams/run`.

use rayon::prelude::*;
use statrs::distribution::{ChiSquared, ContinuousCDF, Discrete, DiscreteCDF, Poisson};

use crate::kit::dice::Dice;
use crate::kit::shipped;
use crate::kit::streams::ORDERS;
use whoknows::cascade::Luck;
use whoknows::rng::{History, Purpose, Stream};
use whoknows::scenario::deal;
use whoknows::world::{
    Arrivals, Audience, Communities, PersonId, Population, PopulationTables, RequestLaw, Revealed, Watch, World,
};

/// Largest deviation of a single count, in standard deviations.
const CRITICAL: f64 = 7.2;
/// False alarm of a sum of squares.
const FALSE_ALARM: f64 = 1e-9;
const SEED: u64 = 2009;

/// Runs a test on the draws of every order.
fn in_every_order(draws: u64, test: impl Fn(&str, &[u64]) + Sync) {
    ORDERS.par_iter().for_each(|(name, _, bits)| {
        let words: Vec<u64> = (0..draws).map(|n| bits(SEED, n)).collect();
        test(name, &words);
    });
}

/// How far a count of fair coins is from the half.
fn fair_z(heads: u64, throws: u64) -> f64 {
    (heads as f64 - throws as f64 / 2.0) / (throws as f64 / 4.0).sqrt()
}

#[track_caller]
fn assert_chi_square(what: &str, statistic: f64, degrees: f64) {
    let critical = ChiSquared::new(degrees).unwrap().inverse_cdf(1.0 - FALSE_ALARM);
    assert!(
        statistic < critical,
        "{what}: χ² = {statistic} with {degrees} degrees of freedom"
    );
}

#[track_caller]
fn assert_poisson(what: &str, count: u64, mean: f64) {
    let law = Poisson::new(mean).unwrap();
    let tail = if count as f64 > mean {
        law.sf(count) + law.pmf(count)
    } else {
        law.cdf(count)
    };
    assert!(tail > FALSE_ALARM / 2.0, "{what}: {count} where {mean} are expected");
}

/// (seed, history, purpose, who, item) and the bits of the draw. They define every result: none may ever change.
#[test]
fn known_answers() {
    for ((seed, history, purpose, who, item), expected) in KNOWN {
        let bits = Stream::new(seed, history, purpose).bits(who, item);
        assert_eq!(
            bits, expected,
            "0x{bits:016x} at ({seed}, {history}, {purpose:?}, {who}, {item})"
        );
    }
    let mut sequence = Stream::new(SEED, 7, Purpose::AudienceEntry).sequence(3, 4);
    assert_eq!(std::array::from_fn(|_| sequence.bits()), KNOWN_SEQUENCE);
    let mut luck = Luck::new(SEED, 7);
    assert_eq!(std::array::from_fn(|_| luck.bits()), KNOWN_BATCH);
    for ((layer, release, purpose), expected) in KNOWN_ELSEWHERE {
        let history = History::new(SEED, 7).on_layer(layer).at_release(release);
        let bits = history.stream(purpose).bits(3, 4);
        assert_eq!(
            bits, expected,
            "0x{bits:016x} at layer {layer}, release {release}, {purpose:?}"
        );
    }
}

type Key = (u64, u64, Purpose, u64, u64);

/// Computed by a second program, in whole numbers of any length, from the description in `src/rng.rs`.
const KNOWN: [(Key, u64); 6] = [
    ((0, 0, Purpose::Relevance, 0, 0), 0x780f_ff9c_2cd6_fb7c),
    ((2009, 0, Purpose::Relevance, 0, 0), 0x9abd_392b_1380_5510),
    ((2009, 7, Purpose::RepostNotice, 12_345, 39), 0x7b57_aa0d_f1e0_0374),
    ((2009, 19_999, Purpose::Deal, 4_294_967_295, 0), 0xd3c5_1787_49e1_60f1),
    (
        (u64::MAX, u64::MAX, Purpose::Cascade, u64::MAX, u64::MAX),
        0x8cec_7978_8b89_357f,
    ),
    ((1, 2, Purpose::Wire, 3, 1 << 32), 0x3f5e_7f0b_c304_b32d),
];
/// (layer, release, purpose) in trial 7, computed by the second program too. Whose purpose depends on neither has the draw of
/// layer 0 at release 0.
const KNOWN_ELSEWHERE: [((u32, u32, Purpose), u64); 7] = [
    ((0, 0, Purpose::Repost), 0x7556_e832_0985_61a2),
    ((1, 0, Purpose::Repost), 0x8b7b_87c1_c233_a062),
    ((0, 1, Purpose::Repost), 0xf98e_6391_21b1_1132),
    (
        (4_294_967_295, 4_294_967_295, Purpose::RepostNotice),
        0x36d7_c09e_ca14_89f4,
    ),
    ((2, 3, Purpose::Deal), 0xd931_dafd_73c1_4abf),
    ((2, 3, Purpose::Request), 0x9657_4a98_3fac_e03c),
    ((2, 3, Purpose::Enthusiasm), 0xeee2_eff9_bb4e_c425),
];
const KNOWN_SEQUENCE: [u64; 3] = [0xcf1a_e674_812a_e433, 0x89f6_9054_0d93_5ecf, 0x0b02_212c_fd63_e518];
const KNOWN_BATCH: [u64; 3] = [0x15a5_5368_ac38_ae30, 0x1966_4fd1_5ca3_3a04, 0x9f5d_34fe_007c_e117];

#[test]
fn every_bit_is_fair_and_free_of_every_bit_of_the_draws_before() {
    in_every_order(1 << 14, |name, words| {
        for lag in [0, 1, 2, 3, 8] {
            let mut agree = vec![[0_u64; 64]; 64];
            for pair in words.windows(lag + 1) {
                let (earlier, later) = (pair[0], pair[lag]);
                for (bit, counts) in agree.iter_mut().enumerate() {
                    let is_plain = lag == 0 || earlier >> bit & 1 == 1;
                    let same = if is_plain { later } else { !later };
                    for (other, count) in counts.iter_mut().enumerate() {
                        *count += same >> other & 1;
                    }
                }
            }
            let pairs = (words.len() - lag) as u64;
            for (bit, counts) in agree.iter().enumerate() {
                for (other, &count) in counts.iter().enumerate() {
                    let z = fair_z(count, pairs);
                    assert!(z.abs() < CRITICAL, "{name}, lag {lag}, bits {bit} and {other}: z = {z}");
                }
            }
        }
    });
}

/// Some of the bits of a draw, and what they are called.
type Window = (&'static str, fn(u64) -> u64);

/// 4 096 birthdays in a year of 2³² days have 4 equal spacings on average (Marsaglia); 64 years.
#[test]
fn birthday_spacings() {
    in_every_order(64 * 4_096, |name, words| {
        let windows: [Window; 3] = [
            ("high half", |word| word >> 32),
            ("low half", |word| word & 0xffff_ffff),
            ("low half, mirrored", |word| (word & 0xffff_ffff).reverse_bits() >> 32),
        ];
        for (part, window) in windows {
            let mut equal = 0;
            for year in words.chunks_exact(4_096) {
                let mut days: Vec<u64> = year.iter().map(|&word| window(word)).collect();
                days.sort_unstable();
                let mut spacings: Vec<u64> = days.windows(2).map(|pair| pair[1] - pair[0]).collect();
                spacings.sort_unstable();
                equal += spacings.windows(2).filter(|pair| pair[0] == pair[1]).count() as u64;
            }
            assert_poisson(&format!("{name}, {part}: equal spacings"), equal, 64.0 * 4.0);
        }
    });
}

/// 2¹⁸ draws in 2²⁸ cells: n − k (1 − (1 − 1/k)ⁿ) = 128 collisions on average, close to Poisson.
#[test]
fn collisions() {
    in_every_order(1 << 18, |name, words| {
        let windows: [Window; 3] = [
            ("high bits", |word| word >> 36),
            ("low bits", |word| word & 0xfff_ffff),
            ("middle bits", |word| word >> 18 & 0xfff_ffff),
        ];
        for (part, window) in windows {
            let mut cells: Vec<u64> = words.iter().map(|&word| window(word)).collect();
            cells.sort_unstable();
            let collisions = cells.windows(2).filter(|pair| pair[0] == pair[1]).count() as u64;
            let (n, k) = (words.len() as f64, f64::from(1 << 28));
            let mean = n + k * (n * (-1.0 / k).ln_1p()).exp_m1();
            assert_poisson(&format!("{name}, {part}: collisions"), collisions, mean);
        }
    });
}

/// Ranks of 64 × 64 matrices of bits, a draw per row: 64, 63, fewer with probability 0.288788, 0.577576, 0.133636.
#[test]
fn ranks_of_binary_matrices() {
    in_every_order(64 * 4_000, |name, words| {
        let mut counts = [0.0_f64; 3];
        for rows in words.chunks_exact(64) {
            counts[(64 - rank(rows)).min(2)] += 1.0;
        }
        let statistic: f64 = counts
            .iter()
            .zip([0.288_788_1, 0.577_576_2, 0.133_635_7])
            .map(|(count, p)| (*count - 4_000.0 * p).powi(2) / (4_000.0 * p))
            .sum();
        assert_chi_square(&format!("{name}: ranks"), statistic, 2.0);
    });
}

fn rank(rows: &[u64]) -> usize {
    let mut rows = rows.to_vec();
    let mut rank = 0;
    for bit in 0..64 {
        if let Some(pivot) = (rank..rows.len()).find(|&row| rows[row] >> bit & 1 == 1) {
            rows.swap(rank, pivot);
            let leader = rows[rank];
            for row in &mut rows[rank + 1..] {
                *row ^= if *row >> bit & 1 == 1 { leader } else { 0 };
            }
            rank += 1;
        }
    }
    rank
}

/// Pairs of successive draws by their highest and by their lowest four bits.
#[test]
fn successive_draws_fill_all_cells_alike() {
    in_every_order(1 << 18, |name, words| {
        for (part, shift) in [("highest", 60), ("lowest", 0), ("in the middle", 30)] {
            let mut counts = vec![0.0; 256];
            for pair in words.chunks_exact(2) {
                counts[((pair[0] >> shift & 15) << 4 | pair[1] >> shift & 15) as usize] += 1.0;
            }
            let expected = words.len() as f64 / 2.0 / 256.0;
            let statistic: f64 = counts
                .iter()
                .map(|count: &f64| (count - expected).powi(2) / expected)
                .sum();
            assert_chi_square(&format!("{name}, {part} bits: pairs"), statistic, 255.0);
        }
    });
}

/// Flipping one bit of any part of a key flips every bit of the draw with probability ½, over 4 096 keys of small numbers.
#[test]
fn every_bit_of_a_key_matters_to_every_bit_of_its_draw() {
    let draw = |[seed, trial, who, item, layer, release]: [u64; 6]| {
        let history = History::new(seed, trial)
            .on_layer(layer as u32)
            .at_release(release as u32);
        history.stream(Purpose::Repost).bits(who, item)
    };
    let keys = 4_096;
    [64, 64, 64, 64, 32, 32]
        .into_iter()
        .enumerate()
        .for_each(|(part, width)| {
            (0..width).into_par_iter().for_each(|flipped: usize| {
                let mut dice = Dice(part as u64 * 64 + flipped as u64);
                let mut counts = [0_u64; 64];
                for _ in 0..keys {
                    let key = [20_000, 20_000, 4_000_000_000, 400, 4, 8].map(|most| u64::from(dice.below(most)));
                    let mut other = key;
                    other[part] ^= 1 << flipped;
                    let change = draw(key) ^ draw(other);
                    for (bit, count) in counts.iter_mut().enumerate() {
                        *count += change >> bit & 1;
                    }
                }
                for (bit, count) in counts.into_iter().enumerate() {
                    let z = fair_z(count, keys);
                    assert!(
                        z.abs() < CRITICAL,
                        "part {part}, bit {flipped} of the key, bit {bit} of the draw: z = {z}"
                    );
                }
            });
        });
}

/// The purposes of which every layer and every release has draws of its own.
const EVERYWHERE_NEW: [Purpose; 5] = [
    Purpose::PostNotice,
    Purpose::PostDelay,
    Purpose::Repost,
    Purpose::RepostNotice,
    Purpose::RepostDelay,
];

/// 81 920 streams have 81 920 first draws: two equal ones among that many numbers of 64 bits have probability 2e-10.
#[test]
fn no_two_layers_or_releases_share_a_key() {
    let mut firsts = Vec::new();
    for trial in 0..64 {
        for (layer, release) in (0..16).flat_map(|layer| (0..16).map(move |release| (layer, release))) {
            let history = History::new(SEED, trial).on_layer(layer).at_release(release);
            firsts.extend(EVERYWHERE_NEW.map(|purpose| history.stream(purpose).bits(0, 0)));
        }
    }
    let streams = firsts.len();
    firsts.sort_unstable();
    firsts.dedup();
    assert_eq!((streams, firsts.len()), (81_920, 81_920));
}

/// Draws of the same people in two places: how many have both bits alike, bit by bit, and both words in which of 256 cells.
#[test]
fn layers_and_releases_are_independent() {
    let people = 1 << 18;
    let at = |(layer, release)| {
        let history = History::new(SEED, 7).on_layer(layer).at_release(release);
        history.stream(Purpose::Repost)
    };
    for (here, there) in [
        ((0, 0), (1, 0)),
        ((0, 0), (0, 1)),
        ((1, 0), (0, 1)),
        ((1, 0), (2, 0)),
        ((0, 1), (0, 2)),
        ((2, 3), (3, 2)),
    ] {
        let (mut alike, mut cells) = ([0_u64; 64], [0.0_f64; 256]);
        for person in 0..people {
            let (a, b) = (at(here).bits(person, 0), at(there).bits(person, 0));
            for (bit, count) in alike.iter_mut().enumerate() {
                *count += !(a ^ b) >> bit & 1;
            }
            cells[(a >> 60 << 4 | b >> 60) as usize] += 1.0;
        }
        let places = format!("{here:?} and {there:?}");
        for (bit, count) in alike.into_iter().enumerate() {
            let z = fair_z(count, people);
            assert!(z.abs() < CRITICAL, "{places}, bit {bit}: z = {z}");
        }
        let expected = people as f64 / 256.0;
        let statistic = cells.iter().map(|count| (count - expected).powi(2) / expected).sum();
        assert_chi_square(&places, statistic, 255.0);
    }
}

/// A later release finds the world as it was: the same people, ties and requests. Another layer has the same people, and other ties.
#[test]
fn a_release_finds_the_same_world_and_a_layer_the_same_people() {
    let scenario = shipped("credit-union", &["requests.count=40"]);
    let sizes = deal(scenario.world.people, &scenario.segments).expect("the segments can be dealt");
    let population = Population::new(&scenario, &sizes, &PopulationTables::default());
    let communities = Communities::new(&scenario.world.network, &population);
    let law = RequestLaw::new(&scenario.requests, &population);
    let seen = |history: History| {
        let world = Revealed::new(&communities, &population, history);
        let mut arrivals = Arrivals::default();
        law.draw(&world, history, &Watch::never(), &mut arrivals);
        let people = || (0..20).map(|n| PersonId(n * 997));
        let traits: Vec<f64> = people().map(|person| world.traits().enthusiasm(person)).collect();
        let audiences: Vec<u32> = people().map(|person| world.audience(person).len()).collect();
        let listeners: Vec<PersonId> = people()
            .filter(|&person| !world.audience(person).is_empty())
            .map(|person| world.audience(person).entry(0).listener)
            .collect();
        (traits, audiences, listeners, arrivals.list)
    };
    let here = History::new(SEED, 7);
    let (first, later, elsewhere) = (seen(here), seen(here.at_release(3)), seen(here.on_layer(1)));
    assert_eq!(first, later);
    assert_eq!(first.0, elsewhere.0);
    assert!(first.1 != elsewhere.1 && first.2 != elsewhere.2 && first.3 != elsewhere.3);
}
