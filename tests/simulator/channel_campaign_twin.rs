//! A campaign on channels played as the model's text reads, release by release, channel by channel and policy by policy, with sets in place
//! of bits; and once more without each channel. The engine must have the very same reads, circles, deals and costs.

use crate::channel_twin::{Plain, PlainCircle, PlainRead, busy_scenario};
use crate::kit::scenario;
use std::collections::BTreeSet;
use whoknows::experiment::{Plan, Workspace};
use whoknows::rng::{History, Purpose, unit};
use whoknows::scenario::{Channel, ChannelKind, Policy, Scenario, deal, resolved_toml};
use whoknows::spread::{SpreadLaw, Way};
use whoknows::trial::{Played, ReleaseFigures};
use whoknows::world::{
    Arrivals, ChannelLaws, Communities, OnChannel, PersonId, Population, PopulationTables, RequestLaw, Watch, World,
};

const TRIALS: u64 = 5;

const AT: [f64; 4] = [0.0, 400.0, 1500.0, 2500.0];
const LASTS: [f64; 4] = [400.0, 1100.0, 1000.0, 1000.0];

/// First and later requests by channel: [requests] has 80, and 40 come later.
const REQUESTS: [[usize; 2]; 4] = [[80, 40], [60, 30], [20, 10], [30, 15]];

/// The busy firm on channels of every kind, with four releases of its own times, appeals and posts.
fn busy_campaign() -> Scenario {
    let text = format!(
        "{}{}",
        // Forwards that are aimed less are chosen within the proposals that the plain text knows of.
        resolved_toml(&busy_scenario(3.0)).replace("targeting = 3.0", "targeting = 1.0"),
        r"
        [campaign]
        interval = 1000
        requests_later = 40
        ask_after_post = 0.5
        ask_after_forward = 0.9
        leave = 0.2
        declined_leave = 0.3
        fatigue = 0.05
        [[campaign.release]]
        [[campaign.release]]
        at = 400
        posts = [1]
        [[campaign.release]]
        at = 1500
        appeal = 2
        [[campaign.release]]
        at = 2500
        posts = [0, 1, 2, 3]
        "
    );
    let money = "[outcome]\ndiscount = 0.2\ndeal_value = 1000\ncost_per_request = 1\ncost_per_contact = 2\nwire_fee = 50\nclose_rate = 0.5\n";
    let start = text.find("[outcome]").expect("the file says what a deal is worth");
    let end = start + text[start..].find("\n\n").expect("more follows");
    scenario(&format!("{}{money}{}", &text[..start], &text[end..]))
}

/// What one policy has seen so far.
#[derive(Default)]
struct Seen {
    /// By channel.
    contacts: Vec<BTreeSet<PersonId>>,
    declined: Vec<BTreeSet<PersonId>>,
    asked: Vec<BTreeSet<PersonId>>,
    ever: BTreeSet<PersonId>,
    signed: BTreeSet<PersonId>,
    deals: f64,
    costs: f64,
    first_deal: Option<f64>,
    reads: Vec<PlainRead>,
    releases: Vec<ReleaseFigures>,
}

impl Seen {
    fn answer(&mut self, twin: &Plain<'_>, (policy, layer): (&Policy, usize), people: &[PersonId], at: f64) {
        let policy = policy.on_channel(&twin.scenario.channels[layer].name);
        let worth = 1.2_f64.powf(-at / 8760.0);
        for &person in people {
            if !self.asked[layer].insert(person) {
                continue;
            }
            let has_room = (self.contacts[layer].len() as u32) < policy.max_contacts.unwrap_or(u32::MAX);
            if !policy.accept_none {
                self.costs += worth;
            }
            if has_room && twin.accepts(&policy, layer, person) {
                self.contacts[layer].insert(person);
                if self.ever.insert(person) {
                    self.costs += 2.0 * worth;
                }
            } else {
                self.declined[layer].insert(person);
            }
        }
    }

    fn all_contacts(&self) -> BTreeSet<PersonId> {
        self.contacts.iter().flatten().copied().collect()
    }

    fn all_asked(&self) -> usize {
        self.asked.iter().map(BTreeSet::len).sum()
    }
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(1.0)
}

/// All that a trial's people, arcs and requests are.
struct Surroundings<'a> {
    scenario: &'a Scenario,
    faces: &'a [OnChannel<'a>],
    /// By channel.
    arrivals: &'a [Vec<PersonId>],
    trial: History,
    /// By release: whom the wire tells.
    wire: &'a [Vec<PersonId>],
}

impl Surroundings<'_> {
    /// The whole campaign under a policy, perhaps without a channel; also how many asked after reading.
    fn play(&self, policy: &Policy, left_out: Option<usize>) -> (Seen, usize) {
        let scenario = self.scenario;
        let layers = || (0..self.faces.len()).filter(|&layer| left_out != Some(layer));
        let mut seen = Seen {
            contacts: vec![BTreeSet::new(); self.faces.len()],
            declined: vec![BTreeSet::new(); self.faces.len()],
            asked: vec![BTreeSet::new(); self.faces.len()],
            ..Seen::default()
        };
        let mut asking: Vec<(usize, PersonId)> = Vec::new();
        let mut asked_after_reading = 0;
        for (release, at) in AT.into_iter().enumerate() {
            let said = &scenario.campaign.release[release];
            let mut here = scenario.clone();
            here.release.appeal = said.appeal.unwrap_or(here.release.appeal);
            here.release.posts = said.posts.clone().unwrap_or(here.release.posts);
            let laws = here
                .channels
                .iter()
                .map(|channel| SpreadLaw::on_channel(&here, channel));
            let twin = Plain {
                faces: self.faces,
                laws: laws.collect(),
                scenario: &here,
                trial: self.trial.at_release(release as u32),
            };
            seen.costs += 50.0 * 1.2_f64.powf(-at / 8760.0);
            for layer in layers() {
                let readers = asking.iter().filter(|(asked_on, _)| *asked_on == layer);
                let readers: Vec<PersonId> = readers.map(|&(_, person)| person).collect();
                asked_after_reading += readers.len();
                seen.answer(&twin, (policy, layer), &readers, at);
                let [first, later] = REQUESTS[layer];
                let others = if release == 0 {
                    0..first
                } else {
                    first + (release - 1) * later..first + release * later
                };
                seen.answer(&twin, (policy, layer), &self.arrivals[layer][others], at);
            }
            asking.clear();
            let circle = PlainCircle {
                asked: (0..self.faces.len())
                    .map(|layer| seen.contacts[layer].union(&seen.declined[layer]).copied().collect())
                    .collect(),
                accepted: seen.contacts.clone(),
            };
            let reads = twin.play(&circle, left_out, &self.wire[release]);
            let decides = |person| scenario.segments[twin.segment(person)].decision_maker;
            seen.releases.push(ReleaseFigures {
                contacts: seen.all_contacts().len() as u32,
                readers: reads.len() as u32,
                reached: reads.iter().any(|read| decides(read.person)),
            });
            for read in &reads {
                let rate = if read.way == Way::Forward { 0.15 } else { 0.5 };
                let coin = unit(twin.trial.stream(Purpose::Deal).bits(read.person.key(), 0));
                if decides(read.person) && coin < rate && seen.signed.insert(read.person) {
                    seen.deals += 1.2_f64.powf(-(at + read.hours) / 8760.0);
                    seen.first_deal.get_or_insert(at + read.hours);
                }
                let layer = usize::from(read.layer);
                let (chance, met) = match read.way {
                    Way::Post if scenario.channels[layer].kind == ChannelKind::Forum => (0.5, Some(layer)),
                    Way::Post => continue,
                    Way::Repost => (0.5, Some(layer)),
                    Way::Wire => (0.5, None),
                    Way::Forward => (0.9, None),
                };
                let can_meet = |layer: &usize| self.faces[*layer].is_user(read.person);
                let first_there = || layers().find(can_meet);
                let Some(layer) = met.filter(|layer| left_out != Some(*layer)).or_else(first_there) else {
                    continue;
                };
                let rate = scenario.segments[twin.segment(read.person)].request_rate / 6.0;
                let coin = unit(twin.here(layer).stream(Purpose::Ask).bits(read.person.key(), 0));
                if !seen.asked[layer].contains(&read.person) && coin < chance * rate {
                    asking.push((layer, read.person));
                }
            }
            seen.reads.extend(reads.into_iter().map(|read| PlainRead {
                hours: at + read.hours,
                ..read
            }));
            if release == 3 {
                break;
            }
            for layer in layers() {
                let posts = here.channels[layer].posts.as_ref().unwrap_or(&here.release.posts).len() as f64;
                let leave_coins = twin.here(layer).stream(Purpose::Leave);
                let goes = |person: &PersonId, leave: f64| {
                    let stays = (1.0 - leave).powf(LASTS[release] / 1000.0) * 0.95_f64.powf(posts);
                    unit(leave_coins.bits(person.key(), 0)) < 1.0 - stays
                };
                seen.contacts[layer].retain(|person| !goes(person, 0.2));
                seen.declined[layer].retain(|person| !goes(person, 0.3));
            }
        }
        (seen, asked_after_reading)
    }
}

#[test]
fn the_engine_plays_a_campaign_on_channels_as_the_text_reads() {
    let scenario = busy_campaign();
    let plan = Plan::new(&scenario)
        .expect("the scenario is right")
        .comparing_channels();
    let sizes = deal(scenario.world.people, &scenario.segments).expect("the segments are right");
    let population = Population::new(&scenario, &sizes, &PopulationTables::default());
    let of_each = |(channel, [first, later]): (&Channel, [usize; 2])| {
        let (here, users) = (channel.scenario(&scenario), channel.users(&scenario, &sizes));
        let laws = ChannelLaws {
            communities: Communities::among(&here.world.network, &population, &users),
            users: users.clone(),
            forum: (channel.kind == ChannelKind::Forum).then_some(here.world.network.weak_tie),
        };
        let mut requests = here.requests;
        requests.count = (first + 3 * later) as u32;
        (laws, RequestLaw::among(&requests, &population, users))
    };
    let (laws, requests): (Vec<ChannelLaws>, Vec<RequestLaw>) =
        scenario.channels.iter().zip(REQUESTS).map(of_each).unzip();
    let (mut asked, mut deals, mut fewer, mut on_several) = (0, 0, 0, 0);
    for number in 0..TRIALS {
        let trial = History::new(scenario.seed, number);
        let faces: Vec<OnChannel<'_>> = laws
            .iter()
            .zip(0..)
            .map(|(laws, layer)| OnChannel::new(laws, &population, trial.on_layer(layer)))
            .collect();
        let arrivals = |(face, (requests, layer)): (&OnChannel<'_>, (&RequestLaw, u32))| {
            let mut arrivals = Arrivals::default();
            requests.draw(face, trial.on_layer(layer), &Watch::never(), &mut arrivals);
            let people = arrivals.list.iter().map(|arrival| arrival.person);
            people.collect::<Vec<PersonId>>()
        };
        let arrivals: Vec<Vec<PersonId>> = faces.iter().zip(requests.iter().zip(0..)).map(arrivals).collect();
        let replay = plan.replay(number);
        let mut played = Played::default();
        plan.play_world(number, &mut Workspace::default(), &mut played);
        for (place, policy) in scenario.policies.iter().enumerate() {
            let about = format!("trial {number} under {}", policy.name);
            let told_in = |release: usize| {
                let end = AT.get(release + 1).copied().unwrap_or(f64::INFINITY);
                let reads = replay.reads[place].iter();
                let by_wire =
                    reads.filter(move |read| read.way == Way::Wire && AT[release] <= read.hours && read.hours < end);
                by_wire.map(|read| read.person).collect::<Vec<PersonId>>()
            };
            let wire: Vec<Vec<PersonId>> = (0..4).map(told_in).collect();
            let surroundings = Surroundings {
                scenario: &scenario,
                faces: &faces,
                arrivals: &arrivals,
                trial,
                wire: &wire,
            };
            let (seen, asked_after_reading) = surroundings.play(policy, None);
            let ours: Vec<PlainRead> = replay.reads[place]
                .iter()
                .map(|read| PlainRead {
                    person: read.person,
                    hours: read.hours,
                    hops: read.hops,
                    way: read.way,
                    layer: read.layer,
                    reposted: read.reposted,
                    forwarded: read.forwarded,
                })
                .collect();
            assert_eq!(ours, seen.reads, "{about}");
            assert_eq!(replay.releases[place], seen.releases, "{about}");
            assert_eq!(played.outcomes[place], replay.outcomes[place], "{about}");
            on_several += seen.contacts.iter().map(BTreeSet::len).sum::<usize>() - seen.all_contacts().len();
            asked += asked_after_reading;
            deals += seen.signed.len();
            let without = (0..faces.len()).map(|layer| {
                let row = played.without[place * faces.len() + layer];
                (row, surroundings.play(policy, Some(layer)).0)
            });
            let people_with = played.outcomes[place].people;
            for (row, seen) in std::iter::once((played.outcomes[place], seen)).chain(without) {
                let figures = row.campaign().expect("there is a campaign");
                assert_eq!(
                    (row.accepted as usize, row.deals as usize),
                    (seen.ever.len(), seen.signed.len()),
                    "{about}"
                );
                assert!(
                    near(figures.discounted_deals, seen.deals) && near(figures.costs, seen.costs),
                    "{about}"
                );
                assert_eq!(figures.hours_without_deal, seen.first_deal.unwrap_or(3500.0), "{about}");
                assert_eq!(figures.asked as usize, seen.all_asked(), "{about}");
                let distinct: BTreeSet<PersonId> = seen.reads.iter().map(|read| read.person).collect();
                assert_eq!(row.people as usize, distinct.len(), "{about}");
                fewer += usize::from(row.people < people_with);
            }
        }
    }
    assert!(
        asked > 100 && deals > 50 && fewer > 30 && on_several > 10,
        "{asked} {deals} {fewer} {on_several}"
    );
}
