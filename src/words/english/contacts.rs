//! The firm's own contacts in English.

use super::English;
use crate::words::{ContactWords, MostBrought};

impl ContactWords for English {
    fn ranking_heading(&self) -> &'static str {
        "Who brings what?"
    }

    fn each_brings(&self, policy: &str, most: &MostBrought) -> String {
        let MostBrought {
            contacts,
            is_clear,
            kind,
            each,
            range,
            all,
        } = most;
        let lead = if *is_clear {
            format!("In this model, under {policy}, such a contact brings most: {kind}.")
        } else {
            format!(
                "In this model, under {policy}, which contacts bring most is too close to call; ahead in these trials: {kind}."
            )
        };
        let brings = format!("{each} of the credit for its successes ({range})");
        if *contacts == 1 {
            format!("{lead} That one brings {brings}.")
        } else {
            format!("{lead} Each of the {contacts} brings {brings}, all together {all}.")
        }
    }

    fn nobody_brings(&self, policy: &str, trials: &str) -> String {
        format!(
            "In none of {trials} trials did the news reach a decision-maker under {policy}, so no contact brings anything."
        )
    }

    fn kind_of_contacts(&self, segment: Option<&str>, bio: Option<bool>) -> String {
        let segment = segment.unwrap_or("segment not known");
        match bio {
            None => segment.to_owned(),
            Some(true) => format!("{segment}, with a bio"),
            Some(false) => format!("{segment}, without a bio"),
        }
    }

    fn ranking_note(&self, trials: &str, reached: &str) -> String {
        format!(
            "{trials} trials, of which {reached} reached a decision-maker. Each success is shared out equally among all who alone would have \
             brought the news to a decision-maker in that trial."
        )
    }

    fn alike_note(&self) -> &'static str {
        "Contacts of whom the list says the same are alike to the model, so each is given the mean of them all. Who they really are, and whom \
         they know, nobody has told it."
    }

    fn ranking_heads(&self, level: &str) -> [String; 4] {
        [
            "Contacts".to_owned(),
            "How many".to_owned(),
            "Which".to_owned(),
            format!("Each brings [{level}]"),
        ]
    }

    fn accepts_head(&self, policy: &str) -> String {
        format!("{policy} accepts")
    }

    fn ranking_table(&self) -> &'static str {
        "Contacts by what each of them brings"
    }

    fn ranking_subtitle(&self, policy: &str) -> String {
        format!(
            "Share of the credit for the successes of {policy} that one contact of each kind brings, with its 95 % interval"
        )
    }

    fn ranking_axis(&self) -> &'static str {
        "share of the credit that one contact brings"
    }
}
