//! Coins for many arcs at a time.

use std::ops::Range;

use super::Luck;
use super::frontier::{LiveArcs, Throw};
use super::gap::Gap;
use super::machine::{Work, fastest};
use super::wide_luck::{LANES, WideLuck, step};

/// Live arcs found by jumping from one to the next: draws in proportion to live arcs.
///
/// What is left of a jump at the end of a row is carried to the next row and the next trial of the batch: the geometric law
/// has no memory.
#[derive(Clone, Debug)]
pub struct Jumps {
    luck: Luck,
    left: u64,
}

impl Jumps {
    pub(super) fn new(mut luck: Luck, gap: &Gap) -> Self {
        let left = gap.draw(&mut luck);
        Self { luck, left }
    }
}

/// Jumps by the law of gaps.
pub(super) struct Jumping<'a> {
    pub(super) jumps: &'a mut Jumps,
    pub(super) gap: &'a Gap,
}

impl Throw for Jumping<'_> {
    #[expect(
        clippy::inline_always,
        reason = "compiled for the processor of whoever runs the trials"
    )]
    #[inline(always)]
    fn throw(&mut self, mut row: Range<usize>, live: &mut LiveArcs<'_>) {
        let Jumps { luck, left } = self.jumps;
        while *left < row.len() as u64 {
            row.start += *left as usize;
            live.push(row.start);
            row.start += 1;
            *left = self.gap.draw(luck);
        }
        *left -= row.len() as u64;
    }
}

/// Words of coins thrown at a time.
const WORDS: usize = 4 * LANES;

/// One coin per arc, 64 to a word.
///
/// A coin compares a uniform number, digit by digit from the highest, with the binary digits of the probability; 512 coins are
/// compared at once, and ten or eleven digits decide them all. Exact to 2⁻⁶⁴.
#[derive(Clone, Debug)]
pub struct Flips {
    luck: WideLuck,
    /// The coins, and padding.
    words: [u64; WORDS + 1],
    /// Coins used up.
    used: usize,
}

impl Flips {
    pub(super) fn new(mut luck: Luck) -> Self {
        Self {
            luck: WideLuck::new(&mut luck),
            words: [0; WORDS + 1],
            used: WORDS * 64,
        }
    }

    /// The next 1 … 64 coins.
    #[expect(
        clippy::inline_always,
        reason = "compiled for the processor of whoever runs the trials"
    )]
    #[inline(always)]
    fn take(&mut self, digits: u64, count: usize) -> u64 {
        // Coins that nobody has looked at may be thrown away.
        if self.used + count > WORDS * 64 {
            let words = &mut self.words[..WORDS];
            fastest(Throwing {
                digits,
                words,
                luck: &mut self.luck,
            });
            self.used = 0;
        }
        let (word, shift) = (self.used / 64, self.used % 64);
        self.used += count;
        (self.words[word] >> shift | (self.words[word + 1] << 1) << (63 - shift)) & (u64::MAX >> (64 - count))
    }
}

/// Coins to be thrown.
struct Throwing<'a> {
    digits: u64,
    words: &'a mut [u64],
    luck: &'a mut WideLuck,
}

impl Work for Throwing<'_> {
    type Result = ();

    #[expect(
        clippy::inline_always,
        reason = "compiled for the processor of whoever runs the trials"
    )]
    #[inline(always)]
    fn run(self) {
        let [mut a, mut b, mut c, mut d] = self.luck.state;
        for words in self.words.chunks_exact_mut(LANES) {
            let (mut heads, mut open, mut digits) = ([0; LANES], [u64::MAX; LANES], self.digits);
            while digits != 0 {
                let mut bits = [0; LANES];
                step(&mut a, &mut b, &mut c, &mut d, &mut bits);
                // All ones if the digit of the probability is 1: then a 0 of the uniform number decides for heads, else a 1
                // for tails.
                let digit = (digits.cast_signed() >> 63).cast_unsigned();
                let mut any = 0;
                for lane in 0..LANES {
                    heads[lane] |= open[lane] & digit & !bits[lane];
                    open[lane] &= !(bits[lane] ^ digit);
                    any |= open[lane];
                }
                if any == 0 {
                    break;
                }
                digits <<= 1;
            }
            words.copy_from_slice(&heads);
        }
        self.luck.state = [a, b, c, d];
    }
}

/// Flips coins that are each heads with probability `digits` / 2⁶⁴.
pub(super) struct Flipping<'a> {
    pub(super) flips: &'a mut Flips,
    pub(super) digits: u64,
}

impl Throw for Flipping<'_> {
    #[expect(
        clippy::inline_always,
        reason = "compiled for the processor of whoever runs the trials"
    )]
    #[inline(always)]
    fn throw(&mut self, row: Range<usize>, live: &mut LiveArcs<'_>) {
        let mut first = row.start;
        while first < row.end {
            let length = (row.end - first).min(64);
            live.push_mask(first, self.flips.take(self.digits, length));
            first += length;
        }
    }
}
