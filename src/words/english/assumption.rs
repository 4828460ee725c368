//! Assumptions in English.

use super::English;
use crate::words::AssumptionWords;

/// What accepted contacts do with the news.
fn passing_on(how: &str) -> String {
    format!(
        "Accepted contacts {how}. Studies disagree even on whether being accepted makes people more or less willing."
    )
}

impl AssumptionWords for English {
    fn without_estimate(&self, assumptions: &str, try_out: &str) -> String {
        format!(
            "All this holds in the model and is not a forecast. No study gives a solid estimate of these assumptions, which are in \
             force here: {assumptions}. How much they move the answer was not computed. Try others, e.g. {try_out}."
        )
    }

    fn all_with_estimate(&self) -> String {
        "All this holds in the model and is not a forecast. What each number rests on is in the report.".to_owned()
    }

    fn name_of_assumption(&self, key: &str) -> Option<&'static str> {
        Some(match key {
            "circle.dilution" => "Dilution",
            "circle.spam_penalty" => "Spam penalty",
            "circle.favour" => "Favour",
            "world.enthusiasm_spread" => "Enthusiasm spread",
            _ => return None,
        })
    }

    fn favour_above_one(&self) -> String {
        passing_on("are more willing to pass on the news of a firm that accepted them")
    }

    fn favour_below_one(&self) -> String {
        passing_on("are less willing to pass on the news of a firm that accepted them")
    }

    fn favour_of_one(&self) -> String {
        passing_on("are as willing to pass on the news as anybody")
    }

    fn no_spam_penalty(&self) -> String {
        "Accepted spammers do not harm the firm’s credibility.".to_owned()
    }

    fn spam_penalty_leaves(&self, share: &str) -> String {
        format!(
            "Accepted spammers harm the firm’s credibility: with one spammer among ten contacts, {share} of it is left."
        )
    }

    fn no_dilution(&self) -> String {
        "However many contacts the firm accepts, each pays it as much attention.".to_owned()
    }

    fn dilution_leaves(&self, capacity: &str, share: &str) -> String {
        format!(
            "Beyond {capacity} contacts, each pays the firm less attention: with twice as many, {share} of what it would pay \
             with {capacity}."
        )
    }

    fn no_enthusiasm_spread(&self) -> String {
        "People with the same interest pass the news on equally often.".to_owned()
    }

    fn enthusiasm_spreads(&self) -> String {
        "Of people with the same interest, some pass on far more than others, and no profile shows it; the larger this number, \
         the more rests on a few of them."
            .to_owned()
    }
}
