//! `[[segment]]`: a kind of people.

use super::evidence::{Evidence, GUESS, LITMUS, YOURS, guess};
use super::key::{Field, Key, Visitor, section};
use super::kind::{Kind, MOST_PEOPLE, NOT_NEGATIVE, POSITIVE, PROBABILITY};
use super::needs::Needs;
use super::on::Shares;

section! {
    /// `[[segment]]`: a kind of people.
    pub struct Segment {
        /// Name, unlike that of any other segment.
        name: String = String::new(), Kind::Name;
        /// How many people are of this kind.
        size: Size = Size::FromFile;
        /// People of one community hear each other more.
        community: String = "everyone".to_owned(), Kind::Name;
        /// Mean interest in the firm's field.
        relevance: f64 = 0.1, PROBABILITY => guess(0.02, 0.5);
        /// Mean of how valuable the profile looks.
        apparent_value: f64 = 0.1, PROBABILITY => guess(0.02, 0.5);
        /// Probability of having a bio.
        bio: f64 = 0.9, PROBABILITY => guess(0.6, 1.0);
        /// Probability that the spam filter flags the profile.
        looks_spam: f64 = 0.0, PROBABILITY => guess(0.0, 0.1);
        /// Multiplier of the audience.
        audience: f64 = 1.0, NOT_NEGATIVE => guess(0.3, 3.0), PlacedAudiences;
        /// Multiplier of the number of followees.
        followees: f64 = 1.0, POSITIVE => guess(0.3, 3.0), Communities;
        /// Relative rate of asking the firm to connect; 0 never asks.
        request_rate: f64 = 1.0, NOT_NEGATIVE => guess(0.3, 3.0);
        /// Probability of reposting at interest 1.
        repost: f64 = 0.03, PROBABILITY => guess(0.01, 0.1);
        /// Probability of forwarding privately at interest 1.
        forward: f64 = 0.02, PROBABILITY => GUESS.within(0.003, 0.05, Evidence::Trade(&[LITMUS]));
        /// Probability of reading a private forward.
        open_rate: f64 = 0.5, PROBABILITY => guess(0.2, 0.8);
        /// Whether these people are true spammers.
        spam: bool = false, Kind::Flag;
        /// Whether these people are decision-makers.
        decision_maker: bool = false, Kind::Flag;
        /// By name of channel, the share of these people who use it; 1 where a channel is not named.
        on: Shares = Shares::default(), Kind::Shares;
    }
}

/// `segment.count`, `segment.fraction`, or neither where a network file names everybody's segment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Size {
    /// So many people.
    Count(u64),
    /// A share of those left after the counts; shares are normalised.
    Fraction(f64),
    /// As many as `world.network.segments` or the attribute `segment_attribute` names.
    FromFile,
}

const COUNT: Key = Key {
    name: "count",
    doc: &[" So many people are of this kind; or write `fraction`."],
    unit: "persons",
    kind: Kind::Whole {
        least: 0,
        most: MOST_PEOPLE,
    },
    basis: Some(YOURS),
    needs: Needs::Nothing,
};

const FRACTION: Key = Key {
    name: "fraction",
    doc: &[" Share of the people left after all counts; the fractions of a scenario are normalised to 1."],
    unit: "",
    kind: NOT_NEGATIVE,
    basis: Some(YOURS),
    needs: Needs::Nothing,
};

impl Field for Size {
    fn visit(&mut self, _key: &Key, visitor: &mut dyn Visitor) {
        let (mut count, mut fraction) = match *self {
            Size::Count(people) => (Some(people), None),
            Size::Fraction(share) => (None, Some(share)),
            Size::FromFile => (None, None),
        };
        count.visit(&COUNT, visitor);
        fraction.visit(&FRACTION, visitor);
        *self = match (count, fraction) {
            (Some(people), _) => Size::Count(people),
            (None, Some(share)) => Size::Fraction(share),
            (None, None) => Size::FromFile,
        };
    }
}
