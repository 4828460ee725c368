//! The report in English.

use super::English;
use super::number::{counted, words};
use crate::words::{NumberWords, PageWords, Spread, WorldMade};

impl PageWords for English {
    fn not_a_forecast(&self, trials: &str) -> String {
        format!("This is what happens in the model, over {trials}, under the assumptions below. It is not a forecast.")
    }

    fn contents(&self) -> &'static str {
        "Contents"
    }

    fn policies_heading(&self) -> &'static str {
        "The policies"
    }

    fn pictures_heading(&self) -> &'static str {
        "Pictures"
    }

    fn assumptions_heading(&self) -> &'static str {
        "What the answer hangs on"
    }

    fn method_heading(&self) -> &'static str {
        "How the answer was got"
    }

    fn comparisons_heading(&self) -> &'static str {
        "Every comparison"
    }

    fn credit_heading(&self) -> &'static str {
        "Who carried it"
    }

    fn settings_heading(&self) -> &'static str {
        "Settings"
    }

    fn reproduce_heading(&self) -> &'static str {
        "Do it again"
    }

    fn made_by(&self, version: &str) -> String {
        format!("Made by whoknows {version}. Typeface: Inter, SIL Open Font License 1.1.")
    }

    fn swipe(&self) -> &'static str {
        "Swipe sideways to see all →"
    }

    fn policies_note(&self, intervals: &str) -> String {
        format!(
            "Means over all trials; time and hops over the trials that reached a decision-maker. Ranges are {intervals}."
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
        "One hop alone"
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

    fn assumptions_note(&self) -> &'static str {
        "Some settings of the model rest on published measurements, mostly of Twitter; the others are guesses. For these \
         four no study gives a solid estimate, and the answer hangs on them most directly. If the verdict matters, vary \
         them first and see whether it holds."
    }

    fn assumptions_table(&self) -> &'static str {
        "Assumptions without solid evidence"
    }

    fn assumption_head(&self) -> &'static str {
        "Assumption"
    }

    fn here_head(&self) -> &'static str {
        "Here"
    }

    fn meaning_head(&self) -> &'static str {
        "What it means"
    }

    fn limits_heading(&self) -> &'static str {
        "Limits"
    }

    fn limits(&self) -> &'static str {
        "The people, their contacts and their luck are invented from averages: some were measured, mostly on Twitter years \
         ago, the others are guesses. A client’s own numbers should replace them. The model knows one release, one firm and \
         one network. It leaves out search, advertising, the press and whatever a conversation does that a repost does \
         not. Read differences between policies rather than the height of a single number."
    }

    fn method_world(&self, world: WorldMade, requests: u64) -> String {
        let world = match world {
            WorldMade::InCommunities(people) => format!(
                "invented {} people in communities, where a few are heard by very many",
                words().count(people)
            ),
            WorldMade::AtRandom(people) => {
                format!(
                    "invented {} people who hear one another at random",
                    words().count(people)
                )
            }
            // How many these are stands in the file, not in the scenario.
            WorldMade::FromFile => {
                "took the people and who hears whom from a network file, and invented the rest".to_owned()
            }
        };
        format!(
            "The program {world}. In each trial {} of them ask to connect with the firm, and each policy accepts some: that \
             is its circle.",
            words().count(requests)
        )
    }

    fn method_spread(&self, spread: Spread, horizon: f64) -> String {
        let spread = match spread {
            Spread::InFeeds => {
                "Each contact may notice a post, the less likely the more accounts they follow; whoever reads it may repost \
                 it to all who hear them, or forward it to one chosen person, the less likely the older the news."
            }
            Spread::Textbook => {
                "Each contact may notice a post, and whoever reads it shows it to all who hear them, each of whom may notice \
                 it in turn: a textbook cascade, in which news does not age and nobody forwards."
            }
        };
        format!(
            "Then the firm posts its release. {spread} The trial counts as a success if a decision-maker reads within {}.",
            words().duration(horizon)
        )
    }

    fn method_luck(&self, shared_worlds: Option<u64>, level: &str, trials: u64) -> String {
        let worlds = match shared_worlds {
            None => "Every trial is a world of its own".to_owned(),
            Some(worlds) => format!(
                "The trials share {}, and the intervals allow for that",
                counted(worlds, "world")
            ),
        };
        format!(
            "{worlds}. All policies meet the same people, the same requests and the same luck, so a difference between two \
             of them comes from the policies alone. Intervals ({level}) say how far chance in {} may have moved a \
             number; they do not say how well the model fits the world.",
            self.trials(trials)
        )
    }

    fn single_policy(&self) -> &'static str {
        "The scenario has a single policy: there is nothing to compare."
    }

    fn comparisons_note(&self, intervals: &str) -> String {
        format!(
            "Paired differences in percentage points with {intervals}; trials in which one, both or neither reached; \
             p-values adjusted for all pairs (Holm)."
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

    fn credit_note(&self) -> &'static str {
        "Of the successes under each policy: the segment of the person at the start of the chain, and the part carried by \
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
            "Declined by {policy} itself: people whom the policy turned away, who stayed all the same, heard the firm and \
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
}
