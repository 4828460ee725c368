//! Coins for many arcs at a time.

use std::ops::Range;

use super::Luck;
use super::frontier::LiveArcs;
use super::gap::Gap;

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

    /// Throws the coins of a row.
    #[inline]
    pub(super) fn throw(&mut self, gap: &Gap, mut row: Range<usize>, live: &mut LiveArcs) {
        while self.left < row.len() as u64 {
            row.start += self.left as usize;
            live.push(row.start);
            row.start += 1;
            self.left = gap.draw(&mut self.luck);
        }
        self.left -= row.len() as u64;
    }
}

/// Words of coins thrown at a time.
const WORDS: usize = 16;

/// One coin per arc, 64 to a word.
///
/// A coin compares a uniform number, digit by digit from the highest, with the binary digits of the probability; 64 coins are
/// compared at once, and eight digits decide them all on average. Exact to 2⁻⁶⁴.
#[derive(Clone, Debug)]
pub struct Flips {
    luck: Luck,
    /// The coins, and a word of padding.
    words: [u64; WORDS + 1],
    /// Coins used up.
    used: usize,
}

impl Flips {
    pub(super) fn new(luck: Luck) -> Self {
        Self {
            luck,
            words: [0; WORDS + 1],
            used: WORDS * 64,
        }
    }

    /// Throws the coins of a row; each is heads with probability `digits` / 2⁶⁴.
    #[inline]
    pub(super) fn throw(&mut self, digits: u64, row: Range<usize>, live: &mut LiveArcs) {
        let mut first = row.start;
        while first < row.end {
            let length = (row.end - first).min(64);
            live.push_mask(first, self.take(digits, length));
            first += length;
        }
    }

    /// The next 1 … 64 coins.
    #[inline]
    fn take(&mut self, digits: u64, count: usize) -> u64 {
        // Coins that nobody has looked at may be thrown away.
        if self.used + count > WORDS * 64 {
            self.refill(digits);
        }
        let (word, shift) = (self.used / 64, self.used % 64);
        self.used += count;
        (self.words[word] >> shift | (self.words[word + 1] << 1) << (63 - shift)) & (u64::MAX >> (64 - count))
    }

    #[inline(never)]
    fn refill(&mut self, digits: u64) {
        for word in &mut self.words[..WORDS] {
            *word = coins(digits, &mut self.luck);
        }
        self.used = 0;
    }
}

/// 64 coins, each heads with probability `digits` / 2⁶⁴.
#[inline]
fn coins(mut digits: u64, luck: &mut Luck) -> u64 {
    let (mut heads, mut open) = (0, u64::MAX);
    while open != 0 && digits != 0 {
        let bits = luck.bits();
        // All ones if the digit of the probability is 1: then a 0 of the uniform number decides for heads, else a 1 for tails.
        let digit = (digits.cast_signed() >> 63).cast_unsigned();
        heads |= open & digit & !bits;
        open &= !(bits ^ digit);
        digits <<= 1;
    }
    heads
}
