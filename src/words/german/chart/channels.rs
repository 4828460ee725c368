//! Words of the charts of channels in German.

use crate::words::german::German;
use crate::words::{ChannelChartWords, NumberWords};

impl ChannelChartWords for German {
    fn channels_subtitle(&self, policy: &str) -> String {
        format!("Was ein Durchlauf mit {policy} bringt, weniger dem, was er ohne die Firma auf diesem Kanal bringt")
    }

    fn channels_alt(&self, policy: &str, rows: &str) -> String {
        format!("Was jeder Kanal mit {policy} bringt, gegenüber denselben Durchläufen ohne die Firma dort. {rows}.")
    }

    fn channel_points_head(&self) -> &'static str {
        "Erfolg, Punkte"
    }

    fn one_adds_most(&self, policy: &str, channel: &str, points: &str, range: &str) -> String {
        format!("Mit {policy} bringt der Kanal {channel} am meisten: {points} Erfolg ({range})")
    }

    fn some_add(&self, policy: &str, some: usize, all: usize) -> String {
        match (some, all) {
            (2, 2) => format!("Mit {policy} bringen beide Kanäle mehr Erfolg"),
            _ if some == all => format!("Mit {policy} bringt jeder der {all} Kanäle mehr Erfolg"),
            (1, _) => format!("Mit {policy} bringt nur einer von {all} Kanälen klar mehr Erfolg"),
            _ => format!("Mit {policy} bringen {some} von {all} Kanälen klar mehr Erfolg"),
        }
    }

    fn none_adds(&self, policy: &str) -> String {
        format!("Mit {policy} ist bei keinem Kanal klar, dass er mehr Erfolg bringt")
    }

    fn routes_subtitle(&self, policy: &str, successes: u64) -> String {
        format!(
            "Vom Kanal, auf dem die Firma gehört wurde, bis dahin, wo der erste Entscheider las: {} mit {policy}",
            self.successes(successes)
        )
    }

    fn routes_alt(&self, policy: &str, rows: &str) -> String {
        format!("Welchen Weg die Nachricht bei den Erfolgen mit {policy} nahm. {rows}.")
    }

    fn wire_end(&self) -> &'static str {
        "Agentur"
    }

    fn private_end(&self, wire: u32) -> &'static str {
        if wire == 0 {
            "persönlich weitergeleitet"
        } else {
            "persönlich weitergeleitet oder Agentur"
        }
    }

    fn route_within(&self, policy: &str, share: &str, range: &str, channel: &str) -> String {
        format!("Mit {policy} begannen und endeten {share} der Erfolge ({range}) auf dem Kanal {channel}")
    }

    fn route_between(
        &self,
        policy: &str,
        share: &str,
        range: &str,
        (first, last, wire): (Option<&str>, Option<&str>, u32),
    ) -> String {
        let began = first.map_or("mit der Agenturmeldung".to_owned(), |channel| {
            format!("auf dem Kanal {channel}")
        });
        let ended = match (last, wire) {
            (Some(channel), _) => format!("auf dem Kanal {channel}"),
            (None, 0) => "mit einer persönlichen Weiterleitung".to_owned(),
            (None, _) => "mit einer persönlichen Weiterleitung oder der Agenturmeldung".to_owned(),
        };
        format!("Mit {policy} begannen {share} der Erfolge ({range}) {began} und endeten {ended}")
    }
}
