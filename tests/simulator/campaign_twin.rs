//! A campaign played as the model's text reads, release by release and policy by policy, with sets in place of bits. The engine must have
//! the very same reads, circles, deals and costs.

use crate::plain_twin::{Plain, PlainRead, busy_scenario};
use std::collections::BTreeSet;
use whoknows::experiment::{Plan, Workspace};
use whoknows::rng::{History, Purpose, unit};
use whoknows::scenario::{Policy, Requests, Scenario, deal};
use whoknows::spread::{SpreadLaw, Way};
use whoknows::trial::{Played, ReleaseFigures};
use whoknows::world::{
    Arrivals, Communities, PersonId, Population, PopulationTables, RequestLaw, Revealed, Watch, World,
};

const TRIALS: u64 = 25;

/// The busy firm with four releases of its own times, appeals and posts, whose circle moves much.
fn busy_campaign() -> Scenario {
    let text = format!(
        "{}{}",
        whoknows::scenario::resolved_toml(&busy_scenario(1.5)),
        r"
        [campaign]
        interval = 1000
        requests_later = 60
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
    crate::kit::scenario(&format!("{}{money}{}", &text[..start], &text[end..]))
}

/// What one policy has seen so far.
#[derive(Default)]
struct Seen {
    contacts: BTreeSet<PersonId>,
    declined: BTreeSet<PersonId>,
    asked: BTreeSet<PersonId>,
    signed: BTreeSet<PersonId>,
    accepted: u32,
    deals: f64,
    costs: f64,
    first_deal: Option<f64>,
    reads: Vec<PlainRead>,
    releases: Vec<ReleaseFigures>,
}

impl Seen {
    fn answer<W: World>(&mut self, twin: &Plain<'_, W>, policy: &Policy, people: &[PersonId], at: f64) {
        let money = &twin.scenario.outcome;
        let worth = 1.2_f64.powf(-at / 8760.0);
        for &person in people {
            if !self.asked.insert(person) {
                continue;
            }
            let has_room = (self.contacts.len() as u32) < policy.max_contacts.unwrap_or(u32::MAX);
            if !policy.accept_none {
                self.costs += worth * money.cost_per_request;
            }
            if has_room && twin.accepts(policy, person) {
                self.contacts.insert(person);
                self.accepted += 1;
                self.costs += worth * money.cost_per_contact;
            } else {
                self.declined.insert(person);
            }
        }
    }
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(1.0)
}

#[test]
fn the_engine_plays_a_campaign_as_the_text_reads() {
    let scenario = busy_campaign();
    let plan = Plan::new(&scenario).expect("the scenario is right");
    let sizes = deal(scenario.world.people, &scenario.segments).expect("the segments are right");
    let population = Population::new(&scenario, &sizes, &PopulationTables::default());
    let communities = Communities::new(&scenario.world.network, &population);
    let highest = 6.0;
    let (times, lasts) = ([0.0, 400.0, 1500.0, 2500.0], [400.0, 1100.0, 1000.0, 1000.0]);
    let requests = Requests {
        count: 150 + 3 * 60,
        ..scenario.requests.clone()
    };
    let requests = RequestLaw::new(&requests, &population);
    let (mut workspace, mut left, mut asked, mut deals) = (Workspace::default(), 0, 0, 0);
    for number in 0..TRIALS {
        let trial = History::new(scenario.seed, number);
        let replay = plan.replay(number);
        let mut played = Played::default();
        plan.play_world(number, &mut workspace, &mut played);
        let world = Revealed::new(&communities, &population, trial);
        let mut arrivals = Arrivals::default();
        requests.draw(&world, trial, &Watch::never(), &mut arrivals);
        let arrivals: Vec<PersonId> = arrivals.list.iter().map(|arrival| arrival.person).collect();
        for (place, policy) in scenario.policies.iter().enumerate() {
            let mut seen = Seen::default();
            let told: Vec<&whoknows::spread::Read> = replay.reads[place].iter().collect();
            for (release, at) in times.into_iter().enumerate() {
                let said = &scenario.campaign.release[release];
                let mut here = scenario.clone();
                here.release.appeal = said.appeal.unwrap_or(here.release.appeal);
                here.release.posts = said.posts.clone().unwrap_or(here.release.posts);
                let twin = Plain {
                    world: &world,
                    law: SpreadLaw::new(&here),
                    scenario: &scenario,
                    trial: trial.at_release(release as u32),
                };
                let others = if release == 0 {
                    &arrivals[..150]
                } else {
                    &arrivals[90 + release * 60..][..60]
                };
                seen.costs += 50.0 * 1.2_f64.powf(-at / 8760.0);
                seen.answer(&twin, policy, others, at);
                let circle: Vec<PersonId> = seen.contacts.union(&seen.declined).copied().collect();
                let end = times.get(release + 1).copied().unwrap_or(f64::INFINITY);
                let here_told = told.iter().filter(|read| at <= read.hours && read.hours < end);
                let wire: Vec<PersonId> = here_told
                    .filter(|read| read.way == Way::Wire)
                    .map(|read| read.person)
                    .collect();
                let reads = twin.play(&seen.contacts, &circle, &wire);
                let decides = |person| scenario.segments[world.segment_of(person)].decision_maker;
                seen.releases.push(ReleaseFigures {
                    contacts: seen.contacts.len() as u32,
                    readers: reads.len() as u32,
                    reached: reads.iter().any(|read| decides(read.person)),
                });
                let mut asking = Vec::new();
                for read in &reads {
                    let rate = if read.way == Way::Forward { 0.15 } else { 0.5 };
                    if decides(read.person)
                        && twin.unit(Purpose::Deal, read.person, 0) < rate
                        && seen.signed.insert(read.person)
                    {
                        seen.deals += 1.2_f64.powf(-(at + read.hours) / 8760.0);
                        seen.first_deal.get_or_insert(at + read.hours);
                    }
                    let chance = match read.way {
                        Way::Post => 0.0,
                        Way::Repost | Way::Wire => 0.5,
                        Way::Forward => 0.9,
                    };
                    let rate = scenario.segments[world.segment_of(read.person)].request_rate / highest;
                    if !seen.asked.contains(&read.person) && twin.unit(Purpose::Ask, read.person, 0) < chance * rate {
                        asking.push(read.person);
                    }
                }
                seen.reads.extend(reads.into_iter().map(|read| PlainRead {
                    hours: at + read.hours,
                    ..read
                }));
                if release == 3 {
                    break;
                }
                let posts = here.release.posts.len() as f64;
                let goes = |person: &PersonId, leave: f64| {
                    let stays = (1.0 - leave).powf(lasts[release] / 1000.0) * 0.95_f64.powf(posts);
                    let coin = unit(twin.trial.stream(Purpose::Leave).bits(person.key(), 0));
                    coin < 1.0 - stays
                };
                let before = seen.contacts.len();
                seen.contacts.retain(|person| !goes(person, 0.2));
                left += before - seen.contacts.len();
                seen.declined.retain(|person| !goes(person, 0.3));
                asked += asking.len();
                seen.answer(&twin, policy, &asking, times[release + 1]);
            }
            let ours: Vec<PlainRead> = replay.reads[place]
                .iter()
                .map(|read| PlainRead {
                    person: read.person,
                    hours: read.hours,
                    hops: read.hops,
                    way: read.way,
                    reposted: read.reposted,
                    forwarded: read.forwarded,
                })
                .collect();
            assert_eq!(ours, seen.reads, "trial {number} under {}", policy.name);
            assert_eq!(
                replay.releases[place], seen.releases,
                "trial {number} under {}",
                policy.name
            );
            let row = played.outcomes[place];
            assert_eq!(row, replay.outcomes[place]);
            let figures = row.campaign().expect("there is a campaign");
            assert_eq!((row.accepted, row.deals as usize), (seen.accepted, seen.signed.len()));
            assert!(near(figures.discounted_deals, seen.deals) && near(figures.costs, seen.costs));
            assert_eq!(figures.hours_without_deal, seen.first_deal.unwrap_or(3500.0));
            assert_eq!(figures.asked as usize, seen.asked.len());
            let distinct: BTreeSet<PersonId> = seen.reads.iter().map(|read| read.person).collect();
            assert_eq!(row.people as usize, distinct.len());
            deals += row.deals;
        }
    }
    assert!(left > 1000 && asked > 500 && deals > 100, "{left} {asked} {deals}");
}
