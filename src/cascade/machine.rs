//! The one place that knows what the processor can do.
#![expect(
    unsafe_code,
    reason = "code for a processor's own instructions may run only where they exist"
)]

/// Something to run at speed.
pub(super) trait Work {
    /// What it results in.
    type Result;

    /// Runs it. Only what is `#[inline(always)]`, this function and all it calls, is compiled for the processor.
    fn run(self) -> Self::Result;
}

/// Runs `work`, compiled for the widest vectors that the processor has.
///
/// The same source on every machine, and the same results: only whole numbers are computed differently wide. Gain over the
/// portable build: `docs/cascade.md`.
pub(super) fn fastest<W: Work>(work: W) -> W::Result {
    #[cfg(target_arch = "x86_64")]
    {
        macro_rules! has {
            ($($feature:tt),*) => { $(std::arch::is_x86_feature_detected!($feature))&&* };
        }
        if has!(
            "avx512f", "avx512bw", "avx512dq", "avx512vl", "bmi1", "bmi2", "popcnt", "lzcnt"
        ) {
            // SAFETY: the processor has just said that it has every feature that `with_avx512` is compiled for.
            return unsafe { with_avx512(work) };
        }
        if has!("avx2", "bmi1", "bmi2", "popcnt", "lzcnt") {
            // SAFETY: the processor has just said that it has every feature that `with_avx2` is compiled for.
            return unsafe { with_avx2(work) };
        }
    }
    work.run()
}

// Never inlined into each other: alone, loops over lanes become vectors; among other code they often do not.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,bmi1,bmi2,popcnt,lzcnt")]
#[inline(never)]
fn with_avx512<W: Work>(work: W) -> W::Result {
    work.run()
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,bmi1,bmi2,popcnt,lzcnt")]
#[inline(never)]
fn with_avx2<W: Work>(work: W) -> W::Result {
    work.run()
}

/// Asks for the memory of an entry, so that it is near when it is read; an index beyond the end asks for nothing useful.
///
/// 1.4 times the trials (IC, p = 0.1) and 2.2 times (weighted cascade) on a graph of 80 MB: see `docs/cascade.md`.
#[inline]
pub(super) fn prefetch<T>(entries: &[T], index: usize) {
    #[cfg(target_arch = "x86_64")]
    {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        let address = entries.as_ptr().wrapping_add(index).cast();
        // SAFETY: a prefetch reads nothing and never faults, whatever the address; SSE is part of x86-64.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(address) };
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = (entries, index);
}

/// Numbers that [`Comparer::compare`] looks at.
pub(super) const TOGETHER: usize = 32;

/// Compares 16-bit numbers with bounds, [`TOGETHER`] at a time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Comparer {
    /// Only if the processor has AVX-512 BW.
    #[cfg(target_arch = "x86_64")]
    has_avx512: bool,
}

impl Comparer {
    /// One for this processor.
    pub(super) fn new() -> Self {
        Self {
            #[cfg(target_arch = "x86_64")]
            has_avx512: std::arch::is_x86_feature_detected!("avx512f")
                && std::arch::is_x86_feature_detected!("avx512bw"),
        }
    }

    /// Bit i of the first mask says whether number i is below bound i, bit i of the second whether it equals it.
    ///
    /// The numbers stand four to a word, the lowest first.
    #[expect(
        clippy::inline_always,
        reason = "compiled for the processor of whoever runs the trials"
    )]
    #[inline(always)]
    pub(super) fn compare(self, numbers: &[u64; TOGETHER / 4], bounds: &[u16; TOGETHER]) -> (u32, u32) {
        #[cfg(target_arch = "x86_64")]
        if self.has_avx512 {
            // SAFETY: `has_avx512` says that the processor has what `compare_with_avx512` needs.
            return unsafe { compare_with_avx512(numbers, bounds) };
        }
        compare_one_by_one(numbers, bounds)
    }
}

/// The comparison on any processor.
#[inline]
fn compare_one_by_one(numbers: &[u64; TOGETHER / 4], bounds: &[u16; TOGETHER]) -> (u32, u32) {
    let (mut below, mut equal) = (0, 0);
    for index in 0..TOGETHER {
        let number = (numbers[index / 4] >> (16 * (index % 4))) as u16;
        below |= u32::from(number < bounds[index]) << index;
        equal |= u32::from(number == bounds[index]) << index;
    }
    (below, equal)
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn compare_with_avx512(numbers: &[u64; TOGETHER / 4], bounds: &[u16; TOGETHER]) -> (u32, u32) {
    use std::arch::x86_64::{_mm512_cmpeq_epu16_mask, _mm512_cmplt_epu16_mask, _mm512_set_epi64};
    let vector = |words: [u64; TOGETHER / 4]| {
        let word = |index: usize| words[index].cast_signed();
        _mm512_set_epi64(word(7), word(6), word(5), word(4), word(3), word(2), word(1), word(0))
    };
    let mut words = [0; TOGETHER / 4];
    for (index, word) in words.iter_mut().enumerate() {
        // In this form it compiles to one load.
        *word = u64::from(bounds[4 * index])
            | u64::from(bounds[4 * index + 1]) << 16
            | u64::from(bounds[4 * index + 2]) << 32
            | u64::from(bounds[4 * index + 3]) << 48;
    }
    let (numbers, bounds) = (vector(*numbers), vector(words));
    (
        _mm512_cmplt_epu16_mask(numbers, bounds),
        _mm512_cmpeq_epu16_mask(numbers, bounds),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cascade::Luck;

    #[test]
    fn wide_comparison_is_the_one_by_one() {
        let (mut luck, comparer) = (Luck::new(1, 1), Comparer::new());
        for _ in 0..10_000 {
            // Few different values, so that many are equal; extremes of both halves of the range.
            let values = [0_u64, 1, 2, 0x7fff, 0x8000, 0x8001, 0xfffe, 0xffff];
            let mut value = || values[luck.below(8) as usize];
            let bounds = std::array::from_fn(|_| value() as u16);
            let numbers = std::array::from_fn(|_| (0..4).fold(0, |word, _| word << 16 | value()));
            assert_eq!(
                comparer.compare(&numbers, &bounds),
                compare_one_by_one(&numbers, &bounds)
            );
        }
    }

    #[test]
    fn work_is_done_once() {
        struct Count(u32);
        impl Work for &mut Count {
            type Result = u32;
            fn run(self) -> u32 {
                self.0 += 1;
                self.0
            }
        }
        assert_eq!(fastest(&mut Count(0)), 1);
    }
}
