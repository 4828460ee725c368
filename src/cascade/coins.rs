//! Coins for many arcs at a time.
#![expect(
    clippy::inline_always,
    reason = "what runs in a stage is compiled for the processor only if it is inlined into it"
)]

use super::Luck;
use super::frontier::{Place, Throw};
use super::gap::Gap;
use super::live::{Row, Taker};
use super::machine::{LANES, TOGETHER, Vectors};
use super::wide_luck::WideLuck;

/// Live arcs found by jumping from one to the next: draws in proportion to live arcs.
///
/// What is left of a jump at the end of a row is carried to the next row and the next trial of the batch: the geometric law
/// has no memory.
#[derive(Clone, Debug)]
pub(super) struct Jumps<'a> {
    luck: Luck,
    left: u64,
    gap: &'a Gap,
}

impl<'a> Jumps<'a> {
    /// Jumps by a law of gaps.
    pub(super) fn new(mut luck: Luck, gap: &'a Gap) -> Self {
        let left = gap.draw(&mut luck);
        Self { luck, left, gap }
    }
}

impl Throw for Jumps<'_> {
    #[inline(always)]
    fn throw<V: Vectors>(
        &mut self,
        _place: Place,
        rows: &mut impl Iterator<Item = Row>,
        live: &mut Taker<'_, V>,
        _vectors: V,
    ) {
        // In locals: behind a reference every jump would wait for memory.
        let Jumps {
            mut luck,
            mut left,
            gap,
        } = self.clone();
        while !live.is_full()
            && let Some(Row { positions, trial, .. }) = rows.next()
        {
            let end = positions.end as u64;
            let mut next = left.saturating_add(positions.start as u64);
            while next < end {
                live.push(next as usize, trial);
                next = gap.draw(&mut luck).saturating_add(next + 1);
            }
            left = next - end;
        }
        *self = Jumps { luck, left, gap };
    }
}

/// Bytes of coins thrown at a time.
const COINS: usize = 4 * 8 * LANES;

/// One coin per arc, eight to a byte.
///
/// A coin compares a uniform number, digit by digit from the highest, with the binary digits of the probability; 512 coins are
/// compared at once, and ten or eleven digits decide them all. Exact to 2⁻⁶⁴.
#[derive(Clone, Debug)]
pub(super) struct Flips {
    /// The probability in units of 2⁻⁶⁴.
    probability: u64,
    luck: WideLuck,
    coins: [u8; COINS],
    /// Bytes used up.
    used: usize,
}

impl Flips {
    /// Coins that are each heads with probability `probability` / 2⁶⁴.
    pub(super) fn new(mut luck: Luck, probability: u64) -> Self {
        Self {
            probability,
            luck: WideLuck::new(&mut luck),
            coins: [0; COINS],
            used: COINS,
        }
    }

    /// Throws all coins again.
    #[inline(always)]
    fn refill<V: Vectors>(&mut self, v: V) {
        let mut luck = self.luck.load(v);
        for coins in self.coins.chunks_exact_mut(8 * LANES) {
            let (mut heads, mut open) = (v.load(&[0; LANES]), v.load(&[u64::MAX; LANES]));
            let mut digits = self.probability;
            while digits != 0 {
                let bits = luck.bits();
                // Where the digit of the probability is 1, a 0 of the uniform number decides for heads; where it is 0, a 1
                // for tails.
                if digits >> 63 == 1 {
                    heads = v.or(heads, v.and_not(bits, open));
                    open = v.and(open, bits);
                } else {
                    open = v.and_not(bits, open);
                }
                if v.is_zero(open) {
                    break;
                }
                digits <<= 1;
            }
            let mut words = [0; LANES];
            v.store(heads, &mut words);
            for (bytes, word) in coins.chunks_exact_mut(8).zip(words) {
                bytes.copy_from_slice(&word.to_le_bytes());
            }
        }
        self.luck.keep(&luck);
    }
}

impl Throw for Flips {
    #[inline(always)]
    fn throw<V: Vectors>(
        &mut self,
        _place: Place,
        rows: &mut impl Iterator<Item = Row>,
        live: &mut Taker<'_, V>,
        vectors: V,
    ) {
        let mut used = self.used;
        while !live.is_full()
            && let Some(Row {
                mut positions, trial, ..
            }) = rows.next()
        {
            while !positions.is_empty() {
                let length = positions.len().min(TOGETHER);
                let coins = loop {
                    if let Some(coins) = self.coins[used..].first_chunk() {
                        break u32::from_le_bytes(*coins);
                    }
                    self.refill(vectors);
                    used = 0;
                };
                // What is left of the last byte is thrown away, which may be done to coins that nobody has looked at.
                used += length.div_ceil(8);
                let mask = coins & ((1_u64 << length) - 1) as u32;
                live.push_mask(positions.start, mask, trial);
                positions.start += length;
            }
        }
        self.used = used;
    }
}
