//! Settings in German.

use super::German;
use crate::words::{Evidence, Setting, SettingWords};

impl SettingWords for German {
    fn meaning(&self, setting: Setting) -> &'static str {
        match setting {
            Setting::People => "Menschen in dem Teil des Netzes, auf den es ankommt",
            Setting::Concentration => "wie sehr die Leute eines Segments seinem Mittel gleichen",
            Setting::ObservationNoise => "Fehler, wenn man die Relevanz am Profil abliest",
            Setting::EnthusiasmSpread => "wie ungleich Leute Dinge weitergeben",
            Setting::MeanAudience => "Leute, die eine Person hören, im Mittel",
            Setting::Tail => "wie ungleich das Publikum verteilt ist (Exponent)",
            Setting::Followees => "Konten, denen eine Person zuhört (Median)",
            Setting::FolloweesSpread => "wie ungleich diese Zahl ist",
            Setting::Mixing => "Anteil der Verbindungen aus einer Gemeinschaft hinaus",
            Setting::Reciprocity => "Wahrscheinlichkeit, dass eine Verbindung gegenseitig ist",
            Setting::WeakTie => "Stärke einer einseitigen Verbindung, eine gegenseitige hat 1",
            Setting::Requests => "Leute, die um Kontakt bitten",
            Setting::Closure => "Anteil derer, die über eine frühere Person kommen",
            Setting::Engagement => "wie gut angenommene Kontakte die Firma hören",
            Setting::DeclinedEngagement => "wie gut Abgelehnte sie hören, die bleiben",
            Setting::DeclinedStay => "Wahrscheinlichkeit, dass Abgelehnte bleiben",
            Setting::Capacity => "Kontakte, ab denen jeder die Firma weniger hört",
            Setting::Dilution => "wie schnell die Aufmerksamkeit darüber dünner wird",
            Setting::SpamPenalty => "wie sehr angenommene Spammer der Glaubwürdigkeit schaden",
            Setting::Favour => "wie viel bereitwilliger angenommene Kontakte weitergeben",
            Setting::Notice => "Wahrscheinlichkeit, einen Beitrag im leeren Feed zu bemerken",
            Setting::Span => "gefolgte Konten, bei denen sie sich halbiert",
            Setting::ReadingDelay => "Stunden, bis ein Beitrag gelesen wird (Median)",
            Setting::ReadingDelaySpread | Setting::ForwardingDelaySpread => "wie ungleich diese Dauer ist",
            Setting::Targeting => "wie gezielt an Interessierte weitergeleitet wird",
            Setting::ForwardingDelay => "Stunden, bis Weitergeleitetes gelesen wird (Median)",
            Setting::Appeal => "wie interessant die Nachricht ist (Maßstab)",
            Setting::Breadth => "Interesse von Fachfremden, die relevantesten haben 1",
            Setting::HalfLife => "Stunden, nach denen sich das Interesse halbiert hat",
            Setting::Horizon => "Stunden, nach denen nichts mehr zählt",
            Setting::Wire => "Leute, die sofort über Agentur oder Anzeige lesen",
            Setting::CloseRate => "Wahrscheinlichkeit eines Abschlusses mit einem Entscheider, der liest",
            Setting::CloseRateForwarded => "dieselbe, wenn jemand persönlich weitergeleitet hat",
            Setting::DealValue => "Wert eines Abschlusses",
            Setting::CostPerRequest => "Kosten, eine Anfrage anzusehen",
            Setting::CostPerContact => "Kosten, einen Kontakt zu pflegen",
            Setting::WireFee => "Preis der Agentur oder Anzeige, einmalig",
            Setting::PracticalDifference => "Unterschied, der zu klein ist, um zu zählen",
        }
    }

    fn evidence(&self, evidence: Evidence) -> String {
        match evidence {
            Evidence::Guess => "geschätzt".to_owned(),
            Evidence::NoEstimate => "kein belastbarer Wert bekannt".to_owned(),
            Evidence::Published(source) => format!("gemessen: {source}"),
            Evidence::Trade(source) => format!("Branchenzahlen: {source}"),
            Evidence::Convention => "vereinbart".to_owned(),
            Evidence::Yours => "selbst einzusetzen".to_owned(),
        }
    }

    fn set_here(&self, default: &str, evidence: &str) -> String {
        format!("in diesem Szenario gesetzt; Vorgabe {default}: {evidence}")
    }
}
