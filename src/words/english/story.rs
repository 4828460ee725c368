//! Stories in English.

use super::English;
use super::number::words;
use crate::spread::Way;
use crate::story::Naming;
use crate::words::{Crowd, Likeness, StoryWords};

impl StoryWords for English {
    fn day(&self) -> &'static str {
        "day"
    }

    fn hops(&self, count: u64) -> String {
        format!("{}\u{a0}{}", spelled(count), if count == 1 { "step" } else { "steps" })
    }

    fn persons(&self, count: u64) -> String {
        plural(count, "person", "people")
    }

    fn way(&self, way: Way) -> &'static str {
        match way {
            Way::Post => "post",
            Way::Wire => "wire",
            Way::Repost => "repost",
            Way::Forward => "forward",
        }
    }

    fn firm(&self) -> &'static str {
        "Firm"
    }

    fn wire(&self) -> &'static str {
        "Wire"
    }

    fn title_through_declined(&self, told: &str, missed: &str) -> String {
        format!("{told} reached a decision-maker through somebody whom {missed} declines")
    }

    fn title_where_missed(&self, told: &str, missed: &str, hops: &str) -> String {
        format!("{told} reached a decision-maker in {hops}; {missed} did not")
    }

    fn title_typical(&self, told: &str, hops: &str, hours: f64) -> String {
        let when = words().when(hours);
        format!("{told} reached a decision-maker in {hops} {when}: a typical chain")
    }

    fn title_longest(&self, told: &str, hops: &str) -> String {
        format!("The longest way to a decision-maker under {told}: {hops}")
    }

    fn title_asked(&self, trial: &str, told: &str, hops: &str, hours: f64) -> String {
        let when = words().when(hours);
        format!("In trial {trial}, {told} reached a decision-maker in {hops} {when}")
    }

    fn title_missed(&self, trial: &str, told: &str) -> String {
        format!("In trial {trial}, no decision-maker read the news under {told}")
    }

    fn this_is(&self, trial: &str, told: &str, people: &str) -> String {
        format!("This is trial {trial} under {told}: {people} read the news.")
    }

    fn picked_only(&self, told: &str, missed: &str, alike: &str) -> String {
        format!(
            "It was picked because {told} reached a decision-maker and {missed} did not, as in {alike}; in steps and hours it is typical of \
             them."
        )
    }

    fn other_way_round(&self, reverse: &str) -> String {
        format!("It was the other way round in {reverse}.")
    }

    fn evangelist_declined(&self, missed: &str, count: Option<&str>, here: bool) -> String {
        match (count, here) {
            (None, _) => {
                format!("In all of these, {missed} had declined the person with whom the chain begins.")
            }
            (Some(count), true) => {
                format!("In {count} of these, and here, {missed} had declined the person with whom the chain begins.")
            }
            (Some(count), false) => {
                format!(
                    "In {count} of these, but not here, {missed} had declined the person with whom the chain begins."
                )
            }
        }
    }

    fn like_only(&self, told: &str, missed: &str, alike: &str, reverse: &str) -> String {
        format!(
            "Picked because {told} reached a decision-maker and {missed} did not, as in {alike}; the reverse in {reverse}."
        )
    }

    fn like_longest(&self, alike: &str) -> String {
        format!("Picked because its chain is the longest, as in {alike}.")
    }

    fn like_typical(&self, from_wire: bool, alike: &str) -> String {
        let start = if from_wire {
            "the wire"
        } else {
            "the same kind of people"
        };
        format!("Picked for a typical chain: {alike} began with {start}.")
    }

    fn picked_longest(&self, alike: &str, trials: &str) -> String {
        format!(
            "It was picked because its chain is the longest, as in {alike} in {trials}: it shows what can happen, not what is \
             usual."
        )
    }

    fn picked_typical(&self, likeness: &Likeness) -> String {
        let Likeness {
            trials, alike, median, ..
        } = likeness;
        let start = if likeness.from_wire {
            "the wire"
        } else {
            "the same kind of people"
        };
        format!(
            "It was picked for its chain. In {trials}, {alike} are like it in three things: they began with {start}, came to \
             the decision-maker in the same way and took as many steps. Its time is about the median of those that began and \
             came as it did ({median}). How many people read it in all played no part in the choice."
        )
    }

    fn picked_farthest(&self, told: &str, trials: &str) -> String {
        format!("{told} reached no decision-maker in {trials}; this is the trial in which the news travelled farthest.")
    }

    fn picked_asked(&self) -> String {
        "This trial was asked for by its number; one trial cannot show whether it is typical.".to_owned()
    }

    fn search_interrupted(&self, trials: &str) -> String {
        format!("The search was interrupted after {trials}.")
    }

    fn part_of_trials(&self, part: &str, trials: &str, share: &str) -> String {
        format!("{part} of {trials} ({share})")
    }

    fn part_of_successes(&self, part: &str, successes: &str, share: &str) -> String {
        format!("{part} of {successes} ({share})")
    }

    fn caution(&self, naming: Naming) -> String {
        let whose = match naming {
            Naming::Invented => "The names are invented, and so are the people.",
            Naming::Contacts => {
                "Contacts go by their pseudonyms; all other names are invented, and so is what happens here."
            }
            Naming::Nodes => "The names are those of the network file; what these people do here is invented.",
        };
        format!("{whose} This is one trial in this model, not a forecast.")
    }

    fn chain_heading(&self) -> &'static str {
        "Who told whom"
    }

    fn clock(&self) -> &'static str {
        "The clock starts with the release: day 1, 00:00."
    }

    fn reads_post(&self, moment: &str, person: &str, segment: &str) -> String {
        format!("{}: {person} ({segment}) reads a post by the firm.", sentence(moment))
    }

    fn reads_wire(&self, moment: &str, person: &str, segment: &str) -> String {
        format!("{}: {person} ({segment}) reads the news on the wire.", sentence(moment))
    }

    fn reads_repost(&self, moment: &str, person: &str, segment: &str, teller: &str, later: &str) -> String {
        format!(
            "{}: {person} ({segment}) reads the repost, {later} after {teller} read it.",
            sentence(moment)
        )
    }

    fn reads_forward(&self, moment: &str, person: &str, segment: &str, teller: &str, later: &str) -> String {
        format!(
            "{}: {person} ({segment}) opens the message that {teller} forwarded, {later} after {teller} read it.",
            sentence(moment)
        )
    }

    fn reposts(&self, person: &str, audience: &str, told: &str) -> String {
        format!("{person} reposts it to an audience of {audience}; {told} of them read it there first.")
    }

    fn forwards(&self, person: &str, is_opened: bool) -> String {
        let end = if is_opened {
            ""
        } else {
            ", who does not read it there first"
        };
        format!("{person} forwards it privately to one person{end}.")
    }

    fn had_accepted(&self, told: &str) -> String {
        format!("{told} had accepted the request to connect.")
    }

    fn had_declined(&self, told: &str, person: &str) -> String {
        format!("{told} had declined the request to connect; {person} follows the firm all the same.")
    }

    fn arrived(&self, person: &str, hours: f64, hops: &str) -> String {
        let time = if hours == 0.0 {
            "with the release itself".to_owned()
        } else {
            format!("{} after the release", words().duration(hours))
        };
        format!("{person} is a decision-maker: the news has arrived, {time} and in {hops}.")
    }

    fn ended(&self, hops: &str) -> String {
        format!("The news got no farther than {hops} from the firm, and no decision-maker read it.")
    }

    fn nobody_read(&self) -> String {
        "Nobody read the news at all.".to_owned()
    }

    fn crowd_heading(&self) -> &'static str {
        "Everybody else"
    }

    fn answered(&self, told: &str, requests: &str, accepted: &str) -> String {
        format!("{requests} had asked to connect; {told} accepted {accepted}.")
    }

    fn crowd(&self, crowd: &Crowd) -> String {
        let count = |number: u64| words().count(number);
        let wire = if crowd.by_wire == 0 {
            String::new()
        } else {
            format!("{} from the wire, ", count(crowd.by_wire))
        };
        format!(
            "{} read the news: {} from the firm’s posts, {wire}{} from reposts and {} from private forwards. {} reposted it and {} \
             forwarded it. {} among them.",
            sentence(&self.persons(crowd.people)),
            count(crowd.by_post),
            count(crowd.by_repost),
            count(crowd.by_forward),
            self.persons(crowd.reposts),
            self.persons(crowd.forwards),
            match crowd.decision_makers {
                0 => "No decision-maker was".to_owned(),
                1 => "One decision-maker was".to_owned(),
                more => format!("{} decision-makers were", count(more)),
            }
        )
    }

    fn elsewhere_heading(&self) -> &'static str {
        "The same trial under the other policies"
    }

    fn same_luck(&self) -> &'static str {
        "The people, their requests and their luck are the same; only the answers to the requests differ."
    }

    fn accepts_none(&self, policy: &str) -> String {
        format!("{policy} accepts none of the requests.")
    }

    fn accepts(&self, policy: &str, accepted: &str) -> String {
        format!("{policy} accepts {accepted} of the requests")
    }

    fn accepts_evangelist(&self, person: &str) -> String {
        format!("with them that of {person}")
    }

    fn declines_evangelist(&self, person: &str, reasons: &str) -> String {
        format!("declines {person}: {reasons}")
    }

    fn reaches_likewise(&self, moment: &str) -> String {
        format!("It reaches a decision-maker through the same people, on {moment}.")
    }

    fn reaches_likewise_though_declined(&self, person: &str, moment: &str) -> String {
        format!(
            "But {person} follows the firm all the same, so the news reaches a decision-maker in the same way, on {moment}."
        )
    }

    fn reaches_otherwise(&self, moment: &str, hops: &str, people: &str) -> String {
        format!("It reaches a decision-maker on {moment} in {hops}, through {people}.")
    }

    fn reaches_nobody(&self, people: &str) -> String {
        format!("{} read the news, but no decision-maker did.", sentence(people))
    }

    fn more_policies(&self, count: usize) -> String {
        format!("The other {count} policies are in story.md.")
    }

    fn no_other_policy(&self) -> &'static str {
        "The scenario has no other policy."
    }

    fn network_subtitle(&self, people: &str, why: &str) -> String {
        format!("{people} read it. {why}")
    }

    fn story_footer(&self, title: &str, naming: Naming) -> String {
        let whose = match naming {
            Naming::Invented => "invented names",
            Naming::Contacts => "pseudonyms and invented names",
            Naming::Nodes => "names from the network file",
        };
        format!("{title} · {whose}; a trial in this model, not a forecast")
    }

    fn story_source(&self, trial: &str, seed: u64, version: &str) -> String {
        format!("trial {trial} · seed {seed} · whoknows {version}")
    }

    fn circle(&self, contacts: u64, readers: u64) -> String {
        format!(
            "{}; {} read in the end",
            plural(contacts, "contact", "contacts"),
            words().count(readers)
        )
    }

    fn would_decline(&self, policy: &str) -> String {
        format!("{policy} declines")
    }

    fn key_silent(&self) -> &'static str {
        "contact, did not read"
    }

    fn key_read(&self) -> &'static str {
        "read"
    }

    fn key_missed(&self, rival: &str) -> String {
        format!("hollow: {rival} declines")
    }

    fn key_declined(&self, told: &str) -> String {
        format!("read, though {told} declined")
    }

    fn key_decides(&self) -> &'static str {
        "decision-maker"
    }

    fn not_drawn(&self, count: &str) -> String {
        format!("{count} of these, who read late, are not drawn.")
    }

    fn network_alt(&self, chain: &str, people: &str) -> String {
        format!(
            "The firm amid its contacts, with a chain of people leading away from it: {chain}. Around it, in grey, everybody \
             else who read ({people} in all)."
        )
    }

    fn chain_alt(&self, chain: &str) -> String {
        format!("A chain from the firm: {chain}.")
    }

    fn chain_step(&self, person: &str, segment: &str, way: &str, moment: &str) -> String {
        format!("{way} to {person}, {segment}, {moment}")
    }

    fn later(&self, time: &str) -> String {
        format!("{time} later")
    }

    fn play(&self) -> &'static str {
        "Play"
    }

    fn pause(&self) -> &'static str {
        "Pause"
    }

    fn slider(&self) -> &'static str {
        "Hours since the release"
    }

    fn have_read(&self, count: &str) -> String {
        format!("read by {count}")
    }

    fn release(&self) -> &'static str {
        "release"
    }

    fn files_in(&self, folder: &str) -> String {
        format!("Charts and text: {folder}")
    }
}

/// Whole numbers up to twelve are words in running text.
fn spelled(count: u64) -> String {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    usize::try_from(count)
        .ok()
        .and_then(|count| WORDS.get(count))
        .map_or_else(|| words().count(count), |&word| word.to_owned())
}

/// `3 people`.
fn plural(count: u64, one: &str, many: &str) -> String {
    format!("{}\u{a0}{}", words().count(count), if count == 1 { one } else { many })
}

/// With a capital letter.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
