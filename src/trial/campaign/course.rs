//! What has happened under one policy over a campaign so far.

use super::super::{More, Outcome, TrialLaw, first_reach, is_accepted, signs};
use super::law::{CampaignLaw, ReleaseLaw};
use super::register::Register;
use super::{CampaignFigures, ReleaseFigures};
use crate::rng::{History, Purpose};
use crate::spread::{CircleOf, Read, Way};
use crate::world::{Arrival, PersonMap, World};

/// Somebody who asks on a layer.
#[derive(Clone, Copy, Debug)]
pub struct Asking {
    pub layer: usize,
    pub arrival: Arrival,
}

/// What has happened under one policy so far.
#[derive(Debug, Default)]
pub struct Course {
    pub outcome: Outcome,
    /// What was seen of each person: bits of `Seen`.
    pub people: PersonMap,
    pub discounted_deals: f64,
    pub costs: f64,
    pub first_deal: Option<f64>,
    pub asked: u32,
    /// What those cost who have asked since the last release, but for contacts `[currency]`.
    pub new_costs: f64,
    /// People accepted since then who never were before.
    pub newly_accepted: u32,
    /// When people read for the first time `[hours since the first release]`.
    pub first_hours: Vec<f64>,
    /// Those who ask after the present release, in order.
    pub asking: Vec<Asking>,
    /// All reads, with hours since the first release.
    pub reads: Vec<Read>,
    pub releases: Vec<ReleaseFigures>,
}

/// What is counted once for each person, however many releases that person reads.
pub struct Seen;

impl Seen {
    const READ: u32 = 1;
    const HEARD: u32 = 2;
    const HEARD_ACCEPTED: u32 = 4;
    const HEARD_PASSED_ON: u32 = 8;
    const PASSED_ON: u32 = 16;
    const SIGNED: u32 = 32;
}

impl Course {
    pub fn start(&mut self) {
        let Self {
            people,
            first_hours,
            asking,
            reads,
            releases,
            ..
        } = self;
        people.clear();
        first_hours.clear();
        asking.clear();
        reads.clear();
        releases.clear();
        self.outcome = Outcome::SILENT;
        (self.discounted_deals, self.costs, self.first_deal, self.asked) = (0.0, 0.0, None, 0);
        (self.new_costs, self.newly_accepted) = (0.0, 0);
    }

    /// What came of the whole campaign.
    pub fn outcome(&self, campaign: &CampaignLaw) -> Outcome {
        Outcome {
            more: More::Campaign(CampaignFigures {
                discounted_deals: self.discounted_deals,
                costs: self.costs,
                hours_without_deal: self.first_deal.unwrap_or(campaign.end),
                asked: f64::from(self.asked),
            }),
            ..self.outcome
        }
    }

    /// Takes in the reads of one more release.
    pub fn take_in<W: World>(
        &mut self,
        (law, campaign, release): (&TrialLaw, &CampaignLaw, &ReleaseLaw),
        (register, circle): (&Register, CircleOf<'_>),
        reads: &[Read],
        one_hop: bool,
        (worlds, trial, left_out): (&[W], History, Option<usize>),
    ) {
        let deal = trial.stream(Purpose::Deal);
        // Who cannot meet the firm where it was read of asks on the first layer where they can.
        let meeting_place = |read: &Read, met: Option<usize>| {
            let is_there = |layer: &usize| {
                let is_present = campaign.layers[*layer].is_present && left_out != Some(*layer);
                is_present && worlds[*layer].is_user(read.person)
            };
            met.filter(is_there).or_else(|| (0..worlds.len()).find(is_there))
        };
        let first_read = self.reads.len() as u32;
        let mut reached = false;
        self.outcome.one_hop |= one_hop;
        for read in reads {
            let decides = law.decides[usize::from(read.segment)];
            let hours = release.at + read.hours;
            let before = self.people.mark(read.person, bits(circle, read));
            self.count(read, before, circle);
            if before & Seen::READ == 0 {
                self.first_hours.push(hours);
                self.outcome.decision_makers += u32::from(decides);
            }
            if decides {
                reached = true;
                if self.outcome.first.is_none() {
                    let mut first = first_reach(law, &register.ever, reads, read);
                    first.hours = hours;
                    self.outcome.first = Some(first);
                }
                if before & Seen::SIGNED == 0 && signs(law, deal, read) {
                    self.people.mark(read.person, Seen::SIGNED);
                    self.outcome.deals += 1;
                    self.discounted_deals += law.worth.discounted(hours);
                    self.first_deal.get_or_insert(hours);
                }
            }
            let (chance, met) = campaign.asks(read);
            if let Some(layer) = (chance > 0.0).then(|| meeting_place(read, met)).flatten() {
                let ask = trial.on_layer(layer as u32).stream(Purpose::Ask);
                if ask.unit(read.person.key(), 0) < chance && !register.has_asked(read.person, layer, circle.policy) {
                    self.asking.push(Asking {
                        layer,
                        arrival: Arrival {
                            person: read.person,
                            segment: read.segment,
                        },
                    });
                }
            }
            self.reads.push(Read {
                hours,
                source: read.source.map(|source| source + first_read),
                ..*read
            });
        }
        self.releases.push(ReleaseFigures {
            contacts: register.tallies[circle.policy].accepted,
            readers: reads.len() as u32,
            reached,
        });
    }

    /// Counts a reading, of a person of whom `before` was seen.
    pub fn count(&mut self, read: &Read, before: u32, circle: CircleOf<'_>) {
        let new = bits(circle, read) & !before;
        let outcome = &mut self.outcome;
        let is_new = |bit: u32| u32::from(new & bit != 0);
        outcome.reposts += u32::from(read.reposted);
        outcome.forwards += u32::from(read.forwarded);
        outcome.most_hops = outcome.most_hops.max(read.hops);
        outcome.people += is_new(Seen::READ);
        outcome.heard += is_new(Seen::HEARD);
        outcome.heard_accepted += is_new(Seen::HEARD_ACCEPTED);
        outcome.heard_passed_on += is_new(Seen::HEARD_PASSED_ON);
        outcome.passed_on += is_new(Seen::PASSED_ON);
    }
}

/// What a reading shows of its person.
fn bits(circle: CircleOf<'_>, read: &Read) -> u32 {
    let passed_on = read.reposted || read.forwarded;
    let heard = read.way == Way::Post;
    let mut bits = Seen::READ;
    for (bit, is_set) in [
        (Seen::HEARD, heard),
        (Seen::HEARD_ACCEPTED, heard && is_accepted(circle, read)),
        (Seen::HEARD_PASSED_ON, heard && passed_on),
        (Seen::PASSED_ON, passed_on),
    ] {
        bits |= if is_set { bit } else { 0 };
    }
    bits
}
