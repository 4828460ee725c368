//! Several releases, one after another: a circle that grows and shrinks under each policy, and what came of all of them.

use super::{More, Outcome, Row, Setting, Stage, TrialLaw, first_reach, is_accepted, reaches_first_hand, signs};
use crate::circle::{AcceptanceLaw, Requester, Strengths, Strongest, Tally};
use crate::rng::{Chance, History, Purpose, Stream};
use crate::scenario::{Campaign, Issue, Scenario};
use crate::spread::{CircleOf, Luck, Openings, Read, SpreadLaw, Way};
use crate::world::{Arrival, PersonId, PersonMap, Watch, World};
use serde::{Deserialize, Serialize};

/// What a trial of several releases follows besides.
#[derive(Clone, Debug)]
pub(super) struct CampaignLaw {
    /// How many of all requests come before the first release.
    pub first_requests: usize,
    later_requests: usize,
    releases: Vec<ReleaseLaw>,
    /// When the wait for a first deal ends `[hours]`.
    end: f64,
    /// Per segment: the chance to ask after reading what was posted or wired.
    ask_after_post: Vec<f64>,
    /// The same after a private forward.
    ask_after_forward: Vec<f64>,
    /// Per policy: what it costs to look at a request `[currency]`.
    cost_per_request: Vec<f64>,
    /// What the wire costs at each release `[currency]`.
    wire_fee: f64,
}

/// One release, and what becomes of the circle behind it.
#[derive(Clone, Debug)]
struct ReleaseLaw {
    /// Counted from the first `[hours]`.
    at: f64,
    /// On the only layer there is.
    spread: [SpreadLaw; 1],
    leave: Chance,
    declined_leave: Chance,
    /// What money is worth at the first release, as a share of it.
    discount: f64,
}

impl CampaignLaw {
    /// That of a scenario; none without a campaign.
    pub fn new(scenario: &Scenario) -> Option<Self> {
        let issues = scenario.issues();
        let campaign = &scenario.campaign;
        let highest = scenario
            .segments
            .iter()
            .map(|segment| segment.request_rate)
            .fold(0.0, f64::max);
        let asking = |chance: f64| -> Vec<f64> {
            let of_segment = |rate: f64| if rate > 0.0 { chance * (rate / highest) } else { 0.0 };
            scenario
                .segments
                .iter()
                .map(|segment| of_segment(segment.request_rate))
                .collect()
        };
        let cost = |accept_none: bool| {
            if accept_none {
                0.0
            } else {
                scenario.outcome.cost_per_request
            }
        };
        (!issues.is_empty()).then(|| Self {
            first_requests: scenario.requests.count as usize,
            later_requests: campaign.requests_later as usize,
            releases: issues.iter().map(|issue| ReleaseLaw::new(scenario, issue)).collect(),
            end: campaign.end(),
            ask_after_post: asking(campaign.ask_after_post),
            ask_after_forward: asking(campaign.ask_after_forward),
            cost_per_request: scenario
                .policies
                .iter()
                .map(|policy| cost(policy.accept_none))
                .collect(),
            wire_fee: scenario.paid_wire_fee(),
        })
    }

    /// The chance that somebody outside the circle asks to connect after this reading.
    fn asks(&self, read: &Read) -> f64 {
        let chances = match read.way {
            Way::Repost | Way::Wire => &self.ask_after_post,
            Way::Forward => &self.ask_after_forward,
            // Who hears the firm itself has asked.
            Way::Post => return 0.0,
        };
        chances[usize::from(read.segment)]
    }
}

impl ReleaseLaw {
    fn new(scenario: &Scenario, issue: &Issue) -> Self {
        let Campaign {
            interval,
            leave,
            declined_leave,
            fatigue,
            ..
        } = scenario.campaign;
        let here = Scenario {
            release: issue.release.clone(),
            ..scenario.clone()
        };
        let tired = libm::pow(1.0 - fatigue, issue.release.posts.len() as f64);
        let leaving = |within_interval: f64| {
            let stays = libm::pow(1.0 - within_interval, issue.lasts / interval);
            Chance::new(1.0 - stays * tired)
        };
        Self {
            at: issue.at,
            spread: [SpreadLaw::new(&here)],
            leave: leaving(leave),
            declined_leave: leaving(declined_leave),
            discount: scenario.outcome.discounted(issue.at),
        }
    }
}

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
    /// The register's people who are in the circle of some policy, and their places in it.
    in_some_circle: Vec<Requester>,
    places: Vec<u32>,
    /// By opening: whether the person stays if declined.
    stays: Vec<bool>,
    strongest: Strongest,
    /// By release: the contacts of each policy then, by place in the register.
    contacts_at: Vec<Vec<u64>>,
}

/// Everybody who has asked under some policy, and how each policy stands with them. Bits are those of policies.
#[derive(Debug, Default)]
struct Register {
    /// Those who are contacts now.
    contacts: Vec<Requester>,
    /// The same people, with the policies that ever accepted them.
    ever: Vec<Requester>,
    /// By place: declined, and not gone since.
    declined: Vec<u64>,
    /// By place: under which policies they have asked.
    asked: Vec<u64>,
    /// By place: whose conditions their profiles meet.
    pleases: Vec<u64>,
    place_of: PersonMap,
    /// Per policy: contacts now.
    tallies: Vec<Tally>,
}

/// What has happened under one policy so far.
#[derive(Debug, Default)]
struct Course {
    outcome: Outcome,
    /// What was seen of each person: bits of `Seen`.
    people: PersonMap,
    discounted_deals: f64,
    costs: f64,
    first_deal: Option<f64>,
    asked: u32,
    /// When people read for the first time `[hours since the first release]`.
    first_hours: Vec<f64>,
    /// Those who ask after the present release, in order.
    asking: Vec<Arrival>,
    /// All reads, with hours since the first release.
    reads: Vec<Read>,
    releases: Vec<ReleaseFigures>,
}

impl Default for Outcome {
    fn default() -> Self {
        Self::SILENT
    }
}

/// What is counted once for each person, however many releases that person reads.
struct Seen;

impl Seen {
    const READ: u32 = 1;
    const HEARD: u32 = 2;
    const HEARD_ACCEPTED: u32 = 4;
    const HEARD_PASSED_ON: u32 = 8;
    const PASSED_ON: u32 = 16;
    const SIGNED: u32 = 32;
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
    let world = &worlds[0];
    let acceptance = &law.asking[0].acceptance;
    let Stage {
        openings,
        memo,
        engine,
        campaign: here,
        ..
    } = stage;
    here.start(campaign, law, setting);
    for (number, release) in campaign.releases.iter().enumerate() {
        let trial = trial.at_release(number as u32);
        here.note_contacts(number);
        let strengths: Vec<Strengths> = here
            .register
            .tallies
            .iter()
            .map(|&tally| Strengths::new(&law.circle, tally))
            .collect();
        here.draw_openings((&release.spread[0], number), &strengths, world, trial, watch, openings);
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
                trial,
            );
        }
        if let Some(next) = campaign.releases.get(number + 1) {
            let first = campaign.first_requests + number * campaign.later_requests;
            let list = &setting.arrivals.list;
            let later = first.min(list.len())..(first + campaign.later_requests).min(list.len());
            here.register.leave(acceptance, release, trial.stream(Purpose::Leave));
            here.ask(campaign, law, acceptance, world, &list[later], next);
        }
        if watch.is_over() {
            break;
        }
    }
    for course in &mut here.courses {
        course.outcome.more = More::Campaign(CampaignFigures {
            discounted_deals: course.discounted_deals,
            costs: course.costs,
            hours_without_deal: course.first_deal.unwrap_or(campaign.end),
            asked: f64::from(course.asked),
        });
        show(Row {
            outcome: course.outcome,
            reads: &course.reads,
            readers: law.grid.counts_by(course.first_hours.iter().copied()),
            foretold: None,
            carried: None,
            without: Vec::new(),
            releases: course.releases.clone(),
        });
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

    fn note_contacts(&mut self, release: usize) {
        if self.contacts_at.len() <= release {
            self.contacts_at.resize_with(release + 1, Vec::new);
        }
        let now = &mut self.contacts_at[release];
        now.clear();
        now.extend(self.register.contacts.iter().map(|contact| contact.accepted_by));
    }

    /// Makes ready for the first release: those who asked before it, with the answers they got.
    fn start(&mut self, campaign: &CampaignLaw, law: &TrialLaw, setting: &Setting) {
        self.register.start(&setting.circle.requesters, &setting.circle.tallies);
        self.courses.resize_with(law.policies(), Course::default);
        let asked = setting.circle.requesters.len() as u32;
        for (policy, course) in self.courses.iter_mut().enumerate() {
            course.start();
            let accepted = setting.circle.tallies[policy];
            course.outcome.accepted = accepted.accepted;
            course.outcome.accepted_spammers = accepted.spammers;
            course.asked = asked;
            course.costs = campaign.wire_fee
                + f64::from(asked) * campaign.cost_per_request[policy]
                + f64::from(accepted.accepted) * law.worth.cost_per_contact;
        }
    }

    /// Draws who would read the posts of a release, under any policy, and whom the wire tells.
    fn draw_openings<W: World>(
        &mut self,
        (law, number): (&SpreadLaw, usize),
        strengths: &[Strengths],
        world: &W,
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
            ..
        } = self;
        strongest.prepare(strengths);
        in_some_circle.clear();
        places.clear();
        for (place, requester) in register.contacts.iter().enumerate() {
            if requester.accepted_by | register.declined[place] != 0 {
                in_some_circle.push(*requester);
                places.push(place as u32);
            }
        }
        openings.posts.clear();
        let tie = |requester: &Requester| strongest.of(requester.accepted_by);
        openings.add_posts(law, tie, world, in_some_circle, (trial, 0), watch);
        for opening in &mut openings.posts {
            opening.requester = opening.requester.map(|index| places[index as usize]);
        }
        openings.finish(law, world, trial, watch);
        if number > 0 {
            // The order in which people were entered depends on the policies there are; equal times must not.
            openings
                .posts
                .sort_by_key(|opening| (opening.hours.to_bits(), opening.person));
        }
        stays.clear();
        stays.extend(openings.posts.iter().map(|opening| opening.stays));
    }

    /// Lets those be heard as declined people who are such under a policy.
    fn turn_to(&self, policy: usize, openings: &mut Openings) {
        for (opening, &stays) in openings.posts.iter_mut().zip(&self.stays) {
            let place = opening.requester.expect("who reads a post has asked") as usize;
            opening.stays = stays && self.register.declined[place] >> policy & 1 == 1;
        }
    }

    /// Answers those who ask before the next release: under each policy first readers, then others.
    fn ask<W: World>(
        &mut self,
        campaign: &CampaignLaw,
        law: &TrialLaw,
        acceptance: &AcceptanceLaw,
        world: &W,
        others: &[Arrival],
        next: &ReleaseLaw,
    ) {
        let Self { register, courses, .. } = self;
        for (policy, course) in courses.iter_mut().enumerate() {
            let (mut asked, mut accepted) = (0_u32, 0_u32);
            for arrival in course.asking.iter().chain(others) {
                let Some(is_accepted) = register.answer(acceptance, world, *arrival, policy) else {
                    continue;
                };
                asked += 1;
                if is_accepted {
                    accepted += 1;
                    course.outcome.accepted_spammers += u32::from(acceptance.is_spammer(arrival.segment));
                }
            }
            course.asking.clear();
            course.asked += asked;
            course.outcome.accepted += accepted;
            let costs = campaign.wire_fee
                + f64::from(asked) * campaign.cost_per_request[policy]
                + f64::from(accepted) * law.worth.cost_per_contact;
            course.costs += next.discount * costs;
        }
    }
}

impl Register {
    fn start(&mut self, requesters: &[Requester], tallies: &[Tally]) {
        let everybody = u64::MAX >> (64 - tallies.len());
        self.contacts.clear();
        self.contacts.extend_from_slice(requesters);
        self.ever.clear();
        self.ever.extend_from_slice(requesters);
        self.declined.clear();
        let declined = |requester: &Requester| everybody & !requester.accepted_by;
        self.declined.extend(requesters.iter().map(declined));
        self.asked.clear();
        self.asked.resize(requesters.len(), everybody);
        // Nobody of these asks again.
        self.pleases.clear();
        self.pleases.resize(requesters.len(), 0);
        self.place_of.clear();
        for (requester, place) in requesters.iter().zip(0..) {
            self.place_of.insert(requester.person, place);
        }
        self.tallies.clear();
        self.tallies.extend_from_slice(tallies);
    }

    fn has_asked(&self, person: PersonId, policy: usize) -> bool {
        let place = self.place_of.get(person);
        place.is_some_and(|place| self.asked[place as usize] >> policy & 1 == 1)
    }

    /// Lets people go behind a release: one coin for each, whatever the policy.
    fn leave(&mut self, acceptance: &AcceptanceLaw, release: &ReleaseLaw, leave: Stream) {
        for (place, contact) in self.contacts.iter_mut().enumerate() {
            if contact.accepted_by | self.declined[place] == 0 {
                continue;
            }
            let coin = leave.bits(contact.person.key(), 0);
            if release.declined_leave.happens(coin) {
                self.declined[place] = 0;
            }
            if release.leave.happens(coin) {
                let is_spammer = u32::from(acceptance.is_spammer(contact.segment));
                for (policy, tally) in self.tallies.iter_mut().enumerate() {
                    if contact.is_accepted_by(policy) {
                        tally.accepted -= 1;
                        tally.spammers -= is_spammer;
                    }
                }
                contact.accepted_by = 0;
            }
        }
    }

    /// Answers somebody under a policy, and says whether the person was accepted; none if the person has asked before.
    fn answer<W: World>(
        &mut self,
        acceptance: &AcceptanceLaw,
        world: &W,
        arrival: Arrival,
        policy: usize,
    ) -> Option<bool> {
        let place = self.place(acceptance, world, arrival);
        let by = 1 << policy;
        if self.asked[place] & by != 0 {
            return None;
        }
        self.asked[place] |= by;
        let tally = &mut self.tallies[policy];
        let is_accepted = self.pleases[place] & by != 0 && tally.accepted < acceptance.most_contacts(policy);
        if is_accepted {
            tally.accepted += 1;
            tally.spammers += u32::from(acceptance.is_spammer(arrival.segment));
            self.contacts[place].accepted_by |= by;
            self.ever[place].accepted_by |= by;
        } else {
            self.declined[place] |= by;
        }
        Some(is_accepted)
    }

    /// The place of somebody, who is entered if there is none yet.
    fn place<W: World>(&mut self, acceptance: &AcceptanceLaw, world: &W, arrival: Arrival) -> usize {
        if let Some(place) = self.place_of.get(arrival.person) {
            return place as usize;
        }
        let place = self.contacts.len();
        self.place_of.insert(arrival.person, place as u32);
        let requester = Requester {
            person: arrival.person,
            segment: arrival.segment,
            accepted_by: 0,
        };
        self.contacts.push(requester);
        self.ever.push(requester);
        self.declined.push(0);
        self.asked.push(0);
        self.pleases.push(acceptance.pleases(world, arrival));
        place
    }
}

impl Course {
    fn start(&mut self) {
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
    }

    /// Takes in the reads of one more release.
    fn take_in(
        &mut self,
        (law, campaign, release): (&TrialLaw, &CampaignLaw, &ReleaseLaw),
        (register, circle): (&Register, CircleOf<'_>),
        reads: &[Read],
        one_hop: bool,
        trial: History,
    ) {
        let (deal, ask) = (trial.stream(Purpose::Deal), trial.stream(Purpose::Ask));
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
            let chance = campaign.asks(read);
            if chance > 0.0
                && ask.unit(read.person.key(), 0) < chance
                && !register.has_asked(read.person, circle.policy)
            {
                self.asking.push(Arrival {
                    person: read.person,
                    segment: read.segment,
                });
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
    fn count(&mut self, read: &Read, before: u32, circle: CircleOf<'_>) {
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
