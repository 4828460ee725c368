//! Who carried the news to a decision-maker in one trial under one policy.

use super::profile::{Kind, Profiles, Rank};
use super::{Setting, TrialLaw};
use crate::circle::Requester;
use crate::spread::Carriers;
use crate::world::World;
use std::sync::Arc;

/// Who carried the news in a trial that reached: each of them would have reached a decision-maker alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// Contacts of the firm.
    pub contacts: Vec<Carrier>,
    /// Whether the wire would have reached one, too.
    pub wire: bool,
    /// All who asked to connect, by what they are really like.
    pub numbers: Arc<[(Kind, u32)]>,
}

/// A contact who carried the news.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Carrier {
    /// Place among all who asked.
    pub place: u32,
    /// Index of the segment.
    pub segment: u16,
    /// Bit j is set where policy j accepted this person.
    pub accepted_by: u64,
    /// Where the profile stands among all who asked, by each [`Look`](super::Look).
    pub ranks: [Rank; 3],
    /// What the person is really like.
    pub kind: Kind,
}

impl Carried {
    /// What is known of these carriers.
    pub(super) fn of<W: World>(law: &TrialLaw, worlds: &[W], setting: &Setting, carriers: &Carriers) -> Self {
        let profiles = setting
            .profiles
            .get_or_init(|| Profiles::of(law, worlds, &setting.circle.requesters));
        let carrier = |&place: &u32| {
            let Requester {
                segment, accepted_by, ..
            } = setting.circle.requesters[place as usize];
            Carrier {
                place,
                segment,
                accepted_by,
                ranks: profiles.ranks(place),
                kind: profiles.kind(place),
            }
        };
        Self {
            contacts: carriers.contacts.iter().map(carrier).collect(),
            wire: carriers.wire,
            numbers: Arc::clone(&profiles.numbers),
        }
    }
}
