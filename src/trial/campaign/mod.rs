//! Several releases, one after another: a circle that grows and shrinks under each policy, and what came of all of them.
//!
//! | file | has |
//! | --- | --- |
//! | `law` | what such a trial follows besides |
//! | `register` | everybody who has asked, and how each policy stands with them |
//! | `course` | what has happened under one policy so far |

mod course;
mod law;
mod register;

pub(super) use law::CampaignLaw;

use super::{Outcome, Row, Setting, Stage, TrialLaw, reaches_first_hand};
use crate::circle::{Requester, Strengths, Strongest};
use crate::rng::History;
use crate::spread::{CircleOf, Luck, Opening, Openings};
use crate::world::{Arrival, PersonId, Watch, World};
use course::Course;
use law::ReleaseLaw;
use register::{Answer, LayerRegister, Register};
use serde::{Deserialize, Serialize};

/// What one policy got over a campaign, beside what is counted of every trial.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CampaignFigures {
    /// Deals, each at what it is worth at the first release, as a share of its value.
    pub discounted_deals: f64,
    /// What requests, contacts and the wire cost, discounted in the same way `[currency]`.
    pub costs: f64,
    /// Until the first deal or, if there is none, to the end of the campaign `[hours since the first release]`.
    pub hours_without_deal: f64,
    /// People who asked to connect.
    pub asked: f64,
}

/// What happened at one release under one policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReleaseFigures {
    /// Contacts of the firm when it was released.
    pub contacts: u32,
    /// People who read it.
    pub readers: u32,
    /// Whether a decision-maker read it.
    pub reached: bool,
}

/// The workspace of a campaign, lent from trial to trial.
#[derive(Debug, Default)]
pub(super) struct CampaignStage {
    register: Register,
    /// Per policy.
    courses: Vec<Course>,
    /// Of a layer, the people who are in the circle of some policy there, and their places in the register.
    in_some_circle: Vec<Requester>,
    places: Vec<u32>,
    /// By opening: under which policies the person hears the firm, if declined.
    stays: Vec<u64>,
    strongest: Strongest,
    /// By release: the contacts of each policy then, by place in the register.
    contacts_at: Vec<Vec<u64>>,
    /// Where the firm is not, for the sake of what it adds to be there.
    left_out: Option<usize>,
}

impl Default for Outcome {
    fn default() -> Self {
        Self::SILENT
    }
}

/// Plays the releases in order, each under every policy, and shows what came of all of them under each.
pub(super) fn play_each<W: World>(
    (law, campaign): (&TrialLaw, &CampaignLaw),
    worlds: &[W],
    setting: &Setting,
    trial: History,
    watch: &Watch<'_>,
    stage: &mut Stage,
    mut show: impl FnMut(Row<'_>),
) {
    let left_out = 0..if law.asked.channels { worlds.len() } else { 0 };
    let mut without: Vec<Vec<Outcome>> = vec![Vec::new(); law.policies()];
    for layer in left_out {
        play_all((law, campaign), worlds, setting, (trial, Some(layer)), watch, stage);
        for (course, without) in stage.campaign.courses.iter().zip(&mut without) {
            without.push(course.outcome(campaign));
        }
    }
    play_all((law, campaign), worlds, setting, (trial, None), watch, stage);
    for (course, without) in stage.campaign.courses.iter().zip(without) {
        show(Row {
            outcome: course.outcome(campaign),
            reads: &course.reads,
            readers: law.grid.counts_by(course.first_hours.iter().copied()),
            foretold: None,
            carried: None,
            without,
            releases: course.releases.clone(),
        });
    }
}

/// Plays the releases in order, each under every policy, with the firm on all layers but the one that is left out.
fn play_all<W: World>(
    (law, campaign): (&TrialLaw, &CampaignLaw),
    worlds: &[W],
    setting: &Setting,
    (trial, left_out): (History, Option<usize>),
    watch: &Watch<'_>,
    stage: &mut Stage,
) {
    let world = &worlds[0];
    let Stage {
        openings,
        memo,
        engine,
        campaign: here,
        ..
    } = stage;
    here.start(campaign, law, setting, left_out);
    for (number, release) in campaign.releases.iter().enumerate() {
        let trial = trial.at_release(number as u32);
        here.note_contacts(number);
        let strengths: Vec<Strengths> = here
            .register
            .tallies
            .iter()
            .map(|&tally| Strengths::new(&law.circle, tally))
            .collect();
        here.draw_openings((campaign, release, number), &strengths, worlds, trial, watch, openings);
        let requests = here.register.contacts.len();
        let mut luck = Luck::new(worlds, &release.spread, requests, trial, memo, watch);
        for (policy, &strengths) in strengths.iter().enumerate() {
            here.turn_to(policy, openings);
            let circle = CircleOf {
                policy,
                strengths,
                requesters: &here.register.contacts,
                requester_of: &here.register.place_of,
            };
            let one_hop = reaches_first_hand(law, world, true, openings, circle);
            let reads = engine.play(&mut luck, openings, circle, &mut ());
            here.courses[policy].take_in(
                (law, campaign, release),
                (&here.register, circle),
                reads,
                one_hop,
                (worlds, trial, left_out),
            );
        }
        if let Some(next) = campaign.releases.get(number + 1) {
            here.register.leave(law, release, trial);
            for (layer, world) in worlds.iter().enumerate() {
                let list = &setting.arrivals_on(layer).list;
                let later = campaign.later_requests(layer, number + 1, list.len());
                here.ask((campaign, law), (world, layer), &list[later]);
            }
            here.settle(campaign, law, next);
        }
        if watch.is_over() {
            break;
        }
    }
}

impl CampaignStage {
    /// Everybody who asked under some policy in the trial that was played last, with the policies that ever accepted them.
    pub fn everybody(&self) -> &[Requester] {
        &self.register.ever
    }

    /// The contacts of each policy at each release of that trial, by place among [`Self::everybody`]; who asked later is not in it yet.
    pub fn contacts_at(&self) -> &[Vec<u64>] {
        &self.contacts_at
    }

    /// The first layer on which somebody asked in that trial.
    pub fn asked_on(&self, person: PersonId) -> Option<usize> {
        let here = |layer: &LayerRegister| layer.place_of.get(person).is_some();
        self.register.layers.iter().position(here)
    }

    fn note_contacts(&mut self, release: usize) {
        if self.contacts_at.len() <= release {
            self.contacts_at.resize_with(release + 1, Vec::new);
        }
        let now = &mut self.contacts_at[release];
        now.clear();
        now.extend(self.register.contacts.iter().map(|contact| contact.accepted_by));
    }

    /// Makes ready for the first release: those who asked before it, with the answers they got.
    fn start(&mut self, campaign: &CampaignLaw, law: &TrialLaw, setting: &Setting, left_out: Option<usize>) {
        self.left_out = left_out;
        self.register.start(setting, left_out);
        self.courses.resize_with(law.policies(), Course::default);
        for (policy, course) in self.courses.iter_mut().enumerate() {
            course.start();
            let accepted = self.register.tallies[policy];
            course.outcome.accepted = accepted.accepted;
            course.outcome.accepted_spammers = accepted.spammers;
            course.costs = campaign.wire_fee;
            for (layer, here) in campaign.layers.iter().zip(&self.register.layers) {
                course.asked += here.contacts.len() as u32;
                course.costs += here.contacts.len() as f64 * layer.cost_per_request[policy];
            }
            course.costs += f64::from(accepted.accepted) * law.worth.cost_per_contact;
        }
    }

    /// Draws who would read the posts of a release, under any policy, and whom the wire tells.
    fn draw_openings<W: World>(
        &mut self,
        (campaign, release, number): (&CampaignLaw, &ReleaseLaw, usize),
        strengths: &[Strengths],
        worlds: &[W],
        trial: History,
        watch: &Watch<'_>,
        openings: &mut Openings,
    ) {
        let Self {
            register,
            in_some_circle,
            places,
            stays,
            strongest,
            left_out,
            ..
        } = self;
        strongest.prepare(strengths);
        openings.posts.clear();
        let layers = register.layers.iter().zip(&campaign.layers);
        let laws_and_worlds = release.spread.iter().zip(worlds);
        for (layer, ((here, layer_law), (law, world))) in layers.zip(laws_and_worlds).enumerate() {
            if *left_out == Some(layer) {
                continue;
            }
            in_some_circle.clear();
            places.clear();
            for (place, requester) in here.contacts.iter().enumerate() {
                // Nobody can be shut out of a forum.
                if layer_law.is_forum || requester.accepted_by | here.declined[place] != 0 {
                    in_some_circle.push(*requester);
                    places.push(here.index[place]);
                }
            }
            let tie = |requester: &Requester| strongest.of(requester.accepted_by);
            let first = openings.posts.len();
            openings.add_posts(law, tie, world, in_some_circle, (trial, layer as u8), watch);
            for opening in &mut openings.posts[first..] {
                opening.requester = opening.requester.map(|index| places[index as usize]);
            }
            if let Some(forum) = world.forum() {
                openings.add_forum(
                    law,
                    strongest.of(0),
                    (world, forum, &here.place_of),
                    &register.place_of,
                    (trial, layer as u8),
                    watch,
                );
            }
        }
        openings.finish(&release.spread[0], &worlds[0], trial, watch);
        if number > 0 {
            // The order in which people were entered depends on the policies there are; equal times must not.
            openings
                .posts
                .sort_by_key(|opening| (opening.hours.to_bits(), opening.person, opening.layer));
        }
        let under = |opening: &Opening| {
            let layer = usize::from(opening.layer);
            let declined = || {
                let here = &register.layers[layer];
                let place = here.place_of.get(opening.person).expect("who reads a post has asked");
                here.declined[place as usize]
            };
            match (opening.stays, campaign.layers[layer].is_forum) {
                (false, _) => 0,
                (true, true) => u64::MAX,
                (true, false) => declined(),
            }
        };
        stays.clear();
        stays.extend(openings.posts.iter().map(under));
    }

    /// Lets those be heard as declined people who are such under a policy.
    fn turn_to(&self, policy: usize, openings: &mut Openings) {
        for (opening, stays) in openings.posts.iter_mut().zip(&self.stays) {
            opening.stays = stays >> policy & 1 == 1;
        }
    }

    /// Answers those who ask on a layer before the next release: under each policy first readers, then others.
    fn ask<W: World>(
        &mut self,
        (campaign, law): (&CampaignLaw, &TrialLaw),
        (world, layer): (&W, usize),
        others: &[Arrival],
    ) {
        let Self {
            register,
            courses,
            left_out,
            ..
        } = self;
        if *left_out == Some(layer) {
            return;
        }
        let acceptance = &law.asking[layer].acceptance;
        for (policy, course) in courses.iter_mut().enumerate() {
            let (mut asked, mut accepted) = (0_u32, 0_u32);
            let readers = course.asking.iter().filter(|asking| asking.layer == layer);
            for arrival in readers.map(|asking| &asking.arrival).chain(others) {
                let Some(answer) = register.answer(acceptance, world, (*arrival, layer), policy) else {
                    continue;
                };
                asked += 1;
                if answer == (Answer::Accepted { is_new: true }) {
                    accepted += 1;
                    course.outcome.accepted_spammers += u32::from(acceptance.is_spammer(arrival.segment));
                }
            }
            course.asked += asked;
            course.outcome.accepted += accepted;
            course.new_costs += f64::from(asked) * campaign.layers[layer].cost_per_request[policy];
            course.newly_accepted += accepted;
        }
    }

    /// Pays for what was asked before the next release.
    fn settle(&mut self, campaign: &CampaignLaw, law: &TrialLaw, next: &ReleaseLaw) {
        for course in &mut self.courses {
            course.asking.clear();
            let costs =
                campaign.wire_fee + course.new_costs + f64::from(course.newly_accepted) * law.worth.cost_per_contact;
            (course.new_costs, course.newly_accepted) = (0.0, 0);
            course.costs += next.discount * costs;
        }
    }
}
