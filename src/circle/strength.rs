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
        let spam_share = if tally.accepted == 0 {
            0.0
        } else {
            f64::from(tally.spammers) / f64::from(tally.accepted)
        };
        let credibility = credibility(circle, spam_share);
        Self {
            accepted: circle.engagement * attention(circle, f64::from(tally.accepted)) * credibility,
            declined: circle.declined_engagement * credibility,
        }
    }
}

/// What so many contacts leave of the attention that each of them pays.
pub fn attention(circle: &Circle, contacts: f64) -> f64 {
    // Within capacity nobody is crowded: fewer contacts than that do not make each of them hear the firm better.
    let crowding = (contacts / circle.capacity).max(1.0);
    libm::pow(crowding, -circle.dilution)
}

/// What is left of the firm's credibility where spammers are such a share of its contacts.
pub fn credibility(circle: &Circle, spam_share: f64) -> f64 {
    libm::pow(1.0 - spam_share, circle.spam_penalty)
}

/// The strongest tie that any policy gives somebody, by who accepted that person: coins above it need no second look.
#[derive(Clone, Debug, Default)]
pub struct Strongest {
    /// By the bits of the policies that accepted, where there are few policies.
    by_acceptance: Vec<f64>,
    /// For anybody.
    of_all: f64,
}

/// So many policies have a table of all 2ⁿ acceptances.
const FEW_POLICIES: usize = 6;

impl Strongest {
    /// Makes ready for one world.
    pub fn prepare(&mut self, strengths: &[Strengths]) {
        let acceptances = if strengths.len() > FEW_POLICIES {
            0
        } else {
            1u64 << strengths.len()
        };
        let tie = |accepted_by: u64| {
            let ties = strengths.iter().enumerate().map(|(policy, strengths)| {
                let is_accepted = accepted_by >> policy & 1 == 1;
                if is_accepted {
                    strengths.accepted
                } else {
                    strengths.declined
                }
            });
            ties.fold(0.0, f64::max)
        };
        self.by_acceptance.clear();
        self.by_acceptance.extend((0..acceptances).map(tie));
        self.of_all = tie(0).max(tie(u64::MAX));
    }

    /// No policy ties somebody whom these policies accepted more strongly.
    #[inline]
    pub fn of(&self, accepted_by: u64) -> f64 {
        let known = self.by_acceptance.get(accepted_by as usize);
        known.copied().unwrap_or(self.of_all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_tie_is_the_greatest_of_those_given() {
        let mut strongest = Strongest::default();
        for policies in [1, 3, 6, 7, 64] {
            let strengths: Vec<Strengths> = (0..policies)
                .map(|policy| Strengths {
                    accepted: f64::from((policy * 37 + 11) % 64),
                    declined: f64::from((policy * 23 + 5) % 64),
                })
                .collect();
            strongest.prepare(&strengths);
            for mask in [0, 1, 2, 5, 0xdead_beef, u64::MAX] {
                let mask = mask & (u64::MAX >> (64 - policies));
                let given =
                    |(j, tie): (usize, &Strengths)| if mask >> j & 1 == 1 { tie.accepted } else { tie.declined };
                let greatest = strengths.iter().enumerate().map(given).fold(0.0, f64::max);
                let bound = strongest.of(mask);
                assert!(
                    bound >= greatest && (policies > 6 || bound == greatest),
                    "{bound} for {greatest}"
                );
            }
        }
    }

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
