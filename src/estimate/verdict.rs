//! What a comparison of two policies found: the one place that judges.

use super::Estimate;

/// p-values below this count as evidence; the other side of [`super::LEVEL`].
const SIGNIFICANT: f64 = 0.05;

/// How one policy stands against another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Reaches more often, beyond doubt of the simulation.
    Ahead,
    /// Reaches less often, beyond doubt of the simulation.
    Behind,
    /// If there is a difference, it is too small to matter.
    Same,
    /// These trials do not tell.
    Unsettled,
}

/// Whether a difference is of practical importance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Importance {
    /// Its interval lies inside the zone of no practical difference.
    None,
    /// Its interval lies partly inside.
    Doubtful,
    /// Its interval lies outside.
    Certain,
}

/// What the comparison of two policies found, seen from the first of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What may be said about who reaches more often.
    pub standing: Standing,
    /// Whether it matters.
    pub importance: Importance,
}

impl Verdict {
    /// Judges the `difference` of the reach of the first policy less that of the second.
    ///
    /// `p_holm` is the adjusted p-value of no difference; smaller differences than `practical_difference` do not matter.
    pub fn of(difference: Estimate, p_holm: f64, practical_difference: f64) -> Self {
        let importance = Importance::of(difference, practical_difference);
        let settled = p_holm < SIGNIFICANT;
        let standing = match difference {
            Estimate { low, .. } if settled && low > 0.0 => Standing::Ahead,
            Estimate { high, .. } if settled && high < 0.0 => Standing::Behind,
            _ if importance == Importance::None => Standing::Same,
            _ => Standing::Unsettled,
        };
        Self { standing, importance }
    }

    /// The same, seen from the second policy.
    #[must_use]
    pub fn reversed(self) -> Self {
        let standing = match self.standing {
            Standing::Ahead => Standing::Behind,
            Standing::Behind => Standing::Ahead,
            level => level,
        };
        Self { standing, ..self }
    }

    /// The finding in a few words, where the first policy is called `a` and the second `b`.
    pub fn between(self, a: &str, b: &str) -> String {
        let ahead = match self.standing {
            Standing::Ahead => a,
            Standing::Behind => b,
            Standing::Same => return "no practical difference".to_owned(),
            Standing::Unsettled => return "undecided".to_owned(),
        };
        match self.importance {
            Importance::None => "no practical difference".to_owned(),
            Importance::Doubtful => format!("{ahead} reaches more, by a margin that may not matter"),
            Importance::Certain => format!("{ahead} reaches more"),
        }
    }
}

impl Importance {
    /// Judges `difference` by the half-width `zone` of the zone of no practical difference.
    fn of(difference: Estimate, zone: f64) -> Self {
        let Estimate { low, high, .. } = difference;
        if low >= -zone && high <= zone {
            Self::None
        } else if low > zone || high < -zone {
            Self::Certain
        } else {
            Self::Doubtful
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(low: f64, high: f64, p_holm: f64, zone: f64) -> Verdict {
        let estimate = f64::midpoint(low, high);
        Verdict::of(Estimate { estimate, low, high }, p_holm, zone)
    }

    #[test]
    fn every_kind_of_finding_has_its_words() {
        let said = |low, high, p_holm| verdict(low, high, p_holm, 0.01).between("open", "selective");
        assert_eq!(said(0.02, 0.05, 0.001), "open reaches more");
        assert_eq!(said(-0.05, -0.02, 0.001), "selective reaches more");
        assert_eq!(
            said(0.002, 0.05, 0.001),
            "open reaches more, by a margin that may not matter"
        );
        assert_eq!(
            said(-0.05, -0.002, 0.001),
            "selective reaches more, by a margin that may not matter"
        );
        assert_eq!(said(-0.004, 0.006, 0.6), "no practical difference");
        assert_eq!(said(0.002, 0.006, 0.001), "no practical difference");
        assert_eq!(said(-0.02, 0.05, 0.4), "undecided");
        assert_eq!(said(0.02, 0.05, 0.06), "undecided");
    }

    #[test]
    fn without_a_zone_every_certain_difference_matters() {
        let Verdict { standing, importance } = verdict(0.01, 0.03, 0.01, 0.0);
        assert_eq!((standing, importance), (Standing::Ahead, Importance::Certain));
    }

    #[test]
    fn seen_from_the_other_policy_the_same_is_found() {
        for (low, high) in [
            (0.02, 0.05),
            (0.002, 0.05),
            (0.002, 0.006),
            (-0.004, 0.006),
            (-0.02, 0.05),
        ] {
            for p_holm in [0.001, 0.6] {
                let found = verdict(low, high, p_holm, 0.01);
                assert_eq!(found.reversed(), verdict(-high, -low, p_holm, 0.01));
                assert_eq!(found.between("a", "b"), found.reversed().between("b", "a"));
            }
        }
    }
}
