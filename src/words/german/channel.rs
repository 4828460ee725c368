//! Channels in German.

use super::German;
use crate::words::ChannelWords;

impl ChannelWords for German {
    fn channels_heading(&self) -> &'static str {
        "Was bringt jeder Kanal?"
    }

    fn channel_adds(&self, policy: &str, channel: &str, points: &str, range: &str) -> String {
        format!("Mit {policy} bringt der Kanal {channel} {points} mehr Erfolg (95-%-Intervall {range}).")
    }

    fn channel_costs(&self, policy: &str, channel: &str, points: &str, range: &str) -> String {
        format!("Mit {policy} kostet der Kanal {channel} {points} an Erfolg (95-%-Intervall {range}).")
    }

    fn channel_unsettled(&self, policy: &str, channel: &str, points: &str, range: &str) -> String {
        format!(
            "Ob der Kanal {channel} mit {policy} etwas bringt, ist nicht zu entscheiden: {points} (95-%-Intervall {range})."
        )
    }

    fn channel_hastens(&self, policy: &str, channel: &str, quarters: &str, range: &str) -> String {
        format!(
            "Mit {policy} kommt der erste Abschluss dank dem Kanal {channel} {quarters} Quartale früher (95-%-Intervall {range})."
        )
    }

    fn channel_delays(&self, policy: &str, channel: &str, quarters: &str, range: &str) -> String {
        format!(
            "Mit {policy} kommt der erste Abschluss wegen des Kanals {channel} {quarters} Quartale später (95-%-Intervall {range})."
        )
    }

    fn channel_to_drop(&self, policy: &str, channel: &str, points: &str, range: &str) -> String {
        format!(
            "Müsste mit {policy} ein Kanal wegfallen, dann {channel}, der am wenigsten bringt: {points} (95-%-Intervall {range})."
        )
    }

    fn channel_to_drop_from_campaign(&self, policy: &str, channel: &str, quarters: &str, range: &str) -> String {
        format!(
            "Müsste mit {policy} ein Kanal wegfallen, dann {channel}, der den ersten Abschluss am wenigsten vorzieht: um {quarters} \
             Quartale (95-%-Intervall {range})."
        )
    }

    fn channel_earlier_head(&self) -> &'static str {
        "Früher, Quartale"
    }

    fn channel_head(&self) -> &'static str {
        "Kanal"
    }

    fn channel_adds_head(&self, level: &str) -> String {
        format!("Bringt, Punkte [{level}]")
    }

    fn only_with_head(&self) -> &'static str {
        "Nur mit ihm"
    }

    fn only_without_head(&self) -> &'static str {
        "Nur ohne ihn"
    }

    fn channel_readers_head(&self) -> &'static str {
        "Leser"
    }

    fn channel_value_head(&self, currency: &str) -> String {
        if currency.is_empty() {
            "Wert".to_owned()
        } else {
            format!("Wert, {currency}")
        }
    }

    fn channels_table(&self) -> &'static str {
        "Was jeder Kanal mit jeder Strategie bringt"
    }

    fn routes_table(&self) -> &'static str {
        "Woher der erste Entscheider die Nachricht hatte: wie oft bei den Erfolgen die Firma auf dem einen Kanal gehört und auf dem \
         anderen vom Entscheider gelesen wurde"
    }

    fn first_channel_head(&self) -> &'static str {
        "Firma gehört auf"
    }

    fn last_channel_head(&self) -> &'static str {
        "Entscheider liest auf"
    }

    fn share_of_successes_head(&self) -> &'static str {
        "Anteil der Erfolge"
    }

    fn by_wire(&self) -> &'static str {
        "(Agentur)"
    }

    fn by_no_channel(&self) -> &'static str {
        "(persönlich weitergeleitet oder Agentur)"
    }

    fn channels_note(&self) -> &'static str {
        "Was ein Kanal bringt, ist der Unterschied zu denselben Durchläufen, in denen die Firma dort nicht ist: ohne ihre Beiträge und ohne \
         die Anfragen, die sie dort bekommt. Wer liest, gibt die Nachricht dort trotzdem weiter. Die Teile mehrerer Kanäle müssen sich nicht \
         zum Ganzen ergänzen, denn einer kann für den anderen einspringen."
    }

    fn open_forum_note(&self) -> &'static str {
        "In einem Forum hören Menschen die Firma, die sie nie um etwas gebeten haben. Darum wird der Erfolg hier nicht unter den Kontakten \
         aufgeteilt."
    }

    fn read_on(&self, channel: &str) -> String {
        format!("Das war auf {channel}.")
    }

    fn heard_as_member(&self, person: &str) -> String {
        format!("{person} hat bei der Firma nie angefragt, schaut dort aber vorbei.")
    }

    fn on_channel(&self, accepts: &str, channel: &str) -> String {
        format!("auf {channel}: {accepts}")
    }
}
