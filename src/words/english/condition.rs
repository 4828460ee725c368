//! Conditions of policies in English.

use super::English;
use super::number::words;
use crate::circle::Unmet;
use crate::scenario::Condition;
use crate::words::ConditionWords;
use crate::words::condition::cut;

impl ConditionWords for English {
    fn condition(&self, condition: Condition) -> String {
        let words = words();
        match condition {
            Condition::Bio => "a bio".to_owned(),
            Condition::Relevance(least) => {
                format!("a shown relevance of at least {} out of 100", words.of_hundred(least))
            }
            Condition::Value(least) => format!("an apparent value of at least {} out of 100", words.of_hundred(least)),
            Condition::Audience(least) => format!("an audience of at least {}", words.persons(least.into())),
            Condition::NotSpam => "no flag by the spam filter".to_owned(),
        }
    }

    fn among_first(&self, most: &str) -> String {
        format!("a place among the first {most} accepted")
    }

    fn unmet(&self, unmet: Unmet) -> String {
        let words = words();
        match unmet {
            Unmet::Anybody => "it accepts nobody".to_owned(),
            Unmet::NotSpam => "the spam filter flags the profile".to_owned(),
            Unmet::Bio => "there is no bio".to_owned(),
            Unmet::Relevance { shown, least } => format!(
                "the relevance shown, {} out of 100, is below {}",
                words.of_hundred(cut(shown)),
                words.of_hundred(least)
            ),
            Unmet::Value { least } => format!("the apparent value is below {} out of 100", words.of_hundred(least)),
            Unmet::Audience { shown, least } => format!(
                "the audience of {} is smaller than {}",
                words.count(shown.into()),
                words.count(least.into())
            ),
        }
    }

    fn unmet_room(&self) -> &'static str {
        "there is no room for another contact"
    }
}
