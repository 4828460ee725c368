//! The keys of random draws in the orders in which the engine walks them: what batteries and tests read.

use whoknows::cascade::Luck;
use whoknows::rng::{History, Purpose, Stream};

/// The purposes that a trial draws for each person, one after another.
const PURPOSES: [Purpose; 8] = [
    Purpose::Relevance,
    Purpose::Enthusiasm,
    Purpose::Repost,
    Purpose::Forward,
    Purpose::RepostNotice,
    Purpose::RepostDelay,
    Purpose::ForwardOpen,
    Purpose::ForwardDelay,
];

/// People of a world that has few, so that walks over other parts of the key come soon.
const FEW: u64 = 1_000;

/// Name, meaning, and the bits of the n-th draw.
pub type Order = (&'static str, &'static str, fn(seed: u64, n: u64) -> u64);

/// Every order; one part of the key counts up, or several interleaved.
pub const ORDERS: [Order; 15] = [
    ("people", "person after person, one purpose, one trial", |seed, n| {
        repost(seed, 1).bits(n, 0)
    }),
    ("items", "entry after entry of one person's audience", |seed, n| {
        Stream::new(seed, 1, Purpose::RepostNotice).bits(77, n)
    }),
    ("audiences", "forty entries of each person's audience", |seed, n| {
        Stream::new(seed, 1, Purpose::RepostNotice).bits(n / 40, n % 40)
    }),
    (
        "entries",
        "one entry of everybody's audience after the other",
        |seed, n| Stream::new(seed, 1, Purpose::AudienceEntry).bits(n % FEW, n / FEW),
    ),
    (
        "sequences",
        "three draws of one sequence per audience entry",
        |seed, n| {
            let entry = n / 3;
            let mut draws = Stream::new(seed, 1, Purpose::AudienceEntry).sequence(entry / 40, entry % 40);
            (0..n % 3).fold(draws.bits(), |_, _| draws.bits())
        },
    ),
    ("sequence", "one long sequence", |seed, n| {
        // The n-th draw of a sequence, taken directly.
        Stream::new(seed, 1, Purpose::Wire).bits(0, n << 32)
    }),
    ("trials", "one draw of one person, trial after trial", |seed, n| {
        repost(seed, n).bits(12_345, 0)
    }),
    ("trials-people", "four people in trial after trial", |seed, n| {
        repost(seed, n / 4).bits(n % 4, 0)
    }),
    ("purposes", "eight purposes of person after person", |seed, n| {
        Stream::new(seed, 1, PURPOSES[(n % 8) as usize]).bits(n / 8, 0)
    }),
    ("mixed", "purposes within people within trials", |seed, n| {
        Stream::new(seed, n / (8 * FEW), PURPOSES[(n % 8) as usize]).bits(n / 8 % FEW, 0)
    }),
    ("seeds", "the same draw of seed after seed", |seed, n| {
        repost(seed.wrapping_add(n), 1).bits(12_345, 0)
    }),
    ("layers", "the same draw on layer after layer", |seed, n| {
        elsewhere(seed, n, 0).bits(12_345, 0)
    }),
    ("releases", "the same draw at release after release", |seed, n| {
        elsewhere(seed, 0, n).bits(12_345, 0)
    }),
    (
        "campaign",
        "four layers at eight releases of person after person",
        |seed, n| elsewhere(seed, n % 4, n / 4 % 8).bits(n / 32, 0),
    ),
    (
        "batches",
        "thirty-two draws of each batch of classic cascades",
        |seed, n| {
            let mut luck = Luck::new(seed, n / 32);
            (0..n % 32).fold(luck.bits(), |_, _| luck.bits())
        },
    ),
];

fn repost(seed: u64, trial: u64) -> Stream {
    Stream::new(seed, trial, Purpose::Repost)
}

fn elsewhere(seed: u64, layer: u64, release: u64) -> Stream {
    History::new(seed, 1)
        .on_layer(layer as u32)
        .at_release(release as u32)
        .stream(Purpose::Repost)
}
