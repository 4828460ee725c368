//! The report in English.

use super::English;
use super::number::{counted, words};
use crate::scenario::{NetworkLaw, NetworkModel, World};
use crate::words::{NumberWords, PageWords, QuestionWords, Spread, Step, Tally};

impl PageWords for English {
    fn not_a_forecast(&self, trials: &str) -> String {
        format!("This is what happens in the model, over {trials}, under the assumptions below. It is not a forecast.")
    }

    fn not_a_forecast_on_slides(&self) -> &'static str {
        "What follows happens in a model, under the assumptions on the last slides. It is not a forecast."
    }

    fn contents(&self) -> &'static str {
        "Contents"
    }

    fn policies_heading(&self) -> &'static str {
        "The policies"
    }

    fn pictures_heading(&self) -> &'static str {
        "Charts"
    }

    fn assumptions_heading(&self) -> &'static str {
        "Assumptions and where they come from"
    }

    fn method_heading(&self) -> &'static str {
        "How we got this answer"
    }

    fn comparisons_heading(&self) -> &'static str {
        "All comparisons"
    }

    fn credit_heading(&self) -> &'static str {
        "Who carried the news"
    }

    fn settings_heading(&self) -> &'static str {
        "Settings"
    }

    fn reproduce_heading(&self) -> &'static str {
        "Reproduce this"
    }

    fn made_by(&self, version: &str) -> String {
        format!("Made by whoknows {version}. Typeface: Inter, SIL Open Font License 1.1.")
    }

    fn swipe(&self) -> &'static str {
        "Swipe sideways to see all →"
    }

    fn policies_note(&self, intervals: &str, with_hops: bool) -> String {
        let of_successes = if with_hops {
            "time and hops are over the trials"
        } else {
            "time is over the trials"
        };
        format!(
            "Averages over all trials; {of_successes} in which a decision-maker read the news. Ranges are {intervals}."
        )
    }

    fn policies_table(&self) -> &'static str {
        "Table of policies"
    }

    fn policy_head(&self) -> &'static str {
        "Policy"
    }

    fn reach_head(&self) -> &'static str {
        "Reaches a decision-maker"
    }

    fn one_hop_head(&self) -> &'static str {
        "One hop only"
    }

    fn accepted_head(&self) -> &'static str {
        "Requests accepted"
    }

    fn spam_head(&self) -> &'static str {
        "Spammers among them"
    }

    fn people_head(&self) -> &'static str {
        "People who read"
    }

    fn passed_on_head(&self) -> &'static str {
        "Reposts / forwards"
    }

    fn time_head(&self) -> &'static str {
        "Median time"
    }

    fn hops_head(&self) -> &'static str {
        "Hops"
    }

    fn value_head(&self) -> &'static str {
        "Value per trial"
    }

    fn assumptions_note(&self, in_force: usize) -> String {
        const NUMBERS: [&str; 5] = ["no", "one", "two", "three", "four"];
        let assumptions = match in_force {
            0 => {
                return "None of the assumptions without a solid estimate can change a result of this scenario."
                    .to_owned();
            }
            1 => "one assumption".to_owned(),
            many => NUMBERS
                .get(many)
                .map_or_else(|| format!("{many} assumptions"), |word| format!("{word} assumptions")),
        };
        format!("No study gives a solid estimate for {assumptions} in force in this scenario.")
    }

    fn effect_not_computed(&self, in_force: usize) -> &'static str {
        match in_force {
            1 => {
                "How much it moves the answer was not computed. If the verdict is important, vary it, like any other number, and see \
                 whether it holds."
            }
            _ => {
                "How much they move the answer was not computed. If the verdict is important, vary them, like any other number, and \
                 see whether it holds."
            }
        }
    }

    fn effect_computed(&self) -> String {
        format!(
            "What each does to the answer, alone, is under “{}”.",
            self.tornado_heading()
        )
    }

    fn assumptions_table(&self) -> &'static str {
        "Assumptions without solid evidence"
    }

    fn assumption_head(&self) -> &'static str {
        "Assumption"
    }

    fn here_head(&self) -> &'static str {
        "Value here"
    }

    fn meaning_head(&self) -> &'static str {
        "What it means"
    }

    fn limits_heading(&self) -> &'static str {
        "Limits"
    }

    fn limits(&self, wire: u32, channels: usize, releases: usize) -> String {
        let news = match releases {
            0 | 1 => "one release".to_owned(),
            _ => format!("{} releases", words().count(releases as u64)),
        };
        let places = match channels {
            0 | 1 => "one network".to_owned(),
            _ => format!("{} channels", words().count(channels as u64)),
        };
        let left_out = if wire == 0 {
            "It leaves out search, advertising, the press and whatever a conversation does that a repost does not."
                .to_owned()
        } else {
            format!(
                "Of the press and of advertising it knows only the wire, which {} read at once under every policy. It leaves \
                 out search and whatever a conversation does that a repost does not.",
                words().persons(wire.into())
            )
        };
        format!(
            "The people, their contacts and their luck are invented from averages: some were measured, mostly on Twitter \
             years ago, the others are guesses. A client’s own numbers should replace them. The model knows {news}, \
             one firm and {places}. {left_out} Read differences between policies rather than the height of a single \
             number."
        )
    }

    fn step(&self, step: Step) -> &'static str {
        match step {
            Step::World => "A world",
            Step::Requests => "Requests",
            Step::Answers => "Answers",
            Step::Attention => "Attention",
            Step::News => "The news",
            Step::PassingOn => "Passing it on",
            Step::Success => "What counts",
            Step::Trials => "Many times over",
        }
    }

    fn method_channels(&self, names: &str) -> String {
        format!(
            "They hear each other on these channels: {names}. Each has its own network, attention, posts and requests, and terms \
             of its own for whom a policy declines there; what follows holds where a channel says nothing else."
        )
    }

    fn method_world(&self, world: &World, read: Option<(u64, u64)>, decision_makers: &[String]) -> String {
        let made = match (&world.network.model, read) {
            (NetworkModel::Communities, _) => format!(
                "The program invented {} people in communities, in which a few people have very large audiences",
                words().count(world.people)
            ),
            (NetworkModel::Drawn(law), _) => format!(
                "The program invented {} people {}",
                words().count(world.people),
                ties_by(*law)
            ),
            (NetworkModel::File(_), Some((people, arcs))) => format!(
                "The program took the {} people and who hears whom, {} arcs, from a network file, and invented the rest",
                words().count(people),
                words().count(arcs)
            ),
            (NetworkModel::File(_), None) => {
                "The program took the people and who hears whom from a network file, and invented the rest".to_owned()
            }
        };
        let decide = match decision_makers {
            [] => String::new(),
            [kind] => format!(" The decision-makers are people of the kind {kind}."),
            kinds => format!(
                " The decision-makers are people of the kinds {}.",
                words().listed(kinds)
            ),
        };
        format!(
            "{made}. Each person has some interest in the firm’s field, a profile that shows it only roughly, and \
             accounts that they follow.{decide}"
        )
    }

    fn method_requests(&self, requests: u64, closure: &str) -> String {
        format!(
            "{} of them ask to connect with the firm; {closure} of these come through somebody who asked before them.",
            words().count(requests)
        )
    }

    fn method_answers(&self, stay: &str) -> String {
        format!(
            "Each policy answers every request by what the profile shows. The people it accepts form its circle; of those \
             it declines, {stay} follow the firm all the same and hear it too."
        )
    }

    fn method_news(&self, spread: Spread, posts: usize, half_life: Option<f64>) -> String {
        let times = match posts {
            1 => "once".to_owned(),
            2 => "twice".to_owned(),
            many => format!("{many} times"),
        };
        let fading = half_life.map_or(String::new(), |hours| {
            format!(" Interest in the news halves every {}.", words().in_hours(hours))
        });
        let notice = match spread {
            Spread::InFeeds => "; the more accounts they follow, the less likely they are to",
            Spread::Textbook => "",
        };
        format!("The firm posts its release {times}. Anyone who hears the firm may notice a post{notice}.{fading}")
    }

    fn method_wire(&self, wire: u32) -> String {
        format!(
            "{} read it at once through the wire, whatever the policy.",
            words().persons(wire.into())
        )
    }

    fn method_passing_on(&self, spread: Spread) -> &'static str {
        match spread {
            Spread::InFeeds => {
                "A reader may repost it to everyone who hears them, or forward it to one person of their choice; the more \
                 it interests them, the likelier they are to do so. That is how it gets to people who have never heard of the \
                 firm."
            }
            Spread::Textbook => {
                "Every reader shows it to everyone who hears them, and each of these may notice it in turn: the cascade of \
                 the textbooks."
            }
        }
    }

    fn method_success(&self, horizon: f64) -> String {
        format!(
            "A trial counts as a success if a decision-maker reads the news within {}.",
            words().duration(horizon)
        )
    }

    fn method_value(&self, close: &str, close_forwarded: &str, wire_is_paid: bool) -> String {
        let costs = if wire_is_paid {
            "of looking at requests, of keeping contacts and of the wire"
        } else {
            "of looking at requests and of keeping contacts"
        };
        format!(
            "Each decision-maker who reads closes a deal with a chance of {close}, or {close_forwarded} if somebody \
             forwarded it in person; the value of a trial is that of its deals less the cost {costs}."
        )
    }

    fn method_luck(&self, shared_worlds: Option<u64>, level: &str, trials: u64) -> String {
        let worlds = match shared_worlds {
            None => "Every trial has a world of its own".to_owned(),
            Some(worlds) => format!(
                "The trials share {}, and the intervals allow for that",
                counted(worlds, "world")
            ),
        };
        format!(
            "{worlds}. All policies meet the same people, the same requests and the same luck, so a difference between two \
             of them comes from the policies alone. Intervals ({level}) show how far chance may have moved a number over \
             {}; they say nothing about how well the model fits the real world.",
            self.trials(trials)
        )
    }

    fn method_chances(&self, ratio: f64) -> String {
        format!(
            "The probabilities of reach and the differences between them are conditional estimates: each time somebody reads, \
             the chance that this reader is the first to bring the news to a decision-maker is worked out before the dice fall, \
             and these chances are added up. The result is the same on average as counting the trials that succeed, and as \
             precise as {} times as many trials. Times, credit, hops and mean values are estimated in the same way; numbers of trials, \
             readers and the median time are counted, so they may differ a little from these.",
            words().count(ratio as u64)
        )
    }

    fn single_policy(&self) -> &'static str {
        "The scenario has only one policy, so there is nothing to compare."
    }

    fn comparisons_note(&self, intervals: &str) -> String {
        format!(
            "Paired differences in percentage points with {intervals}; numbers of trials in which only one of the two, both or \
             neither succeeded; p-values adjusted for all pairs (Holm). The intervals are those of each pair alone."
        )
    }

    fn comparisons_table(&self) -> &'static str {
        "Table of comparisons"
    }

    fn pair_head(&self) -> &'static str {
        "Pair"
    }

    fn pair(&self, a: &str, b: &str) -> String {
        format!("{a} less {b}")
    }

    fn difference_head(&self) -> &'static str {
        "Difference"
    }

    fn only_first_head(&self) -> &'static str {
        "Only the first"
    }

    fn only_second_head(&self) -> &'static str {
        "Only the second"
    }

    fn both_head(&self) -> &'static str {
        "Both"
    }

    fn neither_head(&self) -> &'static str {
        "Neither"
    }

    fn verdict_head(&self) -> &'static str {
        "Verdict"
    }

    fn percentiles_heading(&self) -> &'static str {
        "How much single trials vary"
    }

    fn percentiles_note(&self) -> &'static str {
        "Single trials under each policy: half of them lie between p25 and p75, nine of ten between p5 and p95."
    }

    fn median_head(&self) -> &'static str {
        "Median"
    }

    fn largest_head(&self) -> &'static str {
        "Largest"
    }

    fn credit_note(&self) -> &'static str {
        "For the successes under each policy: the segment of the person with whom the chain began, and the share that began with \
         people whom another policy would have declined."
    }

    fn under_policy(&self, policy: &str) -> String {
        format!("Under {policy}")
    }

    fn credit_table(&self, policy: &str) -> String {
        format!("Credit under {policy}")
    }

    fn segment_head(&self) -> &'static str {
        "Segment"
    }

    fn share_head(&self) -> &'static str {
        "Share of successes"
    }

    fn declined_by_itself(&self, policy: &str) -> String {
        format!("Declined by {policy} itself")
    }

    fn declined_by_itself_note(&self, policy: &str) -> String {
        format!(
            "Declined by {policy} itself: people whom the policy turned away, but who followed the firm all the same and \
             carried its news."
        )
    }

    fn settings_summary(&self) -> &'static str {
        "The scenario with every default written out"
    }

    fn reproduce(&self) -> (&'static str, &'static str) {
        (
            "Save the settings above as ",
            "; the same version gives the same numbers to the last digit, on any machine.",
        )
    }

    fn version_term(&self) -> &'static str {
        "Version"
    }

    fn seed_term(&self) -> &'static str {
        "Seed"
    }

    fn digest_term(&self) -> &'static str {
        "Digest of the scenario"
    }

    fn trials_term(&self) -> &'static str {
        "Trials"
    }

    fn interrupted_remark(&self) -> &'static str {
        " (interrupted before the planned end)"
    }

    fn rules_note(&self) -> &'static str {
        "What each policy accepts:"
    }

    fn accepts_everybody(&self) -> &'static str {
        "every request"
    }

    fn accepts_those(&self, conditions: &str) -> String {
        format!("requests from people with {conditions}")
    }

    fn accepts_nobody(&self) -> &'static str {
        "no request at all"
    }

    fn is_baseline(&self) -> &'static str {
        "the others are compared with this one"
    }

    fn pointing_note(&self) -> &'static str {
        "Point at a bar or a moment to read its numbers; with the keyboard, tab to a chart and use the arrow keys."
    }

    fn in_words(&self) -> &'static str {
        "In words"
    }

    fn story_heading(&self) -> &'static str {
        "One trial as a story"
    }

    fn change_heading(&self) -> &'static str {
        "Assumptions without a solid estimate"
    }

    fn try_head(&self) -> &'static str {
        "Try"
    }

    fn all_assumptions_table(&self) -> &'static str {
        "Table of all assumptions"
    }

    fn evidence_head(&self) -> &'static str {
        "Evidence"
    }

    fn segments_heading(&self) -> &'static str {
        "Kinds of people"
    }

    fn segments_note(&self) -> &'static str {
        "Guesses, unless the scenario says otherwise. Relevance and apparent value are means on a scale from 0 to 100, which the settings write as 0 to 1; chances of passing on hold at full interest."
    }

    fn people_of_segment_head(&self) -> &'static str {
        "People"
    }

    fn relevance_head(&self) -> &'static str {
        "Relevance"
    }

    fn apparent_value_head(&self) -> &'static str {
        "Apparent value"
    }

    fn request_rate_head(&self) -> &'static str {
        "Request rate"
    }

    fn repost_head(&self) -> &'static str {
        "Repost"
    }

    fn forward_head(&self) -> &'static str {
        "Forward"
    }

    fn as_in_file(&self) -> &'static str {
        "from a file"
    }

    fn decision_maker(&self) -> &'static str {
        "decision-maker"
    }

    fn spammer(&self) -> &'static str {
        "spammer"
    }

    fn references_heading(&self) -> &'static str {
        "Sources"
    }

    fn assumptions_tally(&self, tally: Tally) -> String {
        format!(
            "Of the {} numbers that the model rests on here, those of the kinds of people included, {} are plain guesses, {} come from published \
             measurements or trade figures, and {} are assumptions that the author of this scenario chose; the others are \
             conventions.",
            tally.all, tally.guessed, tally.measured, tally.set_here
        )
    }
}

/// How people came by those whom they hear, after "people".
fn ties_by(law: NetworkLaw) -> &'static str {
    match law {
        NetworkLaw::Random => "with ties between them at random",
        NetworkLaw::SmallWorld => "with ties to their neighbours on a ring and some shortcuts across it",
        NetworkLaw::Preferential => "who came one after another and mostly listened to those whom many already heard",
        NetworkLaw::PowerLaw => "with ties between them at random, a few of whom have very large audiences",
        NetworkLaw::Blocks => {
            "in groups of equal size that keep mostly to themselves, and in which a few have very large audiences"
        }
        NetworkLaw::Geometric => "who know those who live near, and a few of whom are known far and wide",
        NetworkLaw::Kleinberg => "with ties to their neighbours on a grid and others that grow rarer with distance",
        NetworkLaw::Rmat => "in groups within groups, in which a few have large audiences",
        NetworkLaw::Lfr => {
            "in communities of very unequal size that keep mostly to themselves, and in which a few have very large audiences"
        }
    }
}
