//! One draw of people, arcs and requests: a world.
//!
//! A world answers what the spread may ask of it ([`World`]). The *revealed* world computes every answer when asked, as a
//! pure function of (seed, world, person, entry), and costs what is asked whatever the number of people; a *built* one
//! holds its arcs. The law is the same.

mod built;
mod channel;
mod communities;
mod homophily;
mod members;
mod person_map;
mod placement;
mod population;
mod requests;
mod revealed;
mod traits;
mod watch;

pub use built::{Built, Dealing, Stored};
pub use channel::{ChannelAudience, ChannelLaws, OnChannel};
pub use communities::{Communities, Pulls};
pub use homophily::Homophily;
pub use members::{Everybody, Members, Presence};
pub use person_map::PersonMap;
pub use placement::asked_audiences;
pub use population::{Population, PopulationTables};
pub use requests::{Arrival, Arrivals, BYTES_PER_REQUEST, KnownContact, RequestLaw};
pub use revealed::Revealed;
pub use traits::Traits;
pub use watch::Watch;

use crate::rng::Sequence;
use rand::RngExt;
use serde::{Deserialize, Serialize};

/// One person; 0 … people − 1. The firm is nobody of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PersonId(pub u32);

impl PersonId {
    /// The person as the `who` of a draw.
    #[inline]
    pub fn key(self) -> u64 {
        u64::from(self.0)
    }
}

/// One entry of a person's audience.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arc {
    /// Who hears.
    pub listener: PersonId,
    /// How strongly, as a factor on the chance to notice: 1 or `weak_tie`.
    pub strength: f64,
}

/// An arc, with the one that answers it if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// Who hears the person.
    pub listener: PersonId,
    /// Whether the person hears the listener for that.
    pub is_answered: bool,
}

/// What the spread of a release may ask of a world.
pub trait World {
    /// The audience of one person, ready to be asked.
    type Audience<'a>: Audience
    where
        Self: 'a;

    /// Who belongs to which segment, and everybody's traits.
    fn traits(&self) -> &Traits<'_>;

    /// The segment a person belongs to.
    fn segment_of(&self, person: PersonId) -> usize;

    /// The person numbered `index` among the people of a segment.
    fn member(&self, segment: usize, index: u64) -> PersonId;

    /// The person numbered `number` among those of a segment who are to be met here: everybody but on a channel.
    fn user(&self, segment: usize, number: u64) -> PersonId {
        self.member(segment, number)
    }

    /// Whether a person is to be met here.
    fn is_user(&self, _person: PersonId) -> bool {
        true
    }

    /// The members who see whatever any of them posts, where this is a forum.
    fn forum(&self) -> Option<&Members> {
        None
    }

    /// How many accounts a person of this segment listens to.
    fn followees(&self, person: PersonId, segment: usize) -> f64;

    /// The people who hear a person.
    fn audience(&self, person: PersonId) -> Self::Audience<'_>;

    /// The arcs that begin with a person, each once over everybody: together they are the network as a whole.
    fn ties(&self, person: PersonId) -> Vec<Tie> {
        let audience = self.audience(person);
        let tie = |entry| Tie {
            listener: audience.entry(entry).listener,
            is_answered: false,
        };
        (0..audience.len()).map(tie).collect()
    }

    /// Whether at least so many people hear a person of this segment, entry by entry.
    fn is_heard_by(&self, person: PersonId, _segment: usize, least: u32) -> bool {
        self.audience(person).len() >= least
    }

    /// An audience as far as nobody has looked at its entries; none in a world whose arcs are all known.
    fn unseen(&self, _audience: &Self::Audience<'_>) -> Option<Unseen> {
        None
    }

    /// How likely an unseen entry in the audience of a person of this segment is `other`.
    fn pulls(&self, _segment: usize, _other: PersonId) -> Pulls {
        Pulls::default()
    }

    /// A random entry of the audience of a person of this segment, each as likely; none if nobody hears the person.
    ///
    /// `met` different entries have come up so far when this person was asked. A world whose entries are alike until
    /// one looks may number them as they come up: then the next new one has the number `met`.
    fn meet(&self, person: PersonId, _segment: usize, _met: u32, draws: &mut Sequence) -> Option<Meeting> {
        meet_at_random(self, person, draws)
    }
}

/// An entry of a person's audience, each as likely; none if nobody hears the person.
fn meet_at_random<W: World + ?Sized>(world: &W, person: PersonId, draws: &mut Sequence) -> Option<Meeting> {
    let audience = world.audience(person);
    (!audience.is_empty()).then(|| {
        let entry = draws.random_range(..u64::from(audience.len())) as u32;
        let listener = audience.entry(entry).listener;
        Meeting {
            entry,
            listener,
            segment: world.segment_of(listener),
        }
    })
}

/// An audience whose entries are independent draws of one law.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unseen {
    /// Number of entries.
    pub len: u32,
    /// Probability that an entry is a base arc, and no answer.
    pub base_share: f64,
    /// How likely an arc would be one to oneself; such arcs are left out.
    pub to_oneself: Pulls,
}

/// Somebody met through a person whom that somebody hears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The entry of the person's audience.
    pub entry: u32,
    /// Who stands there.
    pub listener: PersonId,
    /// Index of the listener's segment.
    pub segment: usize,
}

/// The people who hear one person: entries 0 … len − 1, none of them the person; the same listener may stand twice.
pub trait Audience {
    /// Number of entries.
    fn len(&self) -> u32;

    /// Whether nobody hears the person.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entry numbered `entry` < len.
    fn entry(&self, entry: u32) -> Arc;
}
