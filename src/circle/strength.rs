//! The price of openness: attention is diluted, spammers cost credibility.

use crate::scenario::Circle;

/// How many requests a policy accepted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub accepted: u32,
    /// True spammers among them.
    pub spammers: u32,
}

/// How strongly people hear the firm, as a factor on the chance to notice; may exceed 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strengths {
    /// An accepted person.
    pub accepted: f64,
    /// A declined person who stays.
    pub declined: f64,
}

impl Strengths {
    /// The strengths in a circle of so many contacts.
    pub fn new(circle: &Circle, tally: Tally) -> Self {
        let crowding = (f64::from(tally.accepted) / circle.capacity).max(1.0);
        let spam_share = if tally.accepted == 0 {
            0.0
        } else {
            f64::from(tally.spammers) / f64::from(tally.accepted)
        };
        let credibility = libm::pow(1.0 - spam_share, circle.spam_penalty);
        Self {
            accepted: circle.engagement * libm::pow(crowding, -circle.dilution) * credibility,
            declined: circle.declined_engagement * credibility,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circle() -> Circle {
        Circle {
            engagement: 1.5,
            declined_stay: 0.4,
            declined_engagement: 0.6,
            capacity: 150.0,
            dilution: 0.5,
            spam_penalty: 2.0,
            favour: 1.0,
        }
    }

    #[test]
    fn nobody_accepted_costs_nothing() {
        let strengths = Strengths::new(&circle(), Tally::default());
        assert_eq!(
            strengths,
            Strengths {
                accepted: 1.5,
                declined: 0.6
            }
        );
    }

    #[test]
    fn four_times_the_capacity_halves_attention_and_half_spam_quarters_credibility() {
        let strengths = Strengths::new(
            &circle(),
            Tally {
                accepted: 600,
                spammers: 300,
            },
        );
        assert!((strengths.accepted - 1.5 * 0.5 * 0.25).abs() < 1e-12);
        assert!((strengths.declined - 0.6 * 0.25).abs() < 1e-12);
    }

    #[test]
    fn a_circle_of_spammers_is_not_believed() {
        assert_eq!(
            Strengths::new(
                &circle(),
                Tally {
                    accepted: 3,
                    spammers: 3
                }
            )
            .accepted,
            0.0
        );
    }
}
