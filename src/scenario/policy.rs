//! `[[policy]]`: which requests the firm accepts.

use super::evidence::DECISION;
use super::key::section;
use super::kind::{Kind, PEOPLE, PROBABILITY};

section! {
    /// `[[policy]]`: which requests the firm accepts. All conditions must hold; an absent one is not asked.
    pub struct Policy {
        /// Name, unlike that of any other policy.
        name: String = String::new(), Kind::Name;
        /// Whether a bio is asked for.
        require_bio: bool = false, Kind::Flag;
        /// Least relevance that the profile must show.
        min_relevance: Option<f64> = None, PROBABILITY => DECISION;
        /// Least apparent value.
        min_value: Option<f64> = None, PROBABILITY => DECISION;
        /// Least audience.
        min_audience: Option<u32> = None, PEOPLE, "persons" => DECISION;
        /// Whether those whom the spam filter flags are declined.
        reject_spam: bool = false, Kind::Flag;
        /// Most contacts accepted, first come, first served.
        max_contacts: Option<u32> = None, PEOPLE, "persons" => DECISION;
        /// Whether everybody is declined.
        accept_none: bool = false, Kind::Flag;
    }
}
