//! Keyed randomness: every draw is a pure function of (seed, history, layer, release, purpose, who, item).
//!
//! A *history* is a world or a trial. In it, a *layer* is one of several channels, and a *release* one of several pieces of
//! news; where there is one channel and one release, both are 0. A [`Purpose`] names what the draw decides, and knows which of
//! the two it depends on. Nothing depends on the order of calls, so all policies of a trial meet the same luck, and one more
//! draw in one place moves nothing elsewhere.
//!
//! [`Stream::bits`] hashes (who, item) under a 128-bit key with two folded 64 × 64 → 128-bit multiplications (2 ns);
//! the keys come from chains of the Murmur3 finaliser with Stafford's constants (variant 13). The values are pinned by tests.

use std::convert::Infallible;

/// What a draw decides. The numbers are part of the results: never renumber, only append.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Purpose {
    /// World: a person's interest in the firm's field.
    Relevance = 1,
    /// World: how valuable a person's profile looks.
    ApparentValue = 2,
    /// World: whether a person has a bio, and whether the spam filter flags the profile.
    Profile = 3,
    /// World: the noise on the relevance that a profile shows.
    ObservationNoise = 4,
    /// World: how readily a person passes things on.
    Enthusiasm = 5,
    /// World: the ranking of a segment's people by audience.
    AudienceRank = 6,
    /// World: the number of people who hear a person.
    AudienceSize = 7,
    /// World: one of the people who hear a person.
    AudienceEntry = 8,
    /// World: who asks to connect, and in which order.
    Request = 9,
    /// World: the arcs of a network that is built whole.
    Arcs = 10,
    /// World: which node of a stored network belongs to which segment.
    Dealing = 11,
    /// Trial: whether a declined person hears the firm all the same.
    Stay = 12,
    /// Trial: whether a post is noticed.
    PostNotice = 13,
    /// Trial: how long after the post it is read.
    PostDelay = 14,
    /// Trial: whom the wire tells.
    Wire = 15,
    /// Trial: whether a reader reposts.
    Repost = 16,
    /// Trial: whether a reader forwards.
    Forward = 17,
    /// Trial: whether an audience entry notices a repost.
    RepostNotice = 18,
    /// Trial: how long after the repost it is read.
    RepostDelay = 19,
    /// Trial: to whom a reader forwards.
    ForwardChoice = 20,
    /// Trial: whether the forward is opened.
    ForwardOpen = 21,
    /// Trial: how long after it is sent the forward is read.
    ForwardDelay = 22,
    /// Trial: whether a reached decision-maker signs.
    Deal = 23,
    /// All draws of a batch of classic cascades.
    Cascade = 24,
    /// Trial: the invented names of a story, which decide nothing.
    Name = 25,
    /// Study: a sample drawn again from itself.
    Resample = 26,
    /// Study: where to look among what the assumptions may be.
    Design = 27,
    /// Trial: by when what may come of a reading comes, where trials answer with chances.
    Foresight = 28,
    /// World: who uses a channel.
    Membership = 29,
    /// Trial: whether somebody of the circle goes after a release.
    Leave = 30,
    /// Trial: whether somebody outside the circle asks to connect after reading a release.
    Ask = 31,
    /// Study: which part of what is too much to count is looked at.
    Sample = 32,
}

impl Purpose {
    /// Whether each layer has draws of its own: where people stand on a channel, what they do and what they hear there.
    ///
    /// Who somebody is does not depend on the channel, nor does whether a reader sends a private message, which goes to one of
    /// all who hear that reader anywhere.
    pub const fn differs_by_layer(self) -> bool {
        match self {
            Self::AudienceRank
            | Self::AudienceSize
            | Self::AudienceEntry
            | Self::Request
            | Self::Arcs
            | Self::Stay
            | Self::PostNotice
            | Self::PostDelay
            | Self::Repost
            | Self::RepostNotice
            | Self::RepostDelay
            | Self::Foresight
            | Self::Membership
            | Self::Leave
            | Self::Ask => true,
            Self::Relevance
            | Self::ApparentValue
            | Self::Profile
            | Self::ObservationNoise
            | Self::Enthusiasm
            | Self::Dealing
            | Self::Wire
            | Self::Forward
            | Self::ForwardChoice
            | Self::ForwardOpen
            | Self::ForwardDelay
            | Self::Deal
            | Self::Cascade
            | Self::Name
            | Self::Resample
            | Self::Design
            | Self::Sample => false,
        }
    }

    /// Whether each release has draws of its own: what happens to the news, and what comes of it.
    ///
    /// The world is the same for all releases: its people, their ties, who asks to connect, and who stays though declined.
    pub const fn differs_by_release(self) -> bool {
        match self {
            Self::PostNotice
            | Self::PostDelay
            | Self::Wire
            | Self::Repost
            | Self::Forward
            | Self::RepostNotice
            | Self::RepostDelay
            | Self::ForwardChoice
            | Self::ForwardOpen
            | Self::ForwardDelay
            | Self::Deal
            | Self::Foresight
            | Self::Leave
            | Self::Ask => true,
            Self::Relevance
            | Self::ApparentValue
            | Self::Profile
            | Self::ObservationNoise
            | Self::Enthusiasm
            | Self::AudienceRank
            | Self::AudienceSize
            | Self::AudienceEntry
            | Self::Request
            | Self::Arcs
            | Self::Dealing
            | Self::Stay
            | Self::Cascade
            | Self::Name
            | Self::Resample
            | Self::Design
            | Self::Sample
            | Self::Membership => false,
        }
    }
}

/// One world or one trial of an experiment, on one layer and at one release: where its randomness comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct History {
    seed: u64,
    number: u64,
    layer: u32,
    release: u32,
}

impl History {
    /// The world or trial of this number under the seed of the scenario, on layer 0 and at release 0.
    ///
    /// Worlds are numbered for what belongs to the world, trials for what belongs to the trial.
    pub const fn new(seed: u64, number: u64) -> Self {
        Self {
            seed,
            number,
            layer: 0,
            release: 0,
        }
    }

    /// The same world or trial on another layer.
    #[must_use]
    pub const fn on_layer(self, layer: u32) -> Self {
        Self { layer, ..self }
    }

    /// The same world or trial at another release.
    #[must_use]
    pub const fn at_release(self, release: u32) -> Self {
        Self { release, ..self }
    }

    /// Number of the world or trial.
    pub const fn number(self) -> u64 {
        self.number
    }

    /// The draws of one purpose; those that do not depend on the layer or the release are the same on all of them.
    pub fn stream(self, purpose: Purpose) -> Stream {
        let layer = if purpose.differs_by_layer() { self.layer } else { 0 };
        let release = if purpose.differs_by_release() { self.release } else { 0 };
        let root = finalise(finalise(finalise(self.seed).wrapping_add(self.number)).wrapping_add(purpose as u64));
        // Different for every layer and release, and a bijection turns different numbers into different ones: no two of them
        // share a key. Layer 0 at release 0 has the key that the purpose had before there were others.
        let place = u64::from(release) << 32 | u64::from(layer);
        Stream::from_root(if place == 0 {
            root
        } else {
            finalise(root.wrapping_add(place))
        })
    }
}

/// All draws of one purpose in one history.
#[derive(Clone, Copy, Debug)]
pub struct Stream {
    key: [u64; 2],
}

impl Stream {
    /// The stream of a purpose in the world or trial numbered `history`, on layer 0 and at release 0.
    pub fn new(seed: u64, history: u64, purpose: Purpose) -> Self {
        History::new(seed, history).stream(purpose)
    }

    fn from_root(root: u64) -> Self {
        Self {
            key: [root, finalise(root)],
        }
    }

    /// 64 random bits for `who` and `item`.
    #[inline]
    pub fn bits(self, who: u64, item: u64) -> u64 {
        hash(who ^ self.key[0], item.wrapping_mul(ODD), self.key[1])
    }

    /// Whether the draw for `who` and `item` lets something happen.
    #[inline]
    pub fn chance(self, chance: Chance, who: u64, item: u64) -> bool {
        chance.happens(self.bits(who, item))
    }

    /// A number in [0, 1), a multiple of 2⁻⁵³.
    #[inline]
    pub fn unit(self, who: u64, item: u64) -> f64 {
        unit(self.bits(who, item))
    }

    /// A number in (0, 1), an odd multiple of 2⁻⁵³: for quantiles that are infinite at the ends.
    #[inline]
    pub fn open_unit(self, who: u64, item: u64) -> f64 {
        open_unit(self.bits(who, item))
    }

    /// As many draws as it takes for `who` and `item` < 2³²; the first is `bits(who, item)`.
    #[inline]
    pub fn sequence(self, who: u64, item: u64) -> Sequence {
        debug_assert!(item < 1 << 32, "the upper half counts the draws");
        Sequence {
            who: who ^ self.key[0],
            spread_item: item.wrapping_mul(ODD),
            key: self.key[1],
        }
    }
}

/// Spreads the bits of an item over the word.
const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Successive draws for one (who, item): the stream's draws for items item + n · 2³².
///
/// A generator as `rand` knows it: `random_range(..count)`, `shuffle` and `choose` draw from it. What they make of the bits is part of
/// every result, so `Cargo.toml` names the version to the last digit.
#[derive(Clone, Debug)]
pub struct Sequence {
    /// Under the stream's first key.
    who: u64,
    /// The item times `ODD`.
    spread_item: u64,
    key: u64,
}

impl Sequence {
    /// The next 64 random bits.
    #[inline]
    pub fn bits(&mut self) -> u64 {
        let bits = hash(self.who, self.spread_item, self.key);
        self.spread_item = self.spread_item.wrapping_add(ODD << 32);
        bits
    }

    /// The next number in [0, 1).
    #[inline]
    pub fn unit(&mut self) -> f64 {
        unit(self.bits())
    }

    /// The next number in (0, 1).
    #[inline]
    pub fn open_unit(&mut self) -> f64 {
        open_unit(self.bits())
    }

    /// Whether the next draw lets something happen.
    #[inline]
    pub fn chance(&mut self, chance: Chance) -> bool {
        chance.happens(self.bits())
    }
}

impl rand::TryRng for Sequence {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok((self.bits() >> 32) as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.bits())
    }

    fn try_fill_bytes(&mut self, target: &mut [u8]) -> Result<(), Infallible> {
        for chunk in target.chunks_mut(8) {
            chunk.copy_from_slice(&self.bits().to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

/// A probability, ready to be asked of random bits: `chance.happens(bits)` is `unit(bits) < p` without a conversion.
///
/// `Bernoulli` of `rand` asks a generator; most coins here are one keyed draw, and there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chance {
    /// ⌈p · 2⁵³⌉.
    bound: u64,
}

impl Chance {
    /// The chance `probability`; 0 or less never happens, 1 or more always does.
    pub fn new(probability: f64) -> Self {
        const TWO_TO_53: f64 = (1u64 << 53) as f64;
        Self {
            bound: (probability * TWO_TO_53).ceil() as u64,
        }
    }

    /// How likely it is, to 2⁻⁵³.
    pub fn probability(self) -> f64 {
        const TWO_TO_53: f64 = (1u64 << 53) as f64;
        (self.bound as f64 / TWO_TO_53).min(1.0)
    }

    /// Whether it happens at 64 random bits.
    #[inline]
    pub fn happens(self, bits: u64) -> bool {
        bits >> 11 < self.bound
    }
}

/// ⌊bits · count / 2⁶⁴⌋, uniform below `count`, and the 64 bits that this choice leaves unused.
#[inline]
pub fn scale(bits: u64, count: u64) -> (u64, u64) {
    let product = u128::from(bits) * u128::from(count);
    ((product >> 64) as u64, product as u64)
}

/// A number in [0, 1), a multiple of 2⁻⁵³.
#[inline]
pub fn unit(bits: u64) -> f64 {
    const TWO_TO_MINUS_53: f64 = 1.0 / (1u64 << 53) as f64;
    (bits >> 11) as f64 * TWO_TO_MINUS_53
}

/// A number in (0, 1), an odd multiple of 2⁻⁵³ (up to rounding: never 0, never 1).
#[inline]
pub fn open_unit(bits: u64) -> f64 {
    const TWO_TO_MINUS_52: f64 = 1.0 / (1u64 << 52) as f64;
    ((bits >> 12) as f64 + 0.5) * TWO_TO_MINUS_52
}

/// Two folded multiplications: of the two keyed parts, and of what came out.
#[inline]
fn hash(who: u64, spread_item: u64, key: u64) -> u64 {
    let product = u128::from(who) * u128::from(spread_item ^ key);
    fold((product as u64) ^ key, ((product >> 64) as u64) ^ ODD)
}

/// The two halves of a 128-bit product, folded.
#[inline]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product as u64) ^ ((product >> 64) as u64)
}

/// A bijection of the 64-bit numbers in which every input bit flips every output bit with probability close to ½.
fn finalise(value: u64) -> u64 {
    let mut bits = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_depend_on_every_part_of_the_key() {
        let base = Stream::new(2009, 7, Purpose::Relevance).bits(3, 4);
        assert_ne!(base, Stream::new(2010, 7, Purpose::Relevance).bits(3, 4));
        assert_ne!(base, Stream::new(2009, 8, Purpose::Relevance).bits(3, 4));
        assert_ne!(base, Stream::new(2009, 7, Purpose::ApparentValue).bits(3, 4));
        assert_ne!(base, Stream::new(2009, 7, Purpose::Relevance).bits(4, 4));
        assert_ne!(base, Stream::new(2009, 7, Purpose::Relevance).bits(3, 5));
        assert_ne!(base, Stream::new(2009, 7, Purpose::Relevance).bits(4, 3));
    }

    #[test]
    fn a_purpose_depends_on_the_layer_and_the_release_as_it_says() {
        let here = History::new(2009, 7);
        for (purpose, by_layer, by_release) in [
            (Purpose::Enthusiasm, false, false),
            (Purpose::Request, true, false),
            (Purpose::Stay, true, false),
            (Purpose::Deal, false, true),
            (Purpose::ForwardChoice, false, true),
            (Purpose::Repost, true, true),
        ] {
            let bits = |history: History| history.stream(purpose).bits(3, 4);
            assert_eq!(bits(here) != bits(here.on_layer(1)), by_layer, "{purpose:?}");
            assert_eq!(bits(here) != bits(here.at_release(1)), by_release, "{purpose:?}");
            assert_eq!(
                bits(here.on_layer(1)) != bits(here.on_layer(2)),
                by_layer,
                "{purpose:?}"
            );
        }
    }

    #[test]
    fn a_sequence_starts_with_the_bits_of_its_item() {
        let stream = Stream::new(1, 2, Purpose::Wire);
        let mut sequence = stream.sequence(3, 4);
        assert_eq!(sequence.bits(), stream.bits(3, 4));
        assert_eq!(sequence.bits(), stream.bits(3, 4 + (1 << 32)));
        assert_eq!(sequence.bits(), stream.bits(3, 4 + (2 << 32)));
    }

    #[test]
    fn a_chance_is_a_unit_below_it() {
        let stream = Stream::new(1, 2, Purpose::Wire);
        for who in 0..1000 {
            let bits = stream.bits(who, 0);
            for p in [
                0.0,
                1e-300,
                1e-16,
                0.3,
                unit(bits),
                unit(bits) + 1e-16,
                1.0 - 1e-16,
                1.0,
                -1.0,
                f64::INFINITY,
            ] {
                assert_eq!(Chance::new(p).happens(bits), unit(bits) < p, "{p}");
            }
        }
    }

    #[test]
    fn units_keep_to_their_intervals() {
        assert!(unit(0) == 0.0 && unit(u64::MAX) < 1.0);
        assert!(open_unit(0) > 0.0 && open_unit(u64::MAX) < 1.0);
    }

    /// Bits of draws at neighbouring keys, 64 counters of 2¹⁸ draws each: a count of ones is outside ± 7 standard
    /// deviations with probability 2.6e-12, times 3 · 64 counters: below 1e-9.
    #[test]
    fn every_bit_is_fair_along_person_item_and_history() {
        let along_person = |n| Stream::new(1, 1, Purpose::Repost).bits(n, 0);
        let along_item = |n| Stream::new(1, 1, Purpose::Repost).bits(0, n);
        let along_history = |n| Stream::new(1, n, Purpose::Repost).bits(0, 0);
        let draws = 1u64 << 18;
        for bits in [&along_person as &dyn Fn(u64) -> u64, &along_item, &along_history] {
            let mut ones = [0u64; 64];
            for n in 0..draws {
                let value = bits(n);
                for (bit, count) in ones.iter_mut().enumerate() {
                    *count += value >> bit & 1;
                }
            }
            for count in ones {
                let z = (count as f64 - draws as f64 / 2.0) / (draws as f64 / 4.0).sqrt();
                assert!(z.abs() < 7.0, "z = {z}");
            }
        }
    }
}
