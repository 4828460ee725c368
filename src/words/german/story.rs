//! Stories in German.

use super::German;
use super::number::{counted, words};
use crate::spread::Way;
use crate::story::Naming;
use crate::words::{Crowd, Likeness, StoryWords};

impl StoryWords for German {
    fn day(&self) -> &'static str {
        "Tag"
    }

    fn hops(&self, count: u64) -> String {
        counted(count, "Schritt", "Schritte")
    }

    fn persons(&self, count: u64) -> String {
        counted(count, "Person", "Leute")
    }

    fn way(&self, way: Way) -> &'static str {
        match way {
            Way::Post => "Beitrag",
            Way::Wire => "Agentur",
            Way::Repost => "geteilt",
            Way::Forward => "weitergeleitet",
        }
    }

    fn firm(&self) -> &'static str {
        "Firma"
    }

    fn wire(&self) -> &'static str {
        "Agentur"
    }

    fn title_through_declined(&self, told: &str, missed: &str) -> String {
        format!("{told} erreichte einen Entscheider durch jemanden, den {missed} ablehnt")
    }

    fn title_where_missed(&self, told: &str, missed: &str, hops: &str) -> String {
        format!(
            "{told} erreichte in {} einen Entscheider, {missed} keinen",
            in_dative(hops)
        )
    }

    fn title_typical(&self, told: &str, hops: &str, hours: f64) -> String {
        let time = words().time_until(hours);
        format!(
            "{told} erreichte einen Entscheider in {}: eine typische Kette ({time})",
            in_dative(hops)
        )
    }

    fn title_longest(&self, told: &str, hops: &str) -> String {
        format!("Der längste Weg zu einem Entscheider unter {told}: {hops}")
    }

    fn title_asked(&self, trial: &str, told: &str, hops: &str, hours: f64) -> String {
        let time = words().time_until(hours);
        format!("Durchlauf {trial} unter {told}: {hops} bis zum Entscheider, {time}")
    }

    fn title_missed(&self, trial: &str, told: &str) -> String {
        format!("In Durchlauf {trial} las unter {told} kein Entscheider die Nachricht")
    }

    fn this_is(&self, trial: &str, told: &str, people: &str) -> String {
        format!("Dies ist Durchlauf {trial} unter {told}. {}.", read_it(people))
    }

    fn picked_only(&self, told: &str, missed: &str, alike: &str) -> String {
        format!(
            "Ausgewählt, weil {told} einen Entscheider erreichte und {missed} nicht, wie in {alike}; an Schritten und Stunden \
             ist er typisch dafür."
        )
    }

    fn other_way_round(&self, reverse: &str) -> String {
        format!("Umgekehrt war es in {reverse}.")
    }

    fn evangelist_declined(&self, missed: &str, count: Option<&str>, here: bool) -> String {
        match (count, here) {
            (None, _) => {
                format!("In allen solchen Durchläufen hatte {missed} die Person abgelehnt, mit der die Kette beginnt.")
            }
            (Some(count), true) => {
                format!(
                    "In {count} solcher Durchläufe, auch hier, hatte {missed} die Person abgelehnt, mit der die Kette \
                     beginnt."
                )
            }
            (Some(count), false) => {
                format!(
                    "In {count} solcher Durchläufe, aber nicht hier, hatte {missed} die Person abgelehnt, mit der die Kette \
                     beginnt."
                )
            }
        }
    }

    fn like_only(&self, told: &str, missed: &str, alike: &str, reverse: &str) -> String {
        format!("Ausgewählt, weil {told} erreichte und {missed} nicht, wie in {alike}; umgekehrt in {reverse}.")
    }

    fn like_longest(&self, alike: &str) -> String {
        format!("Ausgewählt, weil die Kette die längste ist, wie in {alike}.")
    }

    fn like_typical(&self, from_wire: bool, alike: &str) -> String {
        let start = if from_wire {
            "der Agentur"
        } else {
            "derselben Art von Leuten"
        };
        format!("Ausgewählt, weil die Kette typisch ist: {alike} begannen mit {start}.")
    }

    fn picked_longest(&self, alike: &str, trials: &str) -> String {
        format!(
            "Ausgewählt, weil die Kette die längste ist, wie in {alike} ({trials}): Das zeigt, was möglich ist, nicht, was üblich \
             ist."
        )
    }

    fn picked_typical(&self, likeness: &Likeness) -> String {
        let Likeness {
            trials, alike, median, ..
        } = likeness;
        let start = if likeness.from_wire {
            "der Agentur"
        } else {
            "derselben Art von Leuten"
        };
        format!(
            "Ausgewählt wegen seiner Kette. In {} gleichen ihm {alike} in drei Dingen: Sie begannen mit {start}, kamen \
             auf demselben Weg zum Entscheider und brauchten ebenso viele Schritte. Die Zeit ist etwa der Median derer, die so \
             begannen und so ankamen ({median}). Wie viele Leute insgesamt lasen, spielte bei der Auswahl keine Rolle.",
            in_dative(trials)
        )
    }

    fn picked_farthest(&self, told: &str, trials: &str) -> String {
        format!("{told} erreichte nie einen Entscheider ({trials}); hier kam die Nachricht am weitesten.")
    }

    fn picked_asked(&self) -> String {
        "Jemand hat nach genau diesem Durchlauf gefragt; ob er üblich ist, kann einer allein nicht sagen.".to_owned()
    }

    fn search_interrupted(&self, trials: &str) -> String {
        format!("Die Suche wurde abgebrochen ({trials}).")
    }

    fn part_of_trials(&self, part: &str, trials: &str, share: &str) -> String {
        format!("{part} von {} ({share})", in_dative(trials))
    }

    fn part_of_successes(&self, part: &str, successes: &str, share: &str) -> String {
        format!("{part} von {} ({share})", in_dative(successes))
    }

    fn caution(&self, naming: Naming) -> String {
        let whose = match naming {
            Naming::Invented => "Die Namen sind erfunden, wie die Leute.",
            Naming::Contacts => {
                "Kontakte tragen ihre Pseudonyme; alle anderen Namen sind erfunden, und was hier geschieht, auch."
            }
            Naming::Nodes => "Die Namen stehen in der Netzdatei; was diese Leute hier tun, ist erfunden.",
        };
        format!("{whose} Es ist ein Durchlauf in diesem Modell, keine Vorhersage.")
    }

    fn chain_heading(&self) -> &'static str {
        "Wer es wem sagte"
    }

    fn clock(&self) -> &'static str {
        "Die Uhr beginnt mit der Veröffentlichung: Tag 1, 00:00."
    }

    fn reads_post(&self, moment: &str, person: &str, segment: &str) -> String {
        format!("{moment}: {person} ({segment}) liest einen Beitrag der Firma.")
    }

    fn reads_wire(&self, moment: &str, person: &str, segment: &str) -> String {
        format!("{moment}: {person} ({segment}) liest die Nachricht bei der Agentur.")
    }

    fn reads_repost(&self, moment: &str, person: &str, segment: &str, teller: &str, later: &str) -> String {
        format!("{moment}: {person} ({segment}) liest, was {teller} geteilt hat, {later} danach.")
    }

    fn reads_forward(&self, moment: &str, person: &str, segment: &str, teller: &str, later: &str) -> String {
        format!("{moment}: {person} ({segment}) öffnet, was {teller} weitergeleitet hat, {later} danach.")
    }

    fn reposts(&self, person: &str, audience: &str, told: &str) -> String {
        let first = match told {
            "0" => "niemand davon liest".to_owned(),
            "1" => "1 davon liest".to_owned(),
            many => format!("{many} davon lesen"),
        };
        format!("{person} teilt es mit dem ganzen Publikum ({audience}); {first} es dort zuerst.")
    }

    fn forwards(&self, person: &str, is_opened: bool) -> String {
        let end = if is_opened {
            ""
        } else {
            ", die es dort nicht zuerst liest"
        };
        format!("{person} leitet es an eine einzelne Person weiter{end}.")
    }

    fn had_accepted(&self, told: &str) -> String {
        format!("{told} hatte die Anfrage angenommen.")
    }

    fn had_declined(&self, told: &str, person: &str) -> String {
        format!("{told} hatte die Anfrage abgelehnt; {person} folgt der Firma trotzdem.")
    }

    fn arrived(&self, person: &str, hours: f64, hops: &str) -> String {
        let time = if hours == 0.0 {
            "schon mit ihrer Veröffentlichung".to_owned()
        } else {
            format!("{} nach ihrer Veröffentlichung", words().duration(hours))
        };
        format!(
            "{person} entscheidet: Die Nachricht ist angekommen, in {} und {time}.",
            in_dative(hops)
        )
    }

    fn ended(&self, hops: &str) -> String {
        format!("Weiter als {hops} von der Firma kam die Nachricht nicht, und niemand, der entscheidet, las sie.")
    }

    fn nobody_read(&self) -> String {
        "Niemand las die Nachricht.".to_owned()
    }

    fn crowd_heading(&self) -> &'static str {
        "Alle anderen"
    }

    fn answered(&self, told: &str, requests: &str, accepted: &str) -> String {
        format!(
            "Anfragen kamen von {}; davon nahm {told} {accepted} an.",
            in_dative(requests)
        )
    }

    fn crowd(&self, crowd: &Crowd) -> String {
        let count = |number: u64| words().count(number);
        let wire = if crowd.by_wire == 0 {
            String::new()
        } else {
            format!("{} bei der Agentur, ", count(crowd.by_wire))
        };
        let persons = |number| match number {
            0 => "niemandem".to_owned(),
            _ => self.persons(number),
        };
        let deciders = match crowd.decision_makers {
            0 => "Kein Leser ist Entscheider".to_owned(),
            1 => "Ein Leser ist Entscheider".to_owned(),
            many => format!("{} der Leser sind Entscheider", count(many)),
        };
        format!(
            "{}: {} in Beiträgen der Firma, {wire}{} als geteilten Beitrag und {} als private Weiterleitung. Geteilt wurde sie von {}, \
             weitergeleitet von {}. {deciders}.",
            read_it(&self.persons(crowd.people)),
            count(crowd.by_post),
            count(crowd.by_repost),
            count(crowd.by_forward),
            in_dative(&persons(crowd.reposts)),
            in_dative(&persons(crowd.forwards))
        )
    }

    fn elsewhere_heading(&self) -> &'static str {
        "Derselbe Durchlauf unter den anderen Strategien"
    }

    fn same_luck(&self) -> &'static str {
        "Leute, Anfragen und Zufälle sind dieselben; nur die Antworten auf die Anfragen unterscheiden sich."
    }

    fn accepts_none(&self, policy: &str) -> String {
        format!("{policy} nimmt keine der Anfragen an.")
    }

    fn accepts(&self, policy: &str, accepted: &str) -> String {
        format!("{policy} nimmt {accepted} der Anfragen an")
    }

    fn accepts_evangelist(&self, person: &str) -> String {
        format!("damit auch die von {person}")
    }

    fn declines_evangelist(&self, person: &str, reasons: &str) -> String {
        format!("lehnt {person} ab: {reasons}")
    }

    fn reaches_likewise(&self, moment: &str) -> String {
        format!("Die Nachricht erreicht einen Entscheider durch dieselben Leute: {moment}.")
    }

    fn reaches_likewise_though_declined(&self, person: &str, moment: &str) -> String {
        format!(
            "{person} folgt der Firma aber trotzdem, und so erreicht die Nachricht auf demselben Weg einen Entscheider: {moment}."
        )
    }

    fn reaches_otherwise(&self, moment: &str, hops: &str, people: &str) -> String {
        format!(
            "Die Nachricht erreicht einen Entscheider in {}, durch {people}: {moment}.",
            in_dative(hops)
        )
    }

    fn reaches_nobody(&self, people: &str) -> String {
        let read = read_it(people);
        if people.starts_with('0') {
            format!("{read}.")
        } else {
            format!("{read}, kein Entscheider darunter.")
        }
    }

    fn more_policies(&self, count: usize) -> String {
        format!("Die anderen {count} Strategien stehen in story.md.")
    }

    fn no_other_policy(&self) -> &'static str {
        "Das Szenario hat keine andere Strategie."
    }

    fn network_subtitle(&self, people: &str, why: &str) -> String {
        format!("{}. {why}", read_it(people))
    }

    fn story_footer(&self, title: &str, naming: Naming) -> String {
        let whose = match naming {
            Naming::Invented => "erfundene Namen",
            Naming::Contacts => "Pseudonyme und erfundene Namen",
            Naming::Nodes => "Namen aus der Netzdatei",
        };
        format!("{title} · {whose}; was in diesem Modell geschieht, keine Vorhersage")
    }

    fn story_source(&self, trial: &str, seed: u64, version: &str) -> String {
        format!("Durchlauf {trial} · Seed {seed} · whoknows {version}")
    }

    fn circle(&self, contacts: u64, readers: u64) -> String {
        format!(
            "{}; am Ende gelesen: {}",
            counted(contacts, "Kontakt", "Kontakte"),
            words().count(readers)
        )
    }

    fn would_decline(&self, policy: &str) -> String {
        format!("{policy} lehnt ab")
    }

    fn key_silent(&self) -> &'static str {
        "Kontakt, nicht gelesen"
    }

    fn key_read(&self) -> &'static str {
        "gelesen"
    }

    fn key_missed(&self, rival: &str) -> String {
        format!("hohl: {rival} lehnt ab")
    }

    fn key_declined(&self, told: &str) -> String {
        format!("gelesen, obwohl von {told} abgelehnt")
    }

    fn key_decides(&self) -> &'static str {
        "Entscheider"
    }

    fn not_drawn(&self, count: &str) -> String {
        format!("Davon sind {count} späte nicht gezeichnet.")
    }

    fn network_alt(&self, chain: &str, people: &str) -> String {
        format!(
            "Die Firma inmitten ihrer Kontakte, von der eine Kette von Leuten wegführt: {chain}. Darum herum in Grau alle \
             anderen, die gelesen haben (zusammen {people})."
        )
    }

    fn chain_alt(&self, chain: &str) -> String {
        format!("Eine Kette von der Firma aus: {chain}.")
    }

    fn chain_step(&self, person: &str, segment: &str, way: &str, moment: &str) -> String {
        format!("{way} an {person}, {segment}, {moment}")
    }

    fn later(&self, time: &str) -> String {
        format!("{time} später")
    }

    fn play(&self) -> &'static str {
        "Abspielen"
    }

    fn pause(&self) -> &'static str {
        "Anhalten"
    }

    fn slider(&self) -> &'static str {
        "Stunden seit der Veröffentlichung"
    }

    fn have_read(&self, count: &str) -> String {
        format!("gelesen: {count}")
    }

    fn release(&self) -> &'static str {
        "Veröffentlichung"
    }

    fn files_in(&self, folder: &str) -> String {
        format!("Bilder und Text: {folder}")
    }
}

/// That so many people read the news: `99 Leute lasen die Nachricht`.
fn read_it(people: &str) -> String {
    if people.starts_with('0') {
        return "Niemand las die Nachricht".to_owned();
    }
    let verb = if people.ends_with("Person") { "las" } else { "lasen" };
    format!("{people} {verb} die Nachricht")
}

/// A count in the dative, as after “von”: `3000 Durchläufen`.
pub(super) fn in_dative(counted: &str) -> String {
    if counted.ends_with("läufe")
        || counted.ends_with("folge")
        || counted.ends_with("Leute")
        || counted.ends_with("Schritte")
    {
        format!("{counted}n")
    } else {
        counted.to_owned()
    }
}
