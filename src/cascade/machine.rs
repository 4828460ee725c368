//! The one place that knows what the processor can do.
#![expect(
    clippy::inline_always,
    reason = "what runs in a stage is compiled for the processor only if it is inlined into it"
)]
#![cfg_attr(
    target_arch = "x86_64",
    expect(
        unsafe_code,
        reason = "code for a processor's own instructions may run only where they exist"
    )
)]

#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::{
    __m256i, __m512i, _mm512_add_epi32, _mm512_add_epi64, _mm512_and_si512, _mm512_andnot_si512,
    _mm512_castsi256_si512, _mm512_castsi512_si256, _mm512_cmpeq_epi32_mask, _mm512_cmpeq_epu16_mask,
    _mm512_cmplt_epi32_mask, _mm512_cmplt_epu16_mask, _mm512_cvtepi64_epi32, _mm512_cvtepu32_epi64,
    _mm512_extracti64x4_epi64, _mm512_inserti64x4, _mm512_loadu_si512, _mm512_maskz_compress_epi32, _mm512_mullo_epi64,
    _mm512_or_si512, _mm512_rol_epi64, _mm512_set1_epi32, _mm512_set1_epi64, _mm512_setr_epi32, _mm512_slli_epi64,
    _mm512_srli_epi32, _mm512_srli_epi64, _mm512_storeu_si512, _mm512_test_epi64_mask, _mm512_xor_si512,
};

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

/// Something to run at speed.
pub(super) trait Work {
    /// What it results in.
    type Result;

    /// Runs it. Only what is `#[inline(always)]`, this function and all it calls, is compiled for the processor.
    fn run<V: Vectors>(self, vectors: V) -> Self::Result;
}

/// Instructions that the processor has, as far as they matter here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Processor(Level);

#[derive(Clone, Copy, Debug)]
enum Level {
    /// Any.
    Portable,
    /// With AVX2 and BMI.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// With AVX-512 F, BW, DQ and VL too.
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Processor {
    /// This one.
    pub(super) fn detect() -> Self {
        #[cfg(target_arch = "x86_64")]
        {
            macro_rules! has {
                ($($feature:tt),*) => { $(std::arch::is_x86_feature_detected!($feature))&&* };
            }
            if has!(
                "avx512f", "avx512bw", "avx512dq", "avx512vl", "bmi1", "bmi2", "popcnt", "lzcnt"
            ) {
                return Self(Level::Avx512);
            }
            if has!("avx2", "bmi1", "bmi2", "popcnt", "lzcnt") {
                return Self(Level::Avx2);
            }
        }
        Self(Level::Portable)
    }

    /// Any processor.
    pub(super) fn portable() -> Self {
        Self(Level::Portable)
    }

    /// Runs `work`, compiled for the widest vectors that the processor has.
    ///
    /// The same source on every machine, and the same results: only whole numbers are computed differently wide. Gain over
    /// the portable build: `docs/cascade.md`.
    #[inline]
    pub(super) fn run<W: Work>(self, work: W) -> W::Result {
        match self.0 {
            Level::Portable => work.run(Portable),
            #[cfg(target_arch = "x86_64")]
            // SAFETY: `detect` has seen every feature that `with_avx2` is compiled for.
            Level::Avx2 => unsafe { with_avx2(work) },
            #[cfg(target_arch = "x86_64")]
            // SAFETY: `detect` has seen every feature that `with_avx512` is compiled for.
            Level::Avx512 => unsafe { with_avx512(work) },
        }
    }
}

// Never inlined into each other: a loop among much other code keeps its counters in memory, and loops over lanes do not
// become vectors.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,bmi1,bmi2,popcnt,lzcnt")]
#[inline(never)]
fn with_avx512<W: Work>(work: W) -> W::Result {
    work.run(Avx512(()))
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,bmi1,bmi2,popcnt,lzcnt")]
#[inline(never)]
fn with_avx2<W: Work>(work: W) -> W::Result {
    work.run(Portable)
}

/// What is done to many numbers at a time; the same on every processor.
pub(super) trait Vectors: Copy {
    /// [`LANES`] words of 64 bits.
    type Words: Copy;

    fn load(self, words: &[u64; LANES]) -> Self::Words;
    fn store(self, words: Self::Words, to: &mut [u64; LANES]);
    /// The sums, without carry out of a word.
    fn add(self, left: Self::Words, right: Self::Words) -> Self::Words;
    fn xor(self, left: Self::Words, right: Self::Words) -> Self::Words;
    fn and(self, left: Self::Words, right: Self::Words) -> Self::Words;
    /// The bits of `right` that are not in `left`.
    fn and_not(self, left: Self::Words, right: Self::Words) -> Self::Words;
    fn or(self, left: Self::Words, right: Self::Words) -> Self::Words;
    /// Every word shifted left.
    fn shift<const BITS: u32>(self, words: Self::Words) -> Self::Words;
    /// Every word rotated left.
    fn rotate<const BITS: i32>(self, words: Self::Words) -> Self::Words;
    fn is_zero(self, words: Self::Words) -> bool;

    /// Bit i of the first mask says whether number i is below bound i, bit i of the second whether it equals it.
    ///
    /// The numbers stand four to a word, the lowest first.
    fn compare(self, numbers: &[u64; TOGETHER / 4], bounds: &[u16; TOGETHER]) -> (u32, u32);

    /// Writes `first` + i to the front of `room` for every bit i of `mask`, in order, and returns how many there are. What is
    /// behind them in `room` afterwards means nothing.
    fn list(self, first: u32, mask: u32, room: &mut [u32; TOGETHER]) -> usize;

    /// Hashes `nodes` under `key` and compares the first 16 digits of every [`hash`] with a pair of bounds, the lower half of a
    /// number and the upper half: bit i of the first mask says whether it is between them, bit i of the second whether it
    /// equals one.
    fn hash_and_compare(self, key: u64, nodes: &[u32; HASHED], bounds: &[u32; HASHED]) -> (u16, u16);
}

/// Words in [`Vectors::Words`].
pub(super) const LANES: usize = 8;

/// Nodes that are hashed together.
pub(super) const HASHED: usize = 16;

/// 64 random bits for `node` under `key`: the output function of `SplitMix64`, whose state steps by the golden ratio from node
/// to node.
///
/// # References
/// Steele, Lea, Flood (2014), Fast splittable pseudorandom number generators, OOPSLA.
#[inline(always)]
pub(super) fn hash(key: u64, node: u32) -> u64 {
    let mixed = key.wrapping_add(u64::from(node).wrapping_mul(GOLDEN));
    let mixed = (mixed ^ mixed >> 30).wrapping_mul(FIRST);
    let mixed = (mixed ^ mixed >> 27).wrapping_mul(SECOND);
    mixed ^ mixed >> 31
}

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
const FIRST: u64 = 0xbf58_476d_1ce4_e5b9;
const SECOND: u64 = 0x94d0_49bb_1331_11eb;

/// Numbers that are looked at together.
pub(super) const TOGETHER: usize = 32;

/// Plain loops.
#[derive(Clone, Copy, Debug)]
pub(super) struct Portable;

impl Vectors for Portable {
    type Words = [u64; LANES];

    #[inline(always)]
    fn load(self, words: &[u64; LANES]) -> [u64; LANES] {
        *words
    }

    #[inline(always)]
    fn store(self, words: [u64; LANES], to: &mut [u64; LANES]) {
        *to = words;
    }

    #[inline(always)]
    fn add(self, left: [u64; LANES], right: [u64; LANES]) -> [u64; LANES] {
        std::array::from_fn(|lane| left[lane].wrapping_add(right[lane]))
    }

    #[inline(always)]
    fn xor(self, left: [u64; LANES], right: [u64; LANES]) -> [u64; LANES] {
        std::array::from_fn(|lane| left[lane] ^ right[lane])
    }

    #[inline(always)]
    fn and(self, left: [u64; LANES], right: [u64; LANES]) -> [u64; LANES] {
        std::array::from_fn(|lane| left[lane] & right[lane])
    }

    #[inline(always)]
    fn and_not(self, left: [u64; LANES], right: [u64; LANES]) -> [u64; LANES] {
        std::array::from_fn(|lane| !left[lane] & right[lane])
    }

    #[inline(always)]
    fn or(self, left: [u64; LANES], right: [u64; LANES]) -> [u64; LANES] {
        std::array::from_fn(|lane| left[lane] | right[lane])
    }

    #[inline(always)]
    fn shift<const BITS: u32>(self, words: [u64; LANES]) -> [u64; LANES] {
        words.map(|word| word << BITS)
    }

    #[inline(always)]
    fn rotate<const BITS: i32>(self, words: [u64; LANES]) -> [u64; LANES] {
        words.map(|word| word.rotate_left(BITS as u32))
    }

    #[inline(always)]
    fn is_zero(self, words: [u64; LANES]) -> bool {
        words.iter().fold(0, |any, word| any | word) == 0
    }

    #[inline]
    fn compare(self, numbers: &[u64; TOGETHER / 4], bounds: &[u16; TOGETHER]) -> (u32, u32) {
        let (mut below, mut equal) = (0, 0);
        for index in 0..TOGETHER {
            let number = (numbers[index / 4] >> (16 * (index % 4))) as u16;
            below |= u32::from(number < bounds[index]) << index;
            equal |= u32::from(number == bounds[index]) << index;
        }
        (below, equal)
    }

    #[inline(always)]
    fn list(self, first: u32, mut mask: u32, room: &mut [u32; TOGETHER]) -> usize {
        /// Most masks have that few bits, and a branch that asks for the next would be a toss-up.
        const BLIND: usize = 4;
        let count = mask.count_ones() as usize;
        for slot in &mut room[..BLIND] {
            *slot = first.wrapping_add(mask.trailing_zeros());
            mask &= mask.wrapping_sub(1);
        }
        for slot in room.iter_mut().take(count).skip(BLIND) {
            *slot = first + mask.trailing_zeros();
            mask &= mask - 1;
        }
        count
    }

    #[inline(always)]
    fn hash_and_compare(self, key: u64, nodes: &[u32; HASHED], bounds: &[u32; HASHED]) -> (u16, u16) {
        let (mut between, mut equal) = (0, 0);
        for index in 0..HASHED {
            let digits = (hash(key, nodes[index]) >> 48) as u16;
            let (low, high) = (bounds[index] as u16, (bounds[index] >> 16) as u16);
            between |= u16::from(low < digits && digits < high) << index;
            equal |= u16::from(digits == low || digits == high) << index;
        }
        (between, equal)
    }
}

/// AVX-512; there is one only where the processor has it.
#[cfg(target_arch = "x86_64")]
#[derive(Clone, Copy, Debug)]
pub(super) struct Avx512(());

#[cfg(target_arch = "x86_64")]
impl Vectors for Avx512 {
    type Words = __m512i;

    #[inline(always)]
    fn load(self, words: &[u64; LANES]) -> __m512i {
        // SAFETY: only `with_avx512` makes an `Avx512`, where the processor has all that is needed; the reference is to 64
        // bytes, and no alignment is needed.
        unsafe { _mm512_loadu_si512(std::ptr::from_ref(words).cast()) }
    }

    #[inline(always)]
    fn store(self, words: __m512i, to: &mut [u64; LANES]) {
        // SAFETY: as in `load`.
        unsafe { _mm512_storeu_si512(std::ptr::from_mut(to).cast(), words) }
    }

    #[inline(always)]
    fn add(self, left: __m512i, right: __m512i) -> __m512i {
        // SAFETY: as in `load`.
        unsafe { _mm512_add_epi64(left, right) }
    }

    #[inline(always)]
    fn xor(self, left: __m512i, right: __m512i) -> __m512i {
        // SAFETY: as in `load`.
        unsafe { _mm512_xor_si512(left, right) }
    }

    #[inline(always)]
    fn and(self, left: __m512i, right: __m512i) -> __m512i {
        // SAFETY: as in `load`.
        unsafe { _mm512_and_si512(left, right) }
    }

    #[inline(always)]
    fn and_not(self, left: __m512i, right: __m512i) -> __m512i {
        // SAFETY: as in `load`.
        unsafe { _mm512_andnot_si512(left, right) }
    }

    #[inline(always)]
    fn or(self, left: __m512i, right: __m512i) -> __m512i {
        // SAFETY: as in `load`.
        unsafe { _mm512_or_si512(left, right) }
    }

    #[inline(always)]
    fn shift<const BITS: u32>(self, words: __m512i) -> __m512i {
        // SAFETY: as in `load`.
        unsafe { _mm512_slli_epi64::<BITS>(words) }
    }

    #[inline(always)]
    fn rotate<const BITS: i32>(self, words: __m512i) -> __m512i {
        // SAFETY: as in `load`.
        unsafe { _mm512_rol_epi64::<BITS>(words) }
    }

    #[inline(always)]
    fn is_zero(self, words: __m512i) -> bool {
        // SAFETY: as in `load`.
        unsafe { _mm512_test_epi64_mask(words, words) == 0 }
    }

    #[inline(always)]
    fn compare(self, numbers: &[u64; TOGETHER / 4], bounds: &[u16; TOGETHER]) -> (u32, u32) {
        // SAFETY: as in `load`.
        unsafe { compare_with_avx512(numbers, bounds) }
    }

    #[inline(always)]
    fn list(self, first: u32, mask: u32, room: &mut [u32; TOGETHER]) -> usize {
        // SAFETY: as in `load`.
        unsafe { list_with_avx512(first, mask, room) }
    }

    #[inline(always)]
    fn hash_and_compare(self, key: u64, nodes: &[u32; HASHED], bounds: &[u32; HASHED]) -> (u16, u16) {
        // SAFETY: as in `load`.
        unsafe { hash_and_compare_with_avx512(key, nodes, bounds) }
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw")]
#[inline]
fn compare_with_avx512(numbers: &[u64; TOGETHER / 4], bounds: &[u16; TOGETHER]) -> (u32, u32) {
    // SAFETY: both references are to 64 bytes, and the loads need no alignment.
    let (numbers, bounds) = unsafe {
        (
            _mm512_loadu_si512(std::ptr::from_ref(numbers).cast()),
            _mm512_loadu_si512(std::ptr::from_ref(bounds).cast()),
        )
    };
    (
        _mm512_cmplt_epu16_mask(numbers, bounds),
        _mm512_cmpeq_epu16_mask(numbers, bounds),
    )
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,popcnt")]
#[inline]
fn list_with_avx512(first: u32, mask: u32, room: &mut [u32; TOGETHER]) -> usize {
    let (low, high) = (mask as u16, (mask >> 16) as u16);
    let numbers = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    let numbers = _mm512_add_epi32(numbers, _mm512_set1_epi32(first.cast_signed()));
    let higher = _mm512_add_epi32(numbers, _mm512_set1_epi32(16));
    let (room, count) = (room.as_mut_ptr(), low.count_ones() as usize);
    // SAFETY: half of `room` is written from its start, then half from `count`, which is 16 at most; no alignment is needed.
    unsafe {
        _mm512_storeu_si512(room.cast(), _mm512_maskz_compress_epi32(low, numbers));
        _mm512_storeu_si512(room.add(count).cast(), _mm512_maskz_compress_epi32(high, higher));
    }
    count + high.count_ones() as usize
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512dq")]
#[inline]
fn hash_and_compare_with_avx512(key: u64, nodes: &[u32; HASHED], bounds: &[u32; HASHED]) -> (u16, u16) {
    let every = |number: u64| _mm512_set1_epi64(number.cast_signed());
    // SAFETY: both references are to 64 bytes, and no alignment is needed.
    let (nodes, bounds) = unsafe {
        (
            _mm512_loadu_si512(std::ptr::from_ref(nodes).cast()),
            _mm512_loadu_si512(std::ptr::from_ref(bounds).cast()),
        )
    };
    // The last step of the hash leaves its first digits alone.
    let first_digits = |nodes: __m256i| {
        let mixed = _mm512_mullo_epi64(_mm512_cvtepu32_epi64(nodes), every(GOLDEN));
        let mixed = _mm512_add_epi64(mixed, every(key));
        let mixed = _mm512_xor_si512(mixed, _mm512_srli_epi64::<30>(mixed));
        let mixed = _mm512_mullo_epi64(mixed, every(FIRST));
        let mixed = _mm512_xor_si512(mixed, _mm512_srli_epi64::<27>(mixed));
        let mixed = _mm512_mullo_epi64(mixed, every(SECOND));
        _mm512_cvtepi64_epi32(_mm512_srli_epi64::<48>(mixed))
    };
    let low = first_digits(_mm512_castsi512_si256(nodes));
    let high = first_digits(_mm512_extracti64x4_epi64::<1>(nodes));
    let digits = _mm512_inserti64x4::<1>(_mm512_castsi256_si512(low), high);
    let low = _mm512_and_si512(bounds, _mm512_set1_epi32(0xffff));
    let high = _mm512_srli_epi32::<16>(bounds);
    (
        _mm512_cmplt_epi32_mask(low, digits) & _mm512_cmplt_epi32_mask(digits, high),
        _mm512_cmpeq_epi32_mask(low, digits) | _mm512_cmpeq_epi32_mask(digits, high),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cascade::Luck;
    use rand::RngExt;
    use rand::seq::IndexedRandom;

    #[test]
    fn the_hash_is_the_published_generator() {
        // SplitMix64 from the seed 1234567: its first outputs.
        let expected = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
        ];
        assert_eq!([1, 2, 3].map(|step| hash(1_234_567, step)), expected);
    }

    /// Runs the vectors of this processor beside the portable ones.
    struct Twins;

    impl Work for Twins {
        type Result = ();

        fn run<V: Vectors>(self, vectors: V) {
            let mut luck = Luck::new(1, 1);
            for _ in 0..10_000 {
                // Few different values, so that many are equal; extremes of both halves of the range.
                let values = [0_u64, 1, 2, 0x7fff, 0x8000, 0x8001, 0xfffe, 0xffff];
                let mut value = || *values.choose(&mut luck).expect("eight values");
                let bounds = std::array::from_fn(|_| value() as u16);
                let numbers = std::array::from_fn(|_| (0..4).fold(0, |word, _| word << 16 | value()));
                assert_eq!(vectors.compare(&numbers, &bounds), Portable.compare(&numbers, &bounds));
            }
            for _ in 0..100_000 {
                let mask = (luck.bits() & luck.bits()) as u32 | (luck.bits() as u32) >> luck.random_range(..32_u32);
                let mut rooms = [[0; TOGETHER]; 2];
                let count = vectors.list(7, mask, &mut rooms[0]);
                assert_eq!(count, Portable.list(7, mask, &mut rooms[1]));
                assert_eq!(rooms[0][..count], rooms[1][..count]);
            }
            for _ in 0..10_000 {
                let key = luck.bits();
                let nodes = std::array::from_fn(|_| luck.bits() as u32);
                // Around the hash itself, so that every outcome occurs.
                let bounds = std::array::from_fn(|index| {
                    let digits = hash(key, nodes[index]) >> 48;
                    let near = |offset: u64| (digits + offset).saturating_sub(2).min(0xffff) as u32;
                    near(luck.random_range(..4_u64)) | near(1 + luck.random_range(..4_u64)) << 16
                });
                assert_eq!(
                    vectors.hash_and_compare(key, &nodes, &bounds),
                    Portable.hash_and_compare(key, &nodes, &bounds)
                );
            }
        }
    }

    #[test]
    fn vectors_do_what_plain_loops_do() {
        Processor::detect().run(Twins);
    }

    #[test]
    fn work_is_done_once() {
        struct Count(u32);
        impl Work for &mut Count {
            type Result = u32;
            fn run<V: Vectors>(self, _vectors: V) -> u32 {
                self.0 += 1;
                self.0
            }
        }
        assert_eq!(Processor::detect().run(&mut Count(0)), 1);
    }
}
