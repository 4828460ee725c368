//! Conditions of policies in German.

use super::German;
use super::number::words;
use crate::circle::Unmet;
use crate::scenario::Condition;
use crate::words::ConditionWords;
use crate::words::condition::cut;

impl ConditionWords for German {
    fn condition(&self, condition: Condition) -> String {
        let words = words();
        match condition {
            Condition::Bio => "mit Selbstbeschreibung".to_owned(),
            Condition::Relevance(least) => format!("gezeigte Relevanz ab {}", words.setting(least)),
            Condition::Value(least) => format!("scheinbarer Wert ab {}", words.setting(least)),
            Condition::Audience(least) => format!("Publikum ab {}", words.count(least.into())),
            Condition::NotSpam => "nicht als Spam erkannt".to_owned(),
        }
    }

    fn among_first(&self, most: &str) -> String {
        format!("unter den ersten {most}")
    }

    fn unmet(&self, unmet: Unmet) -> String {
        let words = words();
        match unmet {
            Unmet::Anybody => "sie nimmt niemanden an".to_owned(),
            Unmet::NotSpam => "das Profil fällt im Spamfilter auf".to_owned(),
            Unmet::Bio => "es fehlt eine Kurzbiografie".to_owned(),
            Unmet::Relevance { shown, least } => format!(
                "das Profil zeigt eine Relevanz von {}, weniger als {}",
                words.setting(cut(shown)),
                words.setting(least)
            ),
            Unmet::Value { least } => format!("das Profil sieht weniger wertvoll aus als {}", words.setting(least)),
            Unmet::Audience { shown, least } => format!(
                "ein Publikum von {} ist weniger als {}",
                words.count(shown.into()),
                words.count(least.into())
            ),
        }
    }

    fn unmet_room(&self) -> &'static str {
        "für weitere Kontakte ist kein Platz"
    }
}
