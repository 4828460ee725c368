//! A world as a whole: everybody, and all arcs.

use super::network::Visitor;
use crate::graph::{Graph, Repeats};
use crate::rng::History;
use crate::world::{PersonId, World};

/// One world of an experiment.
#[derive(Clone, Debug, PartialEq)]
pub struct Portrait {
    /// The segment of each person.
    pub segment_of: Vec<u16>,
    /// What is known of each person.
    pub people: Vec<Person>,
    /// Who hears whom, for each channel, or once where there are none; an arc that was drawn twice stands once. A forum has no arcs.
    pub networks: Vec<Graph>,
}

/// A person as the model has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Person {
    /// Interest in the firm's field `[0, 1]`.
    pub relevance: f64,
    /// The relevance that the profile shows `[0, 1]`.
    pub shown_relevance: f64,
    /// How valuable the profile looks `[0, 1]`.
    pub apparent_value: f64,
    /// Whether the profile has a bio.
    pub has_bio: bool,
    /// Whether the spam filter flags the profile.
    pub is_flagged: bool,
}

/// Makes a portrait of a world of so many people.
pub(super) struct Portraitist {
    pub(super) people: u32,
}

impl Visitor for Portraitist {
    type Result = Portrait;

    fn visit<W: World>(self, worlds: &[W], _: History) -> Portrait {
        let everybody = || (0..self.people).map(PersonId);
        let first = &worlds[0];
        let segment_of: Vec<u16> = everybody().map(|person| first.segment_of(person) as u16).collect();
        let traits = first.traits();
        let known = |person: PersonId| {
            let segment = usize::from(segment_of[person.0 as usize]);
            Person {
                relevance: traits.relevance(person, segment),
                shown_relevance: traits.shown_relevance(person, segment),
                apparent_value: traits.apparent_value(person, segment),
                has_bio: traits.has_bio(person, segment),
                is_flagged: traits.is_flagged(person, segment),
            }
        };
        let network = |world: &W| {
            let mut arcs = Vec::new();
            for person in everybody() {
                for tie in world.ties(person) {
                    arcs.push((person.0, tie.listener.0));
                    if tie.is_answered {
                        arcs.push((tie.listener.0, person.0));
                    }
                }
            }
            Graph::from_arcs(self.people, arcs, Repeats::Drop)
                .expect("memory for so many arcs was asked for beforehand")
        };
        Portrait {
            people: everybody().map(known).collect(),
            networks: worlds.iter().map(network).collect(),
            segment_of,
        }
    }
}
