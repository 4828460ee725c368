//! Campaigns in German.

use super::German;
use super::number::words;
use crate::scenario::QUARTER;
use crate::words::{CampaignWords, FirstDealLead};

impl CampaignWords for German {
    fn campaign_heading(&self) -> &'static str {
        "Wie viel früher kommt der erste Abschluss?"
    }

    fn deal_comes_earlier(&self, head: &FirstDealLead) -> String {
        let FirstDealLead {
            this,
            other,
            quarters,
            range,
            within,
        } = head;
        format!(
            "Mit {this} kommt der erste Abschluss {quarters} Quartale früher als mit {other} (95-%-Intervall {range}), innerhalb von \
             {within} Quartalen."
        )
    }

    fn deal_comes_later(&self, head: &FirstDealLead) -> String {
        let FirstDealLead {
            this,
            other,
            quarters,
            range,
            within,
        } = head;
        format!(
            "Mit {this} kommt der erste Abschluss {quarters} Quartale später als mit {other} (95-%-Intervall {range}), innerhalb von \
             {within} Quartalen."
        )
    }

    fn deal_unsettled(&self, head: &FirstDealLead) -> String {
        let FirstDealLead {
            this,
            other,
            quarters,
            range,
            ..
        } = head;
        format!(
            "Ob der erste Abschluss mit {this} früher kommt als mit {other}, ist nicht zu entscheiden: um {quarters} Quartale \
             (95-%-Intervall {range})."
        )
    }

    fn has_deal(&self, policy: &str, share: &str, range: &str, within: &str) -> String {
        format!(
            "Mit {policy} haben {share} der Durchläufe innerhalb von {within} Quartalen einen Abschluss (95-%-Intervall {range})."
        )
    }

    fn circle_goes(&self, policy: &str, from: &str, to: &str) -> String {
        format!("Mit {policy} hat die Firma bei der ersten Meldung {from} Kontakte und bei der letzten {to}")
    }

    fn contacts_first_head(&self) -> &'static str {
        "Kontakte, erste"
    }

    fn contacts_last_head(&self) -> &'static str {
        "Kontakte, letzte"
    }

    fn deal_head(&self, level: &str) -> String {
        format!("Abschluss [{level}]")
    }

    fn wait_head(&self, level: &str) -> String {
        format!("Quartale bis zum ersten Abschluss [{level}]")
    }

    fn earlier_head(&self, baseline: &str) -> String {
        format!("Früher als {baseline}")
    }

    fn campaign_table(&self) -> &'static str {
        "Was jede Strategie in der Kampagne erreicht: Kontakte bei der ersten und der letzten Meldung, Durchläufe mit Abschluss und die \
         Zeit bis zum ersten"
    }

    fn release_head(&self) -> &'static str {
        "Meldung"
    }

    fn release_at_head(&self) -> &'static str {
        "Nach Quartalen"
    }

    fn contacts_head(&self) -> &'static str {
        "Kontakte"
    }

    fn release_readers_head(&self) -> &'static str {
        "Leser"
    }

    fn release_reach_head(&self) -> &'static str {
        "Erfolg"
    }

    fn reach_so_far_head(&self) -> &'static str {
        "Erfolg bis dahin"
    }

    fn deal_so_far_head(&self) -> &'static str {
        "Abschluss bis dahin"
    }

    fn releases_table(&self) -> &'static str {
        "Meldung für Meldung: Kontakte, wenn sie kommt, ihre Leser und ihr Erfolg, und der Anteil der Durchläufe, die vor der nächsten \
         Erfolg hatten und die einen Abschluss haben"
    }

    fn campaign_note(&self, within: &str) -> String {
        format!(
            "Die Zeit bis zum ersten Abschluss ist ein Mittel über alle Durchläufe, in Vierteljahren. Ein Durchlauf ohne Abschluss zählt \
             {within} Quartale, die ganze Kampagne; was danach käme, bleibt außer Betracht. Die Strategien werden in denselben \
             Durchläufen verglichen, mit demselben Zufall. In der Tabelle der Erfolge sind als Kontakte alle gezählt, die je angenommen \
             wurden, auch wenn sie inzwischen gegangen sind."
        )
    }

    fn no_credit_note(&self) -> &'static str {
        "Über eine Kampagne hinweg wird der Erfolg nicht auf die Kontakte verteilt."
    }

    fn method_campaign(&self, releases: u64, interval: Option<f64>) -> String {
        let count = words().count(releases);
        let times = interval.map_or_else(String::new, |hours| {
            if hours == QUARTER {
                ", eine in jedem Quartal".to_owned()
            } else {
                format!(", alle {} Stunden eine", words().setting(hours))
            }
        });
        format!(
            "Es gibt {count} solche Meldungen{times}. Zwischen zweien gehen manche Kontakte, Leute, die von der Nachricht gehört haben, \
             bitten um Kontakt, und einige andere auch; jede Strategie antwortet ihnen, sodass sich ihr Kreis auf ihre Weise ändert. Ein \
             Entscheider schließt einmal ab."
        )
    }

    fn quarters_axis(&self) -> &'static str {
        "Quartale seit der ersten Meldung"
    }

    fn earlier_axis(&self, baseline: &str) -> String {
        format!("Quartale früher als mit {baseline}")
    }

    fn circle_label(&self) -> &'static str {
        "Kreis"
    }

    fn deals_label(&self) -> &'static str {
        "Erster Abschluss"
    }

    fn earlier_label(&self) -> &'static str {
        "Früher"
    }

    fn circle_subtitle(&self) -> &'static str {
        "Mittlere Zahl der Kontakte bei jeder Meldung, mit Intervall, in diesem Modell"
    }

    fn deals_subtitle(&self) -> &'static str {
        "Anteil der Durchläufe, die bis dahin einen Abschluss haben, mit Intervall, in diesem Modell"
    }

    fn earlier_subtitle(&self, baseline: &str) -> String {
        format!(
            "Mittlere Zeit bis zum ersten Abschluss, wo es keinen gibt bis zum Ende der Kampagne: wie viel weniger als mit {baseline}"
        )
    }

    fn told_release(&self, number: &str, releases: &str) -> String {
        format!("Das war Meldung {number} von {releases}; ihre Kette ist oben erzählt. In der ganzen Kampagne:")
    }

    fn release_told(&self, number: &str, contacts: &str, readers: &str, reached: bool) -> String {
        let reached = if reached {
            "darunter ein Entscheider"
        } else {
            "darunter kein Entscheider"
        };
        format!("Meldung {number}: {contacts} Kontakte; gelesen haben sie {readers}, {reached}.")
    }
}
