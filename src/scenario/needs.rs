//! What a key needs from other keys to have an effect; `in_force.rs` has the rules.

/// What a key needs from other keys to have an effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    /// Nothing: it always has one.
    Nothing,
    /// `world.network.model` is "communities".
    Communities,
    /// The same, or people of a stored network are placed by it.
    PlacedAudiences,
    /// `world.network.model` gives a few people very large audiences.
    UnequalAudiences,
    /// `world.network.model` lets a few people listen to very many.
    UnequalFollowees,
    /// `world.network.model` has groups that keep most arcs to themselves.
    Groups,
    /// `world.network.model` is "blocks" or "lfr".
    Blocks,
    /// `world.network.model` is "lfr".
    UnequalBlocks,
    /// `world.network.model` is "random".
    EvenArcs,
    /// `world.network.model` is "kleinberg".
    Grid,
    /// `world.network.model` is "rmat".
    Quarters,
    /// `world.network.model` is `"small_world"`.
    Ring,
    /// Segments are dealt to the people of a stored network.
    DealtSegments,
    /// No network file says how many people there are.
    InventedPeople,
    /// No network file says who hears whom.
    InventedArcs,
    /// Somebody may hear somebody who does not answer.
    OneWayArcs,
    /// The same, and no network file says who hears whom.
    InventedOneWayArcs,
    /// `world.network.model` is "file".
    NetworkFile,
    /// Worlds are stored, so that several trials share one.
    StoredWorlds,
    /// `attention.model` is "feed".
    Feed,
    /// `attention.model` is not "inverse".
    ChanceToNotice,
    /// No list of contacts says how many ask.
    CountedRequests,
    /// The same, so that those who ask are drawn.
    DrawnRequests,
    /// There is more than one release.
    Campaign,
    /// Somebody reads the wire.
    Wire,
    /// `experiment.precision` is written.
    Precision,
    /// No limit of readers may end a trial, and there are no channels and no campaign.
    Chances,
    /// Some policy may accept more contacts than the capacity.
    Crowding,
    /// Some policy may accept a spammer.
    AcceptedSpammers,
    /// Anybody may pass the news on.
    PassingOn,
    /// Anybody who may be accepted may pass the news on.
    AcceptedPassingOn,
}
