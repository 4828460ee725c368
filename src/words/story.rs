//! One trial told: in sentences, and in the few words that stand in its pictures.
//!
//! Names of people are invented or those of a network file, and every telling says so; it also says why this trial was picked, and how many are like it.

use super::Words;
use crate::spread::Way;
use crate::story::{Link, Naming, Search, Story, Why};

/// A part of a telling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What it is about; none for the first.
    pub heading: Option<String>,
    /// Its paragraphs, in order.
    pub paragraphs: Vec<String>,
}

/// A time since the release, as a clock shows it: day 1 begins with the release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// From 1.
    pub day: u64,
    /// From 0 to 23.
    pub hour: u64,
    /// From 0 to 59.
    pub minute: u64,
}

impl Moment {
    /// So many hours after the release, cut to minutes.
    pub fn at(hours: f64) -> Self {
        let minutes = (hours * 60.0) as u64;
        Self {
            day: minutes / (24 * 60) + 1,
            hour: minutes / 60 % 24,
            minute: minutes % 60,
        }
    }
}

/// How many read, and how they came to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crowd {
    /// Everybody.
    pub people: u64,
    /// By a post of the firm.
    pub by_post: u64,
    /// By the wire.
    pub by_wire: u64,
    /// By a repost.
    pub by_repost: u64,
    /// By a forward.
    pub by_forward: u64,
    /// Who reposted.
    pub reposts: u64,
    /// Who forwarded.
    pub forwards: u64,
    /// Decision-makers who read.
    pub decision_makers: u64,
}

/// How a typical success is like the others. Counts come with the share they are of all successes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// Trials that were searched.
    pub trials: String,
    /// Whether the chain began with the wire, and with nobody of the circle.
    pub from_wire: bool,
    /// Of all successes, those that began with the wire, or with the same kind of people, and came to the decision-maker in the same way and with as many hops.
    pub alike: String,
    /// Median time of those that began and came the same way.
    pub median: String,
}

/// Whether the told chain began with the wire.
fn from_wire(story: &Story) -> bool {
    story.chain.first().is_some_and(|link| link.way == Way::Wire)
}

/// How a language tells a trial. Names of policies come as they stand in a sentence (`sentence`: at its beginning), figures
/// and times as text, `person` and `teller` are names of people.
pub trait StoryWords {
    // Small words
    /// The day of a clock.
    fn day(&self) -> &'static str;
    /// `3 hops`.
    fn hops(&self, count: u64) -> String;
    /// `89 people`.
    fn persons(&self, count: u64) -> String;
    /// How news comes: one word.
    fn way(&self, way: Way) -> &'static str;
    /// The firm, as a mark in a picture.
    fn firm(&self) -> &'static str;
    /// The wire, as a mark in a picture.
    fn wire(&self) -> &'static str;

    // Titles
    /// Reached through somebody whom the other declines.
    fn title_through_declined(&self, told: &str, missed: &str) -> String;
    /// Reached where the other did not.
    fn title_where_missed(&self, told: &str, missed: &str, hops: &str) -> String;
    /// The typical way.
    fn title_typical(&self, told: &str, hops: &str, hours: f64) -> String;
    /// The longest way.
    fn title_longest(&self, told: &str, hops: &str) -> String;
    /// A way that somebody asked for.
    fn title_asked(&self, trial: &str, told: &str, hops: &str, hours: f64) -> String;
    /// No decision-maker read.
    fn title_missed(&self, trial: &str, told: &str) -> String;

    // Why this trial
    /// Which trial, under which policy.
    fn this_is(&self, trial: &str, told: &str, people: &str) -> String;
    /// One policy reached, the other did not: so many of the trials.
    fn picked_only(&self, told: &str, missed: &str, alike: &str) -> String;
    /// So many of the trials are the other way round.
    fn other_way_round(&self, reverse: &str) -> String;
    /// In so many of these (none: in all) the other had declined the person with whom the chain began; whether here, too.
    fn evangelist_declined(&self, missed: &str, count: Option<&str>, here: bool) -> String;
    /// The longest chain: so many successes have one as long.
    fn picked_longest(&self, alike: &str, trials: &str) -> String;
    /// The short form of the one below, for pictures: so many are like it.
    fn like_only(&self, told: &str, missed: &str, alike: &str, reverse: &str) -> String;
    /// The short form: so many have a chain as long.
    fn like_longest(&self, alike: &str) -> String;
    /// The short form: so many began with the wire, or with the same kind of people.
    fn like_typical(&self, from_wire: bool, alike: &str) -> String;
    /// It began and came as most do, and is the closest of these to the median.
    fn picked_typical(&self, likeness: &Likeness) -> String;
    /// It never reached; here the news got farthest.
    fn picked_farthest(&self, told: &str, trials: &str) -> String;
    /// Somebody asked for it.
    fn picked_asked(&self) -> String;
    /// The search was cut short after so many trials.
    fn search_interrupted(&self, trials: &str) -> String;
    /// `1202 of 20 000 trials (6.0 %)`: a share of what was searched.
    fn part_of_trials(&self, part: &str, trials: &str, share: &str) -> String;
    /// `1202 of 2560 successes (47 %)`: a share of the successes.
    fn part_of_successes(&self, part: &str, successes: &str, share: &str) -> String;
    /// What a telling is not.
    fn caution(&self, naming: Naming) -> String;

    // What happened
    /// Heading of the chain.
    fn chain_heading(&self) -> &'static str;
    /// Day 1 begins with the release.
    fn clock(&self) -> &'static str;
    /// Somebody reads a post of the firm.
    fn reads_post(&self, moment: &str, person: &str, segment: &str) -> String;
    /// The wire tells somebody.
    fn reads_wire(&self, moment: &str, person: &str, segment: &str) -> String;
    /// Somebody reads a repost, so long after the teller had read it.
    fn reads_repost(&self, moment: &str, person: &str, segment: &str, teller: &str, later: &str) -> String;
    /// Somebody opens a forward, so long after the teller had read it.
    fn reads_forward(&self, moment: &str, person: &str, segment: &str, teller: &str, later: &str) -> String;
    /// The person reposts; of so many who hear them so many read it there first.
    fn reposts(&self, person: &str, audience: &str, told: &str) -> String;
    /// The person forwards, and it is opened or not.
    fn forwards(&self, person: &str, is_opened: bool) -> String;
    /// The told policy had accepted the person.
    fn had_accepted(&self, told: &str) -> String;
    /// The told policy had declined the person, who read all the same.
    fn had_declined(&self, told: &str, person: &str) -> String;
    /// The person is a decision-maker: the news has arrived, so long after the release.
    fn arrived(&self, person: &str, hours: f64, hops: &str) -> String;
    /// It went no farther.
    fn ended(&self, hops: &str) -> String;
    /// Nobody read.
    fn nobody_read(&self) -> String;

    // Around it
    /// Heading of everybody else.
    fn crowd_heading(&self) -> &'static str;
    /// How many asked, and how many of them the policy accepted.
    fn answered(&self, told: &str, requests: &str, accepted: &str) -> String;
    /// How many read, and how.
    fn crowd(&self, crowd: &Crowd) -> String;

    // Under the other policies
    /// Heading of the other policies.
    fn elsewhere_heading(&self) -> &'static str;
    /// That luck is the same.
    fn same_luck(&self) -> &'static str;
    /// A policy accepts none of the requests.
    fn accepts_none(&self, policy: &str) -> String;
    /// How many a policy accepts.
    fn accepts(&self, policy: &str, accepted: &str) -> String;
    /// It would have accepted the evangelist.
    fn accepts_evangelist(&self, person: &str) -> String;
    /// It would have declined the evangelist, for these reasons.
    fn declines_evangelist(&self, person: &str, reasons: &str) -> String;
    /// It reaches by the same people.
    fn reaches_likewise(&self, moment: &str) -> String;
    /// It reaches by the same people, of whom it declined the first, who follows all the same.
    fn reaches_likewise_though_declined(&self, person: &str, moment: &str) -> String;
    /// It reaches by others: named, in order.
    fn reaches_otherwise(&self, moment: &str, hops: &str, people: &str) -> String;
    /// So many read, no decision-maker among them.
    fn reaches_nobody(&self, people: &str) -> String;
    /// So many policies are left out.
    fn more_policies(&self, count: usize) -> String;
    /// There is one policy only.
    fn no_other_policy(&self) -> &'static str;

    // Pictures
    /// Under the title of the picture of all.
    fn network_subtitle(&self, people: &str, why: &str) -> String;
    /// Footer, left: the scenario, whose names these are, no forecast.
    fn story_footer(&self, title: &str, naming: Naming) -> String;
    /// Footer, right.
    fn story_source(&self, trial: &str, seed: u64, version: &str) -> String;
    /// Above the circle: contacts, and how many of them read.
    fn circle(&self, contacts: u64, readers: u64) -> String;
    /// Whom a policy would have declined.
    fn would_decline(&self, policy: &str) -> String;
    /// In the key: a contact who did not read.
    fn key_silent(&self) -> &'static str;
    /// In the key: somebody who read.
    fn key_read(&self) -> &'static str;
    /// In the key: read, and the rival would have declined them.
    fn key_missed(&self, rival: &str) -> String;
    /// In the key: read although the told policy declined them.
    fn key_declined(&self, told: &str) -> String;
    /// In the key: a decision-maker.
    fn key_decides(&self) -> &'static str;
    /// So many readers are not drawn.
    fn not_drawn(&self, count: &str) -> String;
    /// What is seen in the picture of all.
    fn network_alt(&self, chain: &str, people: &str) -> String;
    /// What is seen of a chain.
    fn chain_alt(&self, chain: &str) -> String;
    /// One person of a chain, for those who do not see it.
    fn chain_step(&self, person: &str, segment: &str, way: &str, moment: &str) -> String;
    /// So long after the one before.
    fn later(&self, time: &str) -> String;

    // Animation
    /// On the button.
    fn play(&self) -> &'static str;
    /// On the button while it plays.
    fn pause(&self) -> &'static str;
    /// Name of the slider.
    fn slider(&self) -> &'static str;
    /// Beside the clock: so many have read.
    fn have_read(&self, count: &str) -> String;
    /// Below the slider, at its beginning.
    fn release(&self) -> &'static str;

    // On the terminal
    /// Where the files are.
    fn files_in(&self, folder: &str) -> String;
}

impl dyn Words + '_ {
    /// A time since the release: `day 2, 07:12`.
    pub fn moment_at(&self, hours: f64) -> String {
        let Moment { day, hour, minute } = Moment::at(hours);
        format!("{}\u{a0}{day}, {hour:02}:{minute:02}", self.day())
    }

    /// The finding of a story, as its title.
    pub fn story_title(&self, story: &Story) -> String {
        let told = self.named(&story.told().name);
        let trial = story.picked.trial.to_string();
        let Some(first) = story.told().outcome.first else {
            return self.title_missed(&trial, &self.named(&story.told().name));
        };
        let hops = self.hops(u64::from(first.hops));
        match story.picked.why {
            Why::Only { missed, .. } => {
                let missed_name = self.named(&story.policies[missed].name);
                if story.chain[0].is_declined_by(missed) {
                    self.title_through_declined(&told, &missed_name)
                } else {
                    self.title_where_missed(&told, &missed_name, &hops)
                }
            }
            Why::Longest { .. } => self.title_longest(&self.named(&story.told().name), &hops),
            Why::Typical { .. } | Why::Farthest { .. } => self.title_typical(&told, &hops, first.hours),
            Why::Asked => self.title_asked(&trial, &self.named(&story.told().name), &hops, first.hours),
        }
    }

    /// How many trials are like this one, in short.
    pub fn story_like_this(&self, story: &Story) -> String {
        match story.picked.why {
            Why::Asked => self.picked_asked(),
            Why::Only {
                search,
                missed,
                alike,
                reverse,
                ..
            } => self.like_only(
                &self.named(&story.told().name),
                &self.named(&story.policies[missed].name),
                &self.of_trials(alike, search),
                &self.count(reverse),
            ),
            Why::Longest { successes, alike, .. } => self.like_longest(&self.of_successes(alike, successes)),
            Why::Typical {
                successes, same_start, ..
            } => self.like_typical(from_wire(story), &self.of_successes(same_start, successes)),
            Why::Farthest { search } => {
                self.picked_farthest(&self.named(&story.told().name), &self.trials(search.trials))
            }
        }
    }

    fn of_trials(&self, part: u64, search: Search) -> String {
        let share = self.percent(part as f64 / search.trials.max(1) as f64);
        self.part_of_trials(&self.count(part), &self.trials(search.trials), &share)
    }

    fn of_successes(&self, part: u64, successes: u64) -> String {
        let share = self.percent(part as f64 / successes.max(1) as f64);
        self.part_of_successes(&self.count(part), &self.successes(successes), &share)
    }

    /// Why this trial, and how many are like it.
    pub fn story_why(&self, story: &Story) -> String {
        let told = &story.told().name;
        let (sentences, search) = match story.picked.why {
            Why::Asked => (vec![self.picked_asked()], None),
            Why::Only {
                search,
                missed,
                alike,
                reverse,
                evangelist_declined,
            } => {
                let (told, missed_name) = (self.named(told), self.named(&story.policies[missed].name));
                let declined = (evangelist_declined < alike).then(|| self.part_of_those(evangelist_declined, alike));
                let here = story.chain.first().is_some_and(|link| link.is_declined_by(missed));
                let picked = self.picked_only(&told, &missed_name, &self.of_trials(alike, search));
                let reverse = self.other_way_round(&self.of_trials(reverse, search));
                let declined = self.evangelist_declined(&missed_name, declined.as_deref(), here);
                (vec![picked, declined, reverse], Some(search))
            }
            Why::Longest {
                search,
                successes,
                alike,
            } => (
                vec![self.picked_longest(&self.of_successes(alike, successes), &self.trials(search.trials))],
                Some(search),
            ),
            Why::Typical {
                search,
                successes,
                alike,
                median_hours,
                ..
            } => {
                let picked = self.picked_typical(&Likeness {
                    trials: self.trials(search.trials),
                    from_wire: from_wire(story),
                    alike: self.of_successes(alike, successes),
                    median: self.time_until(median_hours),
                });
                (vec![picked], Some(search))
            }
            Why::Farthest { search } => (
                vec![self.picked_farthest(&self.named(told), &self.trials(search.trials))],
                Some(search),
            ),
        };
        let cut = search
            .filter(|search| search.interrupted)
            .map(|search| self.search_interrupted(&self.trials(search.trials)));
        sentences.into_iter().chain(cut).collect::<Vec<_>>().join(" ")
    }

    fn part_of_those(&self, part: u64, whole: u64) -> String {
        let share = self.rough_percent(part as f64 / whole.max(1) as f64);
        format!("{} ({share})", self.count(part))
    }

    /// The whole telling.
    pub fn telling(&self, story: &Story) -> Vec<Passage> {
        let told = self.named(&story.told().name);
        let trial = story.picked.trial.to_string();
        // Over a campaign, who reads several releases is one reader.
        let readers = match story.told().outcome.campaign() {
            Some(_) => u64::from(story.told().outcome.people),
            None => story.readers.len() as u64,
        };
        let people = self.persons(readers);
        vec![
            Passage {
                heading: None,
                paragraphs: vec![
                    format!("{} {}", self.this_is(&trial, &told, &people), self.story_why(story)),
                    self.caution(story.naming),
                ],
            },
            Passage {
                heading: Some(self.chain_heading().to_owned()),
                paragraphs: self.chain_told(story),
            },
            Passage {
                heading: Some(self.crowd_heading().to_owned()),
                paragraphs: self.around_told(story),
            },
            Passage {
                heading: Some(self.elsewhere_heading().to_owned()),
                paragraphs: self.elsewhere_told(story),
            },
        ]
    }

    /// The chain, a paragraph per person.
    fn chain_told(&self, story: &Story) -> Vec<String> {
        if story.chain.is_empty() {
            return vec![self.nobody_read()];
        }
        let mut paragraphs: Vec<String> = (0..story.chain.len()).map(|link| self.link_told(story, link)).collect();
        let hops = self.hops(story.chain.len() as u64);
        if !story.has_reached() {
            paragraphs.push(self.ended(&hops));
        }
        paragraphs.push(self.clock().to_owned());
        paragraphs
    }

    fn link_told(&self, story: &Story, index: usize) -> String {
        let link = &story.chain[index];
        let (moment, person) = (self.moment_at(link.hours), &*self.isolated(&link.name));
        let segment = link.segment_name.as_str();
        let before = index.checked_sub(1).map(|before| &story.chain[before]);
        let (teller, later) = before.map_or((String::new(), String::new()), |teller| {
            (self.isolated(&teller.name), self.duration(link.hours - teller.hours))
        });
        let mut sentences = vec![match link.way {
            Way::Post => self.reads_post(&moment, person, segment),
            Way::Wire => self.reads_wire(&moment, person, segment),
            Way::Repost => self.reads_repost(&moment, person, segment, &teller, &later),
            Way::Forward => self.reads_forward(&moment, person, segment, &teller, &later),
        }];
        sentences.extend(link.channel.as_ref().map(|channel| self.read_on(&self.named(channel))));
        match (link.way, link.accepted_by) {
            (Way::Post, Some(_)) => sentences.extend(self.answer_told(story, link)),
            (Way::Post, None) => sentences.push(self.heard_as_member(person)),
            _ => {}
        }
        let is_last = index + 1 == story.chain.len();
        if is_last && story.has_reached() {
            let hops = self.hops(story.chain.len() as u64);
            sentences.push(self.arrived(person, link.hours, &hops));
        }
        sentences.extend(self.passing_on_told(story, index));
        sentences.join(" ")
    }

    /// How the told policy answered somebody's request, and what the rival would have done.
    fn answer_told(&self, story: &Story, link: &Link) -> Vec<String> {
        let told = self.named(&story.told().name);
        let answer = if link.is_declined_by(story.picked.policy) {
            self.had_declined(&told, &self.isolated(&link.name))
        } else {
            self.had_accepted(&told)
        };
        let rival = story.rival.filter(|&rival| link.is_declined_by(rival));
        let refusal = rival.map(|rival| {
            let name = self.named(&story.policies[rival].name);
            let verdict = self.declines_evangelist(&self.isolated(&link.name), &self.reasons(link, rival));
            format!("{name} {verdict}.")
        });
        std::iter::once(answer).chain(refusal).collect()
    }

    fn passing_on_told(&self, story: &Story, index: usize) -> Vec<String> {
        let link = &story.chain[index];
        let Some(reader) = story.readers.iter().find(|reader| reader.link == Some(index)) else {
            return vec![];
        };
        let reposts = reader.reposted.then(|| {
            let audience = self.persons(u64::from(link.audience.unwrap_or(0)));
            self.reposts(
                &self.isolated(&link.name),
                &audience,
                &self.count(u64::from(link.told.by_repost)),
            )
        });
        let forwards = reader
            .forwarded
            .then(|| self.forwards(&self.isolated(&link.name), link.told.by_forward > 0));
        reposts.into_iter().chain(forwards).collect()
    }

    /// Who else read; of a campaign, release by release.
    fn around_told(&self, story: &Story) -> Vec<String> {
        if story.releases.is_empty() {
            return vec![self.crowd_told(story)];
        }
        let number = |release: usize| self.count(release as u64 + 1);
        let releases = story.releases.iter().enumerate().map(|(place, release)| {
            self.release_told(
                &number(place),
                &self.count(u64::from(release.contacts)),
                &self.persons(u64::from(release.readers)),
                release.reached,
            )
        });
        let which = self.told_release(&number(story.told_release), &self.count(story.releases.len() as u64));
        [which, self.answered_told(story)].into_iter().chain(releases).collect()
    }

    fn answered_told(&self, story: &Story) -> String {
        let outcome = &story.told().outcome;
        let asked = outcome
            .campaign()
            .map_or(story.contacts.len() as u64, |figures| figures.asked as u64);
        self.answered(
            &self.named(&story.told().name),
            &self.persons(asked),
            &self.count(u64::from(outcome.accepted)),
        )
    }

    fn crowd_told(&self, story: &Story) -> String {
        let by = |way| story.readers.iter().filter(|reader| reader.way == way).count() as u64;
        let outcome = &story.told().outcome;
        let crowd = Crowd {
            people: u64::from(outcome.people),
            by_post: by(Way::Post),
            by_wire: by(Way::Wire),
            by_repost: by(Way::Repost),
            by_forward: by(Way::Forward),
            reposts: u64::from(outcome.reposts),
            forwards: u64::from(outcome.forwards),
            decision_makers: u64::from(outcome.decision_makers),
        };
        let answered = self.answered_told(story);
        if crowd.people == 0 {
            return answered;
        }
        format!("{answered} {}", self.crowd(&crowd))
    }

    /// What became of it under the other policies, a paragraph per policy.
    fn elsewhere_told(&self, story: &Story) -> Vec<String> {
        if story.policies.len() == 1 {
            return vec![self.no_other_policy().to_owned()];
        }
        let others = (0..story.policies.len()).filter(|&policy| policy != story.picked.policy);
        let told = others.map(|policy| self.other_told(story, policy));
        std::iter::once(self.same_luck().to_owned()).chain(told).collect()
    }

    /// What became of it under another policy.
    pub fn other_told(&self, story: &Story, policy: usize) -> String {
        let other = &story.policies[policy];
        let outcome = &other.outcome;
        if outcome.accepted == 0 {
            return format!(
                "{} {}",
                self.accepts_none(&self.named(&other.name)),
                self.result_told(story, policy)
            );
        }
        let accepts = self.accepts(&self.named(&other.name), &self.count(u64::from(outcome.accepted)));
        let evangelist = story.chain.first().filter(|link| link.accepted_by.is_some());
        let answer = evangelist.map(|link| {
            if link.is_declined_by(policy) {
                self.declines_evangelist(&self.isolated(&link.name), &self.reasons(link, policy))
            } else {
                self.accepts_evangelist(&self.isolated(&link.name))
            }
        });
        let first = match answer {
            Some(answer) => format!("{}.", self.and(&accepts, &answer)),
            None => format!("{accepts}."),
        };
        format!("{first} {}", self.result_told(story, policy))
    }

    fn result_told(&self, story: &Story, policy: usize) -> String {
        let other = &story.policies[policy];
        let Some(first) = other.outcome.first else {
            return self.reaches_nobody(&self.persons(u64::from(other.outcome.people)));
        };
        let people = |chain: &[Link]| chain.iter().map(|link| link.person).collect::<Vec<_>>();
        let moment = self.moment_at(first.hours);
        if story.has_reached() && people(&other.chain) == people(&story.chain) {
            return match story.chain.first().filter(|link| link.is_declined_by(policy)) {
                Some(link) => self.reaches_likewise_though_declined(&self.isolated(&link.name), &moment),
                None => self.reaches_likewise(&moment),
            };
        }
        let names: Vec<String> = other.chain.iter().map(|link| self.isolated(&link.name)).collect();
        self.reaches_otherwise(&moment, &self.hops(u64::from(first.hops)), &self.listed(&names))
    }

    /// Why a policy declines somebody.
    fn reasons(&self, link: &Link, policy: usize) -> String {
        let reasons: Vec<String> = link.unmet[policy].iter().map(|&unmet| self.unmet(unmet)).collect();
        if reasons.is_empty() {
            self.unmet_room().to_owned()
        } else {
            self.listed(&reasons)
        }
    }
}
