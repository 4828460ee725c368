//! Conditions of policies in German.

use super::German;
use super::number::words;
use super::story::in_dative;
use crate::circle::Unmet;
use crate::scenario::Condition;
use crate::words::ConditionWords;
use crate::words::condition::cut;

impl ConditionWords for German {
    fn condition(&self, condition: Condition) -> String {
        let words = words();
        match condition {
            Condition::Bio => "einer Selbstbeschreibung".to_owned(),
            Condition::Relevance(least) => format!(
                "einer gezeigten Relevanz von mindestens {} von 100",
                words.of_hundred(least)
            ),
            Condition::Value(least) => format!(
                "einem scheinbaren Wert von mindestens {} von 100",
                words.of_hundred(least)
            ),
            Condition::Audience(least) => format!(
                "einem Publikum von mindestens {}",
                in_dative(&words.persons(least.into()))
            ),
            Condition::NotSpam => "einem Profil, das der Spamfilter durchlässt".to_owned(),
        }
    }

    fn among_first(&self, most: &str) -> String {
        format!("einem Platz unter den ersten {most} Angenommenen")
    }

    fn unmet(&self, unmet: Unmet) -> String {
        let words = words();
        match unmet {
            Unmet::Anybody => "sie nimmt niemanden an".to_owned(),
            Unmet::NotSpam => "das Profil fällt im Spamfilter auf".to_owned(),
            Unmet::Bio => "es fehlt eine Selbstbeschreibung".to_owned(),
            Unmet::Relevance { shown, least } => format!(
                "die gezeigte Relevanz, {} von 100, liegt unter {}",
                words.of_hundred(cut(shown)),
                words.of_hundred(least)
            ),
            Unmet::Value { least } => format!("der scheinbare Wert liegt unter {} von 100", words.of_hundred(least)),
            Unmet::Audience { shown, least } => format!(
                "das Publikum von {} ist kleiner als {}",
                words.count(shown.into()),
                words.count(least.into())
            ),
        }
    }

    fn unmet_room(&self) -> &'static str {
        "für weitere Kontakte ist kein Platz"
    }
}
