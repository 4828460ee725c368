//! Was wäre wenn, wo kippt es, wovon hängt es ab, was tun: auf Deutsch.

use super::German;
use crate::words::QuestionWords;

impl QuestionWords for German {
    fn sweep_heading(&self) -> &'static str {
        "Was wäre, wenn?"
    }

    fn breakeven_heading(&self) -> &'static str {
        "Wo kippt es?"
    }

    fn tornado_heading(&self) -> &'static str {
        "Wovon hängt die Antwort ab?"
    }

    fn influences_heading(&self) -> &'static str {
        "Welche Annahmen zählen zusammen am meisten?"
    }

    fn futures_heading(&self) -> &'static str {
        "Welche Strategie ist sicher?"
    }

    fn optimum_heading(&self) -> &'static str {
        "Was sollen wir tun?"
    }

    fn about_to(&self, points: &str, trials: &str, time: &str) -> String {
        format!("Bis zu {points} Punkte mit je {trials} Durchläufen: etwa {time}.")
    }

    fn effort(&self, points: &str, trials: &str) -> String {
        format!(
            "{points} Punkte mit je {trials} Durchläufen. Durchlauf für Durchlauf haben alle Punkte dasselbe Glück."
        )
    }

    fn by_chances(&self, is_conditional: bool) -> &'static str {
        if is_conditional {
            "Jeder Durchlauf liefert eine Wahrscheinlichkeit statt eines Ja oder Nein; so sagen wenige Durchläufe so viel wie viele, die nur gezählt werden."
        } else {
            "Die Reichweite ist der Anteil der Durchläufe, die als Erfolge gezählt werden."
        }
    }

    fn stopped_early(&self, done: &str, planned: &str) -> String {
        format!("Die Rechnung wurde unterbrochen: {done} von {planned} Punkten sind fertig.")
    }

    fn factor_on(&self, meaning: &str) -> String {
        format!("{meaning}, als Faktor")
    }

    fn times_here(&self, value: &str) -> String {
        format!("{value}-fachem Wert")
    }

    fn assumption_of(&self, meaning: &str, table: &str) -> String {
        format!("{meaning}, bei {table}")
    }

    fn ahead_everywhere(&self, name: &str, points: &str) -> String {
        format!("In diesem Modell liegt {name} an jedem der {points} Punkte vor allen anderen.")
    }

    fn ahead_at(&self, name: &str, here: &str) -> String {
        format!("an {here} liegt {name} vorn")
    }

    fn nobody_ahead_at(&self, here: &str) -> String {
        format!("an {here} liegt niemand klar und weit genug vorn")
    }

    fn of_points(&self, points: &str, parts: &str) -> String {
        format!("In diesem Modell gilt für {points} Punkte: {parts}.")
    }

    fn reach_moves(&self, name: &str, low: &str, high: &str) -> String {
        format!("In diesem Modell bewegt sich die Reichweite von {name} zwischen {low} und {high}.")
    }

    fn flips(&self, leader: &str, rival: &str, what: &str, value: &str, range: &str, falls: bool) -> String {
        let side = if falls { "über" } else { "unter" };
        format!("{what} {side} {value} ({range}): {leader} fällt hinter {rival} zurück.")
    }

    fn stays_ahead(&self, leader: &str, what: &str, from: &str, to: &str) -> String {
        format!("{what} von {from} bis {to}: {leader} bleibt bei jedem geprüften Wert vorn.")
    }

    fn stays_behind(&self, leader: &str, what: &str, from: &str, to: &str) -> String {
        format!("{what} von {from} bis {to}: {leader} liegt bei jedem geprüften Wert zurück.")
    }

    fn stays_level(&self, leader: &str, what: &str, from: &str, to: &str) -> String {
        format!(
            "{what} von {from} bis {to}: zwischen {leader} und der besten anderen Strategie kein Unterschied, der zählt."
        )
    }

    fn never_behind(&self, leader: &str, what: &str, from: &str, to: &str) -> String {
        format!(
            "{what} von {from} bis {to}: {leader} liegt nie zurück, bei manchen Werten aber gleichauf mit einer anderen."
        )
    }

    fn flip_unknown(&self, leader: &str, what: &str, from: &str, to: &str) -> String {
        format!("{what} von {from} bis {to}: Diese Durchläufe sagen nicht, ob {leader} vorn bleibt.")
    }

    fn breakeven_note(&self, level: &str) -> String {
        format!(
            "Ein Kipppunkt liegt zwischen zwei Werten, bei denen klar ist, wer vorn liegt. Alle diese Aussagen zusammen gelten mit \
             {level}\u{a0}%. Angenommen ist, dass die Führung zwischen zwei geprüften Werten höchstens einmal wechselt."
        )
    }

    fn flips_of(&self, leader: &str, flipping: &str, all: &str) -> String {
        format!(
            "In diesem Modell kann eine einzelne Annahme {leader} die Führung kosten: Das gilt für {flipping} von {all}, die geprüft wurden."
        )
    }

    fn none_flips(&self, leader: &str, all: &str) -> String {
        format!(
            "In diesem Modell fand sich keine einzelne Annahme, die {leader} die Führung kostet; {all} wurden geprüft."
        )
    }

    fn survives_all(&self, leader: &str, rival: &str, assumptions: &str) -> String {
        format!(
            "In diesem Modell bleibt der Vorsprung von {leader} vor {rival} bestehen, wenn eine beliebige von {assumptions} Annahmen an eines der beiden \
             Enden ihres plausiblen Bereichs rückt."
        )
    }

    fn survives_but(&self, leader: &str, rival: &str, assumptions: &str, exceptions: &str, list: &str) -> String {
        format!(
            "In diesem Modell bleibt der Vorsprung von {leader} vor {rival} bestehen, wenn eine beliebige von {assumptions} Annahmen an eines der beiden \
             Enden ihres plausiblen Bereichs rückt, mit {exceptions}: {list}."
        )
    }

    fn exceptions(&self, count: u64) -> String {
        if count == 1 {
            "einer Ausnahme".to_owned()
        } else {
            format!("{count} Ausnahmen")
        }
    }

    fn matters_most(&self, what: &str) -> String {
        format!("Am meisten bewegt den Vorsprung, wie auch immer die anderen Annahmen ausfallen: {what}.")
    }

    fn survives_count(&self, leader: &str, rival: &str, surviving: &str, all: &str) -> String {
        format!(
            "In diesem Modell hält der Vorsprung von {leader} vor {rival} bei {surviving} von {all} Annahmen an beiden Enden"
        )
    }

    fn no_lead_to_survive(&self, leader: &str, ends: &str, ahead: &str, behind: &str) -> String {
        format!(
            "In diesem Modell liegt von Anfang an niemand klar vorn. Von {ends} Fällen, in denen eine Annahme an einem Ende ihres plausiblen Bereichs \
             liegt, ist {leader} in {ahead} klar vorn und in {behind} klar hinter einer anderen."
        )
    }

    fn moves_reach_most(&self, what: &str, low_value: &str, low: &str, high_value: &str, high: &str) -> String {
        format!("Am meisten bewegt sie: {what}. Bei {low_value} beträgt die Reichweite {low}, bei {high_value} {high}.")
    }

    fn end_overtaken(&self, what: &str, value: &str, best: &str) -> String {
        format!("bei {value} liegt {best} vorn ({what})")
    }

    fn end_level(&self, what: &str, value: &str) -> String {
        format!("bei {value} liegt niemand weit genug vorn ({what})")
    }

    fn end_open(&self, what: &str, value: &str) -> String {
        format!("bei {value} ist es zu knapp ({what})")
    }

    fn moves_most(&self, what: &str, low_value: &str, low: &str, high_value: &str, high: &str) -> String {
        format!(
            "Am meisten bewegt den Vorsprung: {what}. Bei {low_value} beträgt er {low}, bei {high_value} {high} Punkte."
        )
    }

    fn nothing_uncertain(&self) -> String {
        "Alle Annahmen, die hier wirken, sind solide belegt; es gibt nichts zu verändern.".to_owned()
    }

    fn one_policy_depends(&self, name: &str, assumptions: &str) -> String {
        format!(
            "Es gibt nur eine Strategie, {name}; gezeigt ist, wie jede von {assumptions} Annahmen ihre Reichweite bewegt."
        )
    }

    fn tornado_note(&self, assumptions: &str, trials: &str) -> String {
        format!(
            "Jede von {assumptions} Annahmen, die hier wirken und nicht solide belegt sind, wurde an beide Enden ihres plausiblen Bereichs \
             gerückt; die anderen blieben, wie sie sind. Das geschah mit je {trials} Durchläufen und überall demselben Glück. Auch die Enden \
             sind geschätzt."
        )
    }

    fn and_more(&self, count: &str) -> String {
        format!("{count} weitere")
    }

    fn best_in(&self, name: &str, share: &str, range: &str, futures: &str) -> String {
        format!(
            "In diesem Modell ist {name} in {share} ({range}) von {futures} plausiblen Sätzen von Annahmen die beste oder nicht deutlich hinter \
             der besten Strategie"
        )
    }

    fn never_worse_than(&self, points: &str) -> String {
        format!(" und nie mehr als {points} hinter der besten.")
    }

    fn never_worse(&self) -> String {
        " und nie hinter der besten.".to_owned()
    }

    fn rule(&self, policy: &str, sides: &str, coverage: &str, density: &str, judges: &str) -> String {
        format!(
            "{policy} ist meist die beste, wo gilt: {sides}. Das trifft auf {coverage} der Sätze zu, in denen sie die beste ist, und wo es zutrifft, \
             ist sie in {density} der Sätze die beste (beurteilt an {judges} Sätzen, die bei der Wahl der Regel keine Rolle spielten)."
        )
    }

    fn no_rule(&self) -> String {
        "Keine Bedingung an höchstens drei Annahmen sagt verlässlich, wann eine andere Strategie die beste ist."
            .to_owned()
    }

    fn at_least(&self, what: &str, value: &str) -> String {
        format!("„{what}“ mindestens {value}")
    }

    fn at_most(&self, what: &str, value: &str) -> String {
        format!("„{what}“ höchstens {value}")
    }

    fn between_values(&self, what: &str, low: &str, high: &str) -> String {
        format!("„{what}“ zwischen {low} und {high}")
    }

    fn futures_note(&self, futures: &str, trials: &str) -> String {
        format!(
            "Jeder von {futures} Sätzen gibt jeder Annahme einen Wert zwischen ihren plausiblen Enden, gleichmäßig gestreut (lateinischer \
             Hyperwürfel), mit je {trials} Durchläufen und überall demselben Glück. Anteile sind Anteile dieser Sätze; wie wahrscheinlich jeder \
             Satz ist, weiß niemand."
        )
    }

    fn sets_drawn_in(&self, drawn_in: &str, all: &str) -> String {
        format!(
            "{drawn_in} der {all} Sätze waren so, wie sie gezogen wurden, nicht möglich (etwa mehr Anfragen als Menschen, die anfragen würden) und wurden den Werten des Szenarios angenähert, bis sie es waren."
        )
    }

    fn influences_note(&self, walks: &str, rows: &str) -> String {
        format!(
            "Wirkung: um wie viele Punkte sich der Vorsprung im Mittel von einem Ende der Annahme zum anderen bewegt, wie auch immer die anderen \
             ausfallen (Morris, {walks} Wege). Streuung: wie sehr das von den anderen abhängt. Anteile: an der Varianz des Vorsprungs unter denen, \
             die zählen, von der Annahme allein und mit anderen zusammen (Sobol’, {rows} Zeilen, Intervalle durch Bootstrap)."
        )
    }

    fn tuned(&self, policy: &str, values: &str, figure: &str, range: &str) -> String {
        format!(
            "In diesem Modell schneidet {policy} am besten ab mit {values}: {figure} ({range}), beurteilt an Durchläufen, die bei der Auswahl keine Rolle spielten."
        )
    }

    fn tuned_gains(&self, by: &str, range: &str) -> String {
        format!("Das sind {by} ({range}) mehr als mit den Werten des Szenarios.")
    }

    fn tuned_gains_nothing(&self, by: &str, range: &str) -> String {
        format!("Gegenüber den Werten des Szenarios ist das kein klarer Gewinn: {by} ({range}).")
    }

    fn tuned_note(&self, candidates: &str, trials: &str) -> String {
        format!(
            "Gefunden durch wiederholtes Halbieren von {candidates} Kandidaten, gleichmäßig über die Bereiche gestreut, alle mit demselben Glück; \
             beurteilt und gezeichnet mit {trials} anderen Durchläufen."
        )
    }

    fn as_in_scenario(&self) -> &'static str {
        "wie im Szenario"
    }

    fn best_found(&self) -> &'static str {
        "bester gefundener Wert"
    }

    fn at_each_point(&self, source: &str) -> String {
        format!("an jedem Punkt: {source}")
    }

    fn goes_from(&self, name: &str, first: &str, last: &str) -> String {
        format!("{name} geht von {first} zu {last}")
    }

    fn reach_over(&self, what: &str) -> String {
        format!("Anteil der Durchläufe, in denen ein Entscheider liest, mit 95-%-Intervallen, über: {what}")
    }

    fn for_client(&self, client: &str) -> String {
        format!("Für {client}")
    }

    fn rule_heading(&self) -> &'static str {
        "Wann eine andere Strategie die beste ist"
    }

    fn rule_title(&self, policy: &str, sides: &str) -> String {
        format!("In diesem Modell ist {policy} meist die beste, wo gilt: {sides}")
    }

    fn rule_subtitle(&self, asks_more: bool) -> String {
        let more = if asks_more {
            "; sie fragt nach einer weiteren Annahme, die nicht gezeichnet ist"
        } else {
            ""
        };
        format!(
            "Jeder Punkt ist ein Satz von Annahmen in der Farbe der besten Strategie, ein Ring, wo das nicht klar ist. Der Kasten ist die Regel{more}"
        )
    }

    fn reach_at_points(&self) -> &'static str {
        "Anteil der Durchläufe, in denen ein Entscheider liest, mit 95-%-Intervallen, an jedem Punkt"
    }

    fn map_subtitle(&self) -> &'static str {
        "Wer vorn liegt, und um wie viele Punkte; schraffiert, wo niemand klar vorn liegt"
    }

    fn tornado_subtitle(&self, leader: &str, rival: Option<&str>, is_part: bool) -> String {
        let what = match rival {
            Some(rival) => format!("Vorsprung von {leader} vor {rival} mit einer Annahme an jedem Ende, in Punkten"),
            None => format!("Reichweite von {leader} mit einer Annahme an jedem Ende, in Prozent"),
        };
        let part = if is_part { "; die längsten Balken" } else { "" };
        format!("{what}; ein Ring, wo der Vorsprung weg oder fraglich ist{part}")
    }

    fn lead_at(&self, lead: &str, value: &str) -> String {
        format!("{lead} bei {value}")
    }

    fn lead_axis(&self) -> &'static str {
        "Vorsprung in Punkten"
    }

    fn reach_axis_of_lead(&self) -> &'static str {
        "Reichweite in Prozent"
    }

    fn futures_subtitle(&self, futures: &str) -> String {
        format!(
            "Anteil an {futures} plausiblen Sätzen von Annahmen; rechts: vorn oder nicht klar zurück, und der größte Verlust"
        )
    }

    fn futures_axis(&self) -> &'static str {
        "Anteil der Sätze von Annahmen"
    }

    fn at_worst(&self, points: &str) -> String {
        format!("höchstens {points} verloren")
    }

    fn lead_of(&self, name: &str) -> String {
        format!("Vorsprung von {name}")
    }

    fn flips_subtitle(&self, leader: &str) -> String {
        format!(
            "Reichweite von {leader} minus die der besten anderen Strategie, in Punkten, mit Intervallen, die zusammen mit 95\u{a0}% gelten; getönt, wo es kippt"
        )
    }

    fn tuned_subtitle(&self, name: &str) -> String {
        format!("{name} mit dieser Schwelle bei anderen Werten, die übrigen bei ihrem besten, mit 95-%-Intervallen")
    }

    fn seconds(&self, count: &str) -> String {
        format!("{count} Sekunde{}", if count == "1" { "" } else { "n" })
    }

    fn recommendation_heading(&self) -> &'static str {
        "Was wir empfehlen, in diesem Modell"
    }

    fn recommended(&self, name: &str, accepts: &str) -> String {
        format!("In diesem Modell empfiehlt sich {name}: {accepts} annehmen.")
    }

    fn nothing_recommended(&self, names: &str) -> String {
        format!(
            "In diesem Modell sagt die Reichweite nicht, welcher Strategie man folgen soll: {names} sind gleichauf oder zu knapp beieinander. Dann entscheiden die Kosten und das, was zur Firma passt."
        )
    }

    fn wrong_if(&self) -> &'static str {
        "Falsch wäre das, wenn:"
    }

    fn ahead_head(&self) -> &'static str {
        "Vorn"
    }

    fn nobody_ahead(&self) -> &'static str {
        "niemand klar"
    }

    fn assumption_column(&self) -> &'static str {
        "Annahme"
    }

    fn key_column(&self) -> &'static str {
        "Schlüssel"
    }

    fn end_heads(&self) -> [&'static str; 2] {
        ["Unteres Ende", "Oberes Ende"]
    }

    fn lead_column(&self) -> &'static str {
        "Vorsprung, Punkte [95\u{a0}%]"
    }

    fn flips_at_column(&self) -> &'static str {
        "Kippt bei"
    }

    fn nowhere(&self) -> &'static str {
        "nirgends gefunden"
    }

    fn untold(&self) -> &'static str {
        "zu knapp"
    }

    fn looked_for_column(&self) -> &'static str {
        "Gesucht"
    }

    fn futures_heads(&self) -> [&'static str; 6] {
        [
            "Vorn",
            "Gleichauf",
            "Zurück",
            "Verlust, Median",
            "95. Perzentil",
            "Schlimmster",
        ]
    }

    fn influences_heads(&self) -> [&'static str; 4] {
        [
            "Wirkung, Punkte [95\u{a0}%]",
            "Streuung",
            "Anteil allein [95\u{a0}%]",
            "Anteil mit anderen [95\u{a0}%]",
        ]
    }

    fn point_column(&self) -> &'static str {
        "Punkt"
    }
}
