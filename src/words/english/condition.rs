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
            Condition::Relevance(least) => format!("shown relevance of at least {}", words.setting(least)),
            Condition::Value(least) => format!("apparent value of at least {}", words.setting(least)),
            Condition::Audience(least) => format!("an audience of at least {}", words.count(least.into())),
            Condition::NotSpam => "no flag as spam".to_owned(),
        }
    }

    fn among_first(&self, most: &str) -> String {
        format!("being among the first {most}")
    }

    fn unmet(&self, unmet: Unmet) -> String {
        let words = words();
        match unmet {
            Unmet::Anybody => "it accepts nobody".to_owned(),
            Unmet::NotSpam => "the spam filter flags the profile".to_owned(),
            Unmet::Bio => "there is no bio".to_owned(),
            Unmet::Relevance { shown, least } => format!(
                "the profile shows a relevance of {}, less than {}",
                words.setting(cut(shown)),
                words.setting(least)
            ),
            Unmet::Value { least } => format!("the profile looks less valuable than {}", words.setting(least)),
            Unmet::Audience { shown, least } => format!(
                "an audience of {} is less than {}",
                words.count(shown.into()),
                words.count(least.into())
            ),
        }
    }

    fn unmet_room(&self) -> &'static str {
        "there is no room for another contact"
    }
}
