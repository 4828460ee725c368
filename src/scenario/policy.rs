//! `[[policy]]`: which requests the firm accepts.

/// `[[policy]]`: conditions, all of which must hold; an absent one is not asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    /// Name, unique.
    pub name: String,
    /// Whether a bio is asked for.
    pub require_bio: bool,
    /// Least relevance that the profile must show `[0, 1]`.
    pub min_relevance: Option<f64>,
    /// Least apparent value `[0, 1]`.
    pub min_value: Option<f64>,
    /// Least audience `[persons]`.
    pub min_audience: Option<u32>,
    /// Whether those whom the spam filter flags are declined.
    pub reject_spam: bool,
    /// Most contacts accepted `[persons]`, first come, first served.
    pub max_contacts: Option<u32>,
    /// Whether everybody is declined.
    pub accept_none: bool,
}
