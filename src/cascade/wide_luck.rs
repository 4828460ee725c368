//! Eight generators side by side, for processors that step them together.
#![expect(
    clippy::inline_always,
    reason = "what runs in a stage is compiled for the processor only if it is inlined into it"
)]

use super::Luck;
use super::machine::{LANES, Vectors};

/// Eight `xoshiro256++` generators, each started from the batch's own [`Luck`].
#[derive(Clone, Debug)]
pub(super) struct WideLuck {
    state: [[u64; LANES]; 4],
}

impl WideLuck {
    pub(super) fn new(luck: &mut Luck) -> Self {
        Self {
            state: std::array::from_fn(|_| std::array::from_fn(|_| luck.bits())),
        }
    }

    /// The generators in vectors.
    #[inline(always)]
    pub(super) fn load<V: Vectors>(&self, vectors: V) -> Generators<V> {
        Generators {
            state: [0, 1, 2, 3].map(|word| vectors.load(&self.state[word])),
            vectors,
        }
    }

    /// Takes the generators back.
    #[inline(always)]
    pub(super) fn keep<V: Vectors>(&mut self, generators: &Generators<V>) {
        for (&words, to) in generators.state.iter().zip(&mut self.state) {
            generators.vectors.store(words, to);
        }
    }
}

/// A [`WideLuck`] while it is stepped.
pub(super) struct Generators<V: Vectors> {
    state: [V::Words; 4],
    vectors: V,
}

impl<V: Vectors> Generators<V> {
    /// The next 64 bits of every generator.
    #[inline(always)]
    pub(super) fn bits(&mut self) -> V::Words {
        let (v, [a, b, c, d]) = (self.vectors, &mut self.state);
        let bits = v.add(v.rotate::<23>(v.add(*a, *d)), *a);
        let shifted = v.shift::<17>(*b);
        *c = v.xor(*c, *a);
        *d = v.xor(*d, *b);
        *b = v.xor(*b, *c);
        *a = v.xor(*a, *d);
        *c = v.xor(*c, shifted);
        *d = v.rotate::<45>(*d);
        bits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cascade::machine::{Portable, Processor, Work};

    struct Bits(WideLuck);

    impl Work for Bits {
        type Result = [[u64; LANES]; 4];

        fn run<V: Vectors>(mut self, vectors: V) -> Self::Result {
            let mut generators = self.0.load(vectors);
            let mut words = [[0; LANES]; 4];
            for step in &mut words[..2] {
                vectors.store(generators.bits(), step);
            }
            self.0.keep(&generators);
            let mut generators = self.0.load(vectors);
            for step in &mut words[2..] {
                vectors.store(generators.bits(), step);
            }
            words
        }
    }

    #[test]
    fn every_lane_is_the_published_generator() {
        let wide = WideLuck {
            state: std::array::from_fn(|word| [word as u64 + 1; LANES]),
        };
        let expected = [41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386].map(|bits| [bits; LANES]);
        assert_eq!(Bits(wide.clone()).run(Portable), expected);
        assert_eq!(Processor::detect().run(Bits(wide)), expected);
    }

    #[test]
    fn every_lane_has_a_start_of_its_own() {
        let words = Bits(WideLuck::new(&mut Luck::new(1, 1))).run(Portable);
        assert!((1..LANES).all(|lane| words[0][lane] != words[0][lane - 1]));
    }
}
