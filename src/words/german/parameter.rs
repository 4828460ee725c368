//! Parameters in German.

use super::German;
use crate::scenario::Evidence;
use crate::words::ParameterWords;
use crate::words::parameter::cited;

impl ParameterWords for German {
    #[expect(clippy::too_many_lines, reason = "a line per key")]
    fn meaning(&self, key: &str) -> Option<&'static str> {
        Some(match key {
            "world.people" => "Menschen in dem Teil des Netzes, auf den es ankommt",
            "world.concentration" => "wie sehr die Leute eines Segments seinem Mittel gleichen",
            "world.observation_noise" => "Fehler, wenn man die Relevanz am Profil abliest",
            "world.enthusiasm_spread" => "wie ungleich Leute Dinge weitergeben",
            "world.network.mean_audience" => "Leute, die eine Person hören, im Mittel",
            "world.network.tail" => "wie ungleich das Publikum verteilt ist (Exponent)",
            "world.network.followees" => "Konten, denen eine Person zuhört (Median)",
            "world.network.followees_spread" => "wie ungleich die Zahl der Konten ist, denen Leute zuhören",
            "world.network.mixing" => "Anteil der Verbindungen aus einer Gemeinschaft hinaus",
            "world.network.blocks" => "Gruppen, zu denen die Leute gehören",
            "world.network.block_tail" => "wie ungleich groß die Gruppen sind (Exponent)",
            "world.network.decay" => {
                "wie rasch Verbindungen über die Nachbarn hinaus mit der Entfernung seltener werden (Exponent)"
            }
            "world.network.quarter_a" => "Anteil der Verbindungen unter denen, die am meisten sprechen und hören",
            "world.network.quarter_b" => {
                "Anteil der Verbindungen von denen, die am meisten sprechen, zu denen, die am wenigsten hören"
            }
            "world.network.quarter_c" => {
                "Anteil der Verbindungen von denen, die am wenigsten sprechen, zu denen, die am meisten hören"
            }
            "world.network.rewiring" => {
                "Wahrscheinlichkeit, dass eine Verbindung zum Nachbarn stattdessen irgendwohin führt"
            }
            "world.network.homophily" => "wie sehr Verbindungen unter Gleichartigen bleiben (0 zufällig, 1 ganz)",
            "world.network.reciprocity" => "Wahrscheinlichkeit, dass eine Verbindung gegenseitig ist",
            "world.network.weak_tie" => "Stärke einer einseitigen Verbindung, eine gegenseitige hat 1",
            "segment.count" => "Leute dieser Art",
            "segment.fraction" => "Anteil an den Leuten, die nach allen festen Zahlen übrig sind",
            "segment.relevance" => "Interesse am Fach der Firma, im Mittel",
            "segment.apparent_value" => "wie wertvoll ein Profil aussieht, im Mittel",
            "segment.bio" => "Wahrscheinlichkeit, dass ein Profil eine Kurzbiografie hat",
            "segment.looks_spam" => "Wahrscheinlichkeit, dass der Spamfilter ein Profil meldet",
            "segment.audience" => "Größe des Publikums dieser Leute, verglichen mit anderen",
            "segment.followees" => "Konten, denen diese Leute folgen, verglichen mit anderen",
            "segment.request_rate" => "wie oft diese Leute um Kontakt bitten, verglichen mit anderen",
            "segment.repost" => "Wahrscheinlichkeit, dass voll Interessierte weiterverbreiten",
            "segment.forward" => "Wahrscheinlichkeit, dass voll Interessierte persönlich weiterleiten",
            "segment.open_rate" => "Wahrscheinlichkeit, Weitergeleitetes zu lesen",
            "channel.mean_audience" => "Menschen, die jemandem auf dem Kanal zuhören, im Mittel",
            "channel.tail" => "wie ungleich die Publika auf dem Kanal sind (Exponent)",
            "channel.followees" => "Konten, denen jemand auf dem Kanal zuhört (Median)",
            "channel.followees_spread" => "wie ungleich die Zahl der Konten ist, denen Leute auf dem Kanal zuhören",
            "channel.mixing" => "Anteil der Verbindungen auf dem Kanal, die eine Gemeinschaft verlassen",
            "channel.reciprocity" => "Wahrscheinlichkeit, dass eine Verbindung auf dem Kanal gegenseitig ist",
            "channel.weak_tie" => {
                "Stärke einer einseitigen Verbindung auf dem Kanal, oder dessen, was ein Mitglied im Forum sieht"
            }
            "channel.notice" => "Wahrscheinlichkeit, einen Beitrag in einem leeren Feed des Kanals zu bemerken",
            "channel.span" => "gefolgte Konten, bei denen ein Beitrag auf dem Kanal halb so oft bemerkt wird",
            "channel.delay_median" => "Stunden, bis ein Beitrag auf dem Kanal gelesen wird (Median)",
            "channel.delay_spread" => "wie ungleich die Dauer ist, bis ein Beitrag auf dem Kanal gelesen wird",
            "channel.half_life" => "Stunden, nach denen das Interesse, dort weiterzugeben, halbiert ist",
            "channel.repost" => "Faktor darauf, wie gern Menschen auf dem Kanal teilen",
            "channel.requests" => "Menschen, die auf dem Kanal anfragen",
            "channel.closure" => "Anteil der Anfragenden auf dem Kanal, die über eine frühere Person kommen",
            "segment.on" => "Anteil dieser Menschen, die den Kanal nutzen",
            "policy.on.min_relevance" => "Relevanz, die ein Profil auf dem Kanal mindestens zeigen muss",
            "policy.on.min_value" => "Wert, den ein Profil auf dem Kanal mindestens zeigen muss",
            "policy.on.min_audience" => "Mindestpublikum auf dem Kanal",
            "policy.on.max_contacts" => "höchste Zahl der Kontakte auf dem Kanal, wer zuerst kommt",
            "requests.count" => "Leute, die um Kontakt bitten",
            "requests.closure" => "Anteil der Anfragenden, die über eine frühere Person kommen",
            "circle.engagement" => "wie gut angenommene Kontakte die Firma hören",
            "circle.declined_engagement" => "wie gut Abgelehnte, die bleiben, die Firma hören",
            "circle.declined_stay" => "Wahrscheinlichkeit, dass Abgelehnte bleiben",
            "circle.capacity" => "Kontakte, ab denen jeder die Firma weniger hört",
            "circle.dilution" => "wie schnell die Aufmerksamkeit jenseits der Kapazität dünner wird",
            "circle.spam_penalty" => "wie sehr angenommene Spammer der Glaubwürdigkeit schaden",
            "circle.favour" => "wie viel bereitwilliger angenommene Kontakte weitergeben",
            "attention.notice" => "Wahrscheinlichkeit, einen Beitrag im leeren Feed zu bemerken",
            "attention.span" => "gefolgte Konten, bei denen ein Beitrag halb so oft bemerkt wird",
            "attention.delay_median" => "Stunden, bis ein Beitrag gelesen wird (Median)",
            "attention.delay_spread" => "wie ungleich die Dauer ist, bis ein Beitrag gelesen wird",
            "forwarding.delay_spread" => "wie ungleich die Dauer ist, bis Weitergeleitetes gelesen wird",
            "forwarding.targeting" => "wie gezielt an Interessierte weitergeleitet wird",
            "forwarding.delay_median" => "Stunden, bis Weitergeleitetes gelesen wird (Median)",
            "release.appeal" => "wie interessant die Nachricht ist (Maßstab)",
            "release.breadth" => "Interesse von Fachfremden, die relevantesten haben 1",
            "release.half_life" => "Stunden, nach denen sich das Interesse halbiert hat",
            "release.horizon" => "Stunden, nach denen nichts mehr zählt",
            "release.wire" => "Leute, die sofort über Agentur oder Anzeige lesen",
            "campaign.releases" => "Zahl der Meldungen",
            "campaign.interval" => "Stunden von einer Meldung zur nächsten",
            "campaign.requests_later" => "weitere Leute, die vor jeder späteren Meldung um Kontakt bitten",
            "campaign.ask_after_post" => {
                "Wahrscheinlichkeit, dass jemand um Kontakt bittet, der las, was andere verbreiteten"
            }
            "campaign.ask_after_forward" => "dasselbe nach einer persönlichen Weiterleitung",
            "campaign.leave" => "Wahrscheinlichkeit, dass ein Kontakt innerhalb eines Abstands geht",
            "campaign.declined_leave" => "dasselbe bei Abgelehnten, die geblieben waren",
            "campaign.fatigue" => "Wahrscheinlichkeit, dass ein einzelner Beitrag jemanden vertreibt",
            "campaign.release.at" => "Stunden von der ersten Meldung bis zu dieser",
            "campaign.release.appeal" => "wie interessant diese Meldung ist (Maßstab)",
            "outcome.discount" => "Zinssatz im Jahr, mit dem Geld abgezinst wird",
            "outcome.close_rate" => "Wahrscheinlichkeit eines Abschlusses mit einem Entscheider, der liest",
            "outcome.close_rate_forwarded" => {
                "Wahrscheinlichkeit eines Abschlusses, wenn jemand persönlich weiterleitet"
            }
            "outcome.deal_value" => "Wert eines Abschlusses",
            "outcome.cost_per_request" => "Kosten, eine Anfrage anzusehen",
            "outcome.cost_per_contact" => "Kosten, einen Kontakt zu pflegen",
            "outcome.wire_fee" => "Preis der Agentur oder Anzeige, einmalig",
            "policy.min_relevance" => "geringste Relevanz, die ein Profil zeigen muss",
            "policy.min_value" => "geringster Wert, den ein Profil zeigen muss",
            "policy.min_audience" => "kleinstes Publikum",
            "policy.max_contacts" => "höchste Zahl angenommener Kontakte, wer zuerst kommt, zuerst",
            "experiment.practical_difference" => "Unterschied, der zu klein ist, um zu zählen",
            _ => return None,
        })
    }

    fn evidence(&self, evidence: Evidence) -> String {
        match evidence {
            Evidence::Guess => "geschätzt".to_owned(),
            Evidence::NoEstimate => "kein belastbarer Wert bekannt".to_owned(),
            Evidence::Published(works) => format!("gemessen: {}", cited(works)),
            Evidence::Trade(works) => format!("Branchenzahlen: {}", cited(works)),
            Evidence::Convention => "vereinbart".to_owned(),
            Evidence::Yours => "selbst einzusetzen".to_owned(),
            Evidence::Decision => "Regel der Firma".to_owned(),
        }
    }

    fn set_here(&self, default: &str, evidence: &str) -> String {
        format!("für dieses Szenario gewählt; Vorgabe {default}: {evidence}")
    }
}
