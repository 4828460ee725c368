//! The verdict in English.

use super::English;
use super::number::words;
use crate::words::number::NBSP;
use crate::words::{Duel, LoneSuccesses, NumberWords, VerdictWords};

fn duel(verb: &str, duel: &Duel) -> String {
    let more = duel
        .more
        .as_ref()
        .map_or("no difference".to_owned(), |points| format!("{points} more"));
    format!(
        "{} {verb} a decision-maker in {} of trials, {} in {}: {more} ({} {}).",
        duel.this, duel.this_share, duel.other, duel.other_share, duel.interval, duel.range
    )
}

impl VerdictWords for English {
    fn reaches_alone(&self, name: &str, share: &str, interval: &str, range: &str) -> String {
        format!("{name} reaches a decision-maker in {share} of trials ({interval} {range}).")
    }

    fn settled(&self, settled: &Duel) -> String {
        duel("reaches", settled)
    }

    fn observed(&self, observed: &Duel) -> String {
        duel("reached", observed)
    }

    fn lone_successes(&self, lone: &LoneSuccesses) -> String {
        let trials = words().count(lone.trials);
        let same_luck = match lone.shared_worlds {
            None => format!("In the same {trials} worlds"),
            Some(worlds) => format!(
                "In {trials} trials with the same luck, in {} worlds",
                words().count(worlds)
            ),
        };
        let times = |count| match count {
            0 => "not once".to_owned(),
            1 => "once".to_owned(),
            many => format!("{}{NBSP}times", words().count(many)),
        };
        format!(
            "{same_luck}, {} alone succeeded {}, {} alone {}.",
            lone.this,
            times(lone.only_this),
            lone.other,
            times(lone.only_other)
        )
    }

    fn real_but_too_small(&self, zone: &str) -> String {
        format!("The difference is real in this model but too small to matter in practice (less than {zone}).")
    }

    fn real_but_perhaps_too_small(&self, zone: &str) -> String {
        format!(
            "The difference is real in this model, but its interval reaches below {zone}, which would be too small to matter \
             in practice."
        )
    }

    fn no_practical_difference(&self, zone: &str) -> String {
        format!("That is no practical difference (less than {zone} either way).")
    }

    fn fifth_of_the_higher(&self, points: &str) -> String {
        format!("{points}, a fifth of the higher reach")
    }

    fn more_trials_may_tell(&self, p: Option<&str>, trials: Option<&str>) -> String {
        let close = p.map_or_else(
            || "That is too close to call".to_owned(),
            |p| format!("Once all pairs are allowed for, that is too close to call (p = {p})"),
        );
        match trials {
            Some(trials) => format!(
                "{close}. If the difference is what it seems now, {trials} trials would settle it four times in five."
            ),
            None => format!("{close}: more trials may tell, or there is no difference."),
        }
    }

    fn same_as_best(&self, best: &str, others: &str) -> String {
        format!("Comparing {best} with {others} shows no practical difference.")
    }

    fn unsettled_with_best(&self, best: &str, others: &str) -> String {
        format!("Comparing {best} with {others} is too close to call.")
    }

    fn others(&self, count: usize) -> String {
        format!("{count} others")
    }

    fn the_other_policies(&self, list: &str) -> String {
        format!("The other policies: {list}.")
    }

    fn the_others_are_in_the_table(&self, count: usize) -> String {
        format!("The other {count} policies are in the table.")
    }

    fn the_chance_is_at_most(&self, interval: &str, highest: &str) -> String {
        format!("The chance under any policy may be as high as {highest} ({interval}); more trials would narrow this.")
    }

    fn was_interrupted(&self) -> String {
        "The run was interrupted; these are the answers of the trials done by then.".to_owned()
    }

    fn ended_at_most_readers(&self, most: &str, ended: &str) -> String {
        format!("Trials were ended once more than {most} people had read (experiment.max_readers): {ended}.")
    }

    fn ended_under(&self, ended: &str, trials: &str, policy: &str) -> String {
        format!("{ended} of {trials} under {policy}")
    }

    fn precision_was_not_reached(&self, asked: &str, reached: &str, trials: u64) -> String {
        format!(
            "The precision asked for was not reached in {}: the widest interval of reach is ± {reached}, not ± {asked}.",
            self.trials(trials)
        )
    }

    fn worlds_are_whole(&self, asked: u64, done: u64, per_world: u64) -> String {
        format!(
            "{} were asked for and {} done, because worlds of {} are simulated whole.",
            self.trials(asked),
            words().count(done),
            self.trials(per_world)
        )
    }

    fn reaches_more(&self, name: &str) -> String {
        format!("{name} is ahead")
    }

    fn reaches_more_perhaps_too_little(&self, name: &str) -> String {
        format!("{name} is ahead, by a margin that may not matter")
    }

    fn no_difference(&self) -> String {
        "no practical difference".to_owned()
    }

    fn undecided(&self) -> String {
        "undecided".to_owned()
    }
}
