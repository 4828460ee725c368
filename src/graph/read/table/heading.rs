//! Which columns of a table the arcs are in, by the names in its heading.
//!
//! Whoever is heard is *from*, whoever hears is *to*. So a *source*, *sender* or *tail* is from, a *target*, *receiver* or *head*
//! is to; and a *follower*, *subscriber* or *fan* hears whom they follow: they are to, and the *followee*, who is *followed* (a
//! column *following* or *follows* holds these too), is from. Who retweets hears who is retweeted, and who cites who is cited.

use super::kinds::are_two_kinds;
use crate::graph::read::draft::Directedness;

/// What a column is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    From,
    To,
    /// An end, unless others are: `start`, `end`.
    MaybeFrom,
    MaybeTo,
    /// The first or second of two that are alike, such as `u` and `v`.
    First,
    Second,
    Weight,
    /// Whether the line has a direction: `Type` of Gephi.
    Type,
    /// Whether the line has a direction, answered by yes or no.
    Kind {
        of_undirected: bool,
    },
    /// A person, who is from beside a follower and to beside a followee.
    Person,
    /// A number, name, time or other thing that no arc ends at.
    Other,
    Unknown,
}

/// They are heard.
const FROM: [&str; 78] = [
    "source",
    "src",
    "from",
    "von",
    "quelle",
    "quell",
    "tail",
    "sender",
    "origin",
    "orig",
    "absender",
    "influencer",
    "speaker",
    "parent",
    "caller",
    "calling",
    "anrufer",
    "departure",
    "dep",
    "start",
    "begin",
    "ausgangs",
    "giver",
    "payer",
    "seller",
    "cited",
    "followee",
    "followees",
    "followed",
    "following",
    "follows",
    "retweeted",
    "hears",
    "fromnode",
    "abflug",
    // In other languages, where a word means nothing else.
    "origen",
    "origine",
    "fuente",
    "fonte",
    "desde",
    "da",
    "depuis",
    "emisor",
    "émetteur",
    "expéditeur",
    "expediteur",
    "remitente",
    "mittente",
    "remetente",
    "bron",
    "afzender",
    "från",
    "fra",
    "avsändare",
    "avsender",
    "afsender",
    "lähde",
    "lähettäjä",
    "źródło",
    "zrodlo",
    "nadawca",
    "zdroj",
    "odesílatel",
    "kaynak",
    "gönderen",
    "источник",
    "откуда",
    "отправитель",
    "源",
    "来源",
    "源节点",
    "起点",
    "出发",
    "发送者",
    "送信者",
    "始点",
    "출발",
    "발신자",
];
/// They hear.
const TO: [&str; 83] = [
    "target",
    "tgt",
    "to",
    "nach",
    "ziel",
    "head",
    "dst",
    "dest",
    "destination",
    "receiver",
    "recipient",
    "empfänger",
    "empfaenger",
    "hearer",
    "listener",
    "child",
    "callee",
    "called",
    "angerufener",
    "arrival",
    "arr",
    "end",
    "taker",
    "payee",
    "buyer",
    "citing",
    "follower",
    "followers",
    "followedby",
    "subscriber",
    "fan",
    "reader",
    "heardby",
    "retweeter",
    "an",
    "tonode",
    "ankunft",
    "zuhörer",
    "abonnent",
    "influenced",
    // In other languages, where a word means nothing else.
    "destino",
    "destinatario",
    "destinatário",
    "objetivo",
    "alvo",
    "cible",
    "vers",
    "do",
    "hacia",
    "para",
    "receptor",
    "récepteur",
    "destinataire",
    "doel",
    "naar",
    "ontvanger",
    "bestemming",
    "till",
    "til",
    "mottagare",
    "mottaker",
    "modtager",
    "kohde",
    "vastaanottaja",
    "cel",
    "odbiorca",
    "cíl",
    "příjemce",
    "hedef",
    "alıcı",
    "цель",
    "куда",
    "получатель",
    "目标",
    "目标节点",
    "目的地",
    "终点",
    "到达",
    "接收者",
    "受信者",
    "終点",
    "도착",
    "수신자",
];
/// Ends only where nothing else is one: they may as well be times.
const MAYBE_TIMES: [&str; 3] = ["start", "begin", "end"];
const WEIGHTS: [&str; 13] = [
    "weight",
    "weights",
    "w",
    "wt",
    "prob",
    "probability",
    "p",
    "value",
    "gewicht",
    "strength",
    "stärke",
    "wahrscheinlichkeit",
    "anteil",
];
/// A column that begins with one of these words, beside fillers, is no end.
const OTHERS: [&str; 45] = [
    "",
    "index",
    "unnamed",
    "label",
    "labels",
    "year",
    "jahr",
    "created",
    "interval",
    "timeset",
    "sign",
    "title",
    "titel",
    "edge",
    "link",
    "row",
    "since",
    "group",
    "segment",
    "department",
    "abteilung",
    "community",
    "class",
    "category",
    "gender",
    "age",
    "alter",
    "city",
    "stadt",
    "country",
    "land",
    "region",
    "surname",
    "vorname",
    "nachname",
    "given",
    "last",
    "position",
    "company",
    "firma",
    "email",
    "hash",
    "color",
    "size",
    "url",
];
/// A column with one of these words is no end, whatever else is said of it.
const MEASURES: [&str; 43] = [
    "time",
    "times",
    "timestamp",
    "timestamps",
    "ts",
    "unixts",
    "datetime",
    "date",
    "datum",
    "zeit",
    "day",
    "tag",
    "hour",
    "duration",
    "dauer",
    "count",
    "counts",
    "anzahl",
    "num",
    "number_of",
    "total",
    "degree",
    "port",
    "lat",
    "latitude",
    "lon",
    "lng",
    "longitude",
    "balance",
    "amount",
    "betrag",
    "price",
    "distance",
    "score",
    "rating",
    "similarity",
    "block",
    "status",
    "protocol",
    "bytes",
    "packets",
    "is",
    "has",
];
/// Words beside the one that says what a column is.
const FILLERS: [&str; 33] = [
    "id", "ids", "node", "nodes", "vertex", "user", "person", "account", "name", "key", "number", "nr", "no", "knoten",
    "idx", "screen", "username", "ip", "address", "addr", "adresse", "konto", "nummer", "phone", "wallet", "handle",
    "uid", "uuid", "airport", "station", "host", "iata", "mail",
];
const PERSONS: [&str; 4] = ["user", "person", "account", "node"];
const PAIRS: [(&str, &str); 11] = [
    ("u", "v"),
    ("i", "j"),
    ("a", "b"),
    ("x", "y"),
    ("1", "2"),
    ("one", "two"),
    ("first", "second"),
    ("ego", "alter"),
    ("row", "col"),
    ("row", "column"),
    ("left", "right"),
];

/// The words of a name, in small letters: `FromNodeId`, `from_node id` and `FROM NODE ID` are the same.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let (mut before, mut is_open) = (' ', false);
    for letter in name.chars() {
        let starts =
            letter.is_uppercase() && before.is_lowercase() || letter.is_ascii_digit() && before.is_alphabetic();
        if letter.is_alphanumeric() {
            if !is_open || starts {
                words.push(String::new());
            }
            words.last_mut().expect("just pushed").extend(letter.to_lowercase());
        }
        is_open = letter.is_alphanumeric();
        before = letter;
    }
    words
}

/// What a column is, by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Named {
    role: Role,
    /// Words beside the one that says so, which any column may have.
    fillers: usize,
    /// Words that the column of the other end must have too.
    rest: String,
    is_id: bool,
}

impl Named {
    /// What a name says.
    fn of(name: &str) -> Self {
        let all = words(name);
        let named = |role, fillers, rest: String| Self {
            role,
            fillers,
            rest,
            is_id: all.iter().any(|word| word == "id"),
        };
        let plain = all.concat();
        if ["directed", "isdirected", "gerichtet"].contains(&plain.as_str()) {
            return named(Role::Kind { of_undirected: false }, 0, String::new());
        }
        if ["undirected", "isundirected", "ungerichtet"].contains(&plain.as_str()) {
            return named(Role::Kind { of_undirected: true }, 0, String::new());
        }
        if FROM.contains(&plain.as_str()) || TO.contains(&plain.as_str()) {
            return named(end(&plain).expect("just found"), 0, String::new());
        }
        if all.iter().any(|word| MEASURES.contains(&word.as_str())) {
            return named(Role::Other, 0, String::new());
        }
        let kept: Vec<&str> = all
            .iter()
            .map(String::as_str)
            .filter(|word| !FILLERS.contains(word))
            .collect();
        let fillers = all.len() - kept.len();
        let whole = kept.concat();
        if let Some(role) = end(&whole) {
            return named(role, fillers, String::new());
        }
        if let Some(role) = glued_end(&whole) {
            return named(role, fillers + 1, String::new());
        }
        let ends: Vec<Role> = kept.iter().filter_map(|word| end(word)).collect();
        if let ([role], [before @ .., last]) = (ends.as_slice(), kept.as_slice())
            && (end(last).is_some() || end(kept[0]).is_some())
            && before.len() == 1
        {
            let rest = kept.iter().filter(|word| end(word).is_none()).copied().collect();
            return named(*role, fillers, rest);
        }
        let last = *kept.last().unwrap_or(&"");
        let is_plain = name
            .chars()
            .all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | ' ' | '#'));
        let may_be_of_pair = is_plain && (kept.len() == 1 || matches!(last, "a" | "b" | "1" | "2"));
        let pair =
            |is_it: fn(&(&str, &str), &str) -> bool| PAIRS.iter().any(|pair| is_it(pair, last)) && may_be_of_pair;
        let before = || kept[..kept.len().saturating_sub(1)].concat();
        if WEIGHTS.contains(&whole.as_str()) && fillers == 0 {
            named(Role::Weight, 0, String::new())
        } else if whole == "type" || whole == "typ" {
            named(Role::Type, fillers, String::new())
        } else if pair(|pair, last| pair.0 == last) {
            named(Role::First, fillers, before())
        } else if pair(|pair, last| pair.1 == last) {
            named(Role::Second, fillers, before())
        } else if whole.is_empty() && all.iter().any(|word| PERSONS.contains(&word.as_str())) {
            named(Role::Person, fillers, String::new())
        } else if OTHERS.contains(kept.first().unwrap_or(&"")) {
            named(Role::Other, fillers, String::new())
        } else {
            named(Role::Unknown, fillers, String::new())
        }
    }

    /// How far from the plain word a name is: of `source` and `source_name` the shorter, of `source_id` and `source_name` the number.
    fn cost(&self) -> (bool, bool, bool, usize) {
        (
            self.role == Role::MaybeFrom || self.role == Role::MaybeTo,
            !self.rest.is_empty(),
            self.fillers > 0 && !self.is_id,
            self.fillers,
        )
    }
}

/// Which end a word means.
fn end(word: &str) -> Option<Role> {
    let is_maybe = MAYBE_TIMES.contains(&word);
    if FROM.contains(&word) {
        Some(if is_maybe { Role::MaybeFrom } else { Role::From })
    } else if TO.contains(&word) {
        Some(if is_maybe { Role::MaybeTo } else { Role::To })
    } else {
        None
    }
}

/// Which end a word with a filler glued to it means: `sourceid`, `Zielknoten`.
fn glued_end(word: &str) -> Option<Role> {
    FILLERS.iter().chain(&["ort", "stadt"]).find_map(|filler| {
        let role = end(word.strip_suffix(filler)?)?;
        Some(match role {
            Role::MaybeFrom => Role::From,
            Role::MaybeTo => Role::To,
            sure => sure,
        })
    })
}

/// The columns of a heading that were found, by place from 0.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) names: Vec<String>,
    pub(super) ends: Option<(usize, usize)>,
    /// Whether each of the ends is named as one.
    has_both: bool,
    /// Whether the names are such as people also give to nodes: `a b`.
    pub(super) is_weak: bool,
    pub(super) weight: Option<usize>,
    pub(super) kind: Option<Kind>,
    /// Columns whose names say nothing.
    pub(super) unknown: Vec<usize>,
    /// Two columns have an equal right to be an end.
    pub(super) is_torn: bool,
    /// Whether any name is that of a weight, a kind, a time or another thing beside the ends.
    pub(super) has_others: bool,
}

/// A column that says of each line whether it has a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    pub(super) at: usize,
    /// What `true` says, if the column answers a question: `directed` or `undirected`.
    pub(super) yes: Option<Directedness>,
}

impl Heading {
    pub(super) fn of(names: Vec<String>) -> Self {
        let columns: Vec<Named> = names.iter().map(|name| Named::of(name)).collect();
        let with = |wanted: &[Role]| -> Vec<usize> {
            (0..columns.len())
                .filter(|&at| wanted.contains(&columns[at].role))
                .collect()
        };
        let (froms, tos) = (with(&[Role::From, Role::MaybeFrom]), with(&[Role::To, Role::MaybeTo]));
        let pairs = (
            pairs(&columns, &froms, &tos),
            pairs(&columns, &with(&[Role::First]), &with(&[Role::Second])),
        );
        let person = person(&names, &columns);
        let other_of_two = |at: usize| (names.len() == 2).then(|| 1 - at);
        let is_sure = |pairs: &Vec<(usize, usize)>| {
            pairs
                .first()
                .is_some_and(|&(from, to)| !columns[from].cost().0 && !columns[to].cost().0)
        };
        // Of `x1`, `x2`, `x3` no two are a pair.
        let third = |name: &String| matches!(words(name).as_slice(), [.., last] if ["3", "c", "z", "k"].contains(&last.as_str()));
        let has_alike = !pairs.1.is_empty() && !names.iter().any(third);
        let strict = |ends: &[usize]| -> Vec<usize> {
            let plain = |&&at: &&usize| columns[at].rest.is_empty() && !columns[at].cost().0;
            ends.iter().filter(plain).copied().collect()
        };
        let is_torn;
        let mut has_both = true;
        let mut ends = if !pairs.0.is_empty() && (is_sure(&pairs.0) || !has_alike) {
            is_torn = pairs.0.len() > 1;
            Some(pairs.0[0])
        } else if has_alike && strict(&froms).is_empty() && strict(&tos).is_empty() {
            is_torn = pairs.1.len() > 1;
            Some(pairs.1[0])
        } else {
            let half = match (strict(&froms).as_slice(), strict(&tos).as_slice()) {
                ([from], []) => person.or(other_of_two(*from)).map(|to| (*from, to)),
                ([], [to]) => person.or(other_of_two(*to)).map(|from| (from, *to)),
                _ => None,
            };
            has_both = person.is_some();
            // One end without the other, or several.
            is_torn = half.is_none() && !(strict(&froms).is_empty() && strict(&tos).is_empty());
            half
        };
        if ends.is_some_and(|(from, to)| from == to) {
            ends = None;
        }
        // A probability rather than another weight.
        let weights = with(&[Role::Weight]);
        let is_probability = |&&at: &&usize| words(&names[at]).concat().starts_with('p');
        let weight = weights.iter().find(is_probability).or(weights.first()).copied();
        let is_beside = |columns: &Named| {
            matches!(
                columns.role,
                Role::Weight | Role::Type | Role::Kind { .. } | Role::Other
            ) && columns != &Named::of("")
        };
        let kind = (0..columns.len()).find_map(|at| {
            let yes = match columns[at].role {
                Role::Type => None,
                Role::Kind { of_undirected: true } => Some(Directedness::Undirected),
                Role::Kind { of_undirected: false } => Some(Directedness::Directed),
                _ => return None,
            };
            Some(Kind { at, yes })
        });
        Self {
            is_weak: froms.is_empty()
                && tos.is_empty()
                && ends.is_some_and(|(one, other): (usize, usize)| {
                    [one, other].iter().all(|&at| names[at].chars().count() <= 1)
                }),
            has_both: has_both && ends.is_some(),
            weight,
            kind,
            has_others: columns.iter().any(is_beside),
            unknown: (0..columns.len())
                .filter(|&at| {
                    !matches!(
                        columns[at].role,
                        Role::Weight | Role::Type | Role::Kind { .. } | Role::Other
                    )
                })
                .collect(),
            is_torn,
            ends,
            names,
        }
    }

    /// Whether both ends are named beyond a doubt.
    pub(super) fn is_known(&self) -> bool {
        self.has_both && !self.is_weak && !self.is_torn
    }

    /// Whether both ends are named, if only by letters such as `u v`, as no prose does.
    pub(super) fn names_ends(&self) -> bool {
        self.has_both && !self.is_torn
    }

    /// Whether these columns are named for nodes of two kinds.
    pub(super) fn names_two_kinds(&self, (from, to): (usize, usize)) -> bool {
        match (self.names.get(from), self.names.get(to)) {
            (Some(from), Some(to)) => are_two_kinds(from, to),
            _ => false,
        }
    }

    /// The only two columns that are named for nodes of two kinds.
    pub(super) fn of_two_kinds(&self) -> Option<(usize, usize)> {
        let columns = &self.unknown;
        let mut found = columns
            .iter()
            .enumerate()
            .flat_map(|(at, &first)| columns[at + 1..].iter().map(move |&second| (first, second)))
            .filter(|&ends| self.names_two_kinds(ends));
        found.next().filter(|_| found.next().is_none())
    }

    /// The same behind a column without a name.
    pub(super) fn behind_row_names(self) -> Self {
        let names = std::iter::once(String::new()).chain(self.names);
        Self::of(names.collect())
    }

    /// The place of the column with this name, whatever the case.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        let wanted = name.trim().to_lowercase();
        self.names.iter().position(|name| name.to_lowercase() == wanted)
    }
}

/// The pairs of columns that may be the ends, the best first; others only if they are as good.
fn pairs(named: &[Named], firsts: &[usize], seconds: &[usize]) -> Vec<(usize, usize)> {
    let of_letters = |at: usize| named[at].role == Role::First || named[at].role == Role::Second;
    let mut pairs = Vec::new();
    for &first in firsts {
        for &second in seconds {
            if named[first].rest == named[second].rest
                && (!of_letters(first) || named[first].fillers == named[second].fillers)
            {
                pairs.push((
                    named[first].cost().max(named[second].cost()),
                    named[first].cost(),
                    named[second].cost(),
                    first,
                    second,
                ));
            }
        }
    }
    pairs.sort_unstable();
    let best = pairs.first().map(|pair| (pair.0, pair.1, pair.2));
    pairs
        .into_iter()
        .filter(|pair| Some((pair.0, pair.1, pair.2)) == best)
        .map(|pair| (pair.3, pair.4))
        .collect()
}

/// The one column of a person, which is from beside a follower and to beside a followee.
fn person(names: &[String], columns: &[Named]) -> Option<usize> {
    let with = |wanted: Role| (0..columns.len()).filter(move |&at| columns[at].role == wanted);
    let mut persons = with(Role::Person);
    if let Some(first) = persons.next() {
        return persons.next().is_none().then_some(first);
    }
    let is_one = |&at: &usize| {
        matches!(
            words(&names[at]).concat().as_str(),
            "id" | "name" | "username" | "screenname"
        )
    };
    // Another column may be the other end.
    if [Role::Unknown, Role::First, Role::Second]
        .iter()
        .any(|&role| with(role).next().is_some())
    {
        return None;
    }
    let mut others = with(Role::Other).filter(is_one);
    others.next().filter(|_| others.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_are_found_by_name() {
        for (names, ends) in [
            ("Id,Source,Target", Some((1, 2))),
            ("Target,Source", Some((1, 0))),
            ("TO,FROM,w", Some((1, 0))),
            ("nach;von", Some((1, 0))),
            ("Ziel,Quelle,Gewicht", Some((1, 0))),
            ("v,u", Some((1, 0))),
            ("j,i", Some((1, 0))),
            ("follower,followee", Some((1, 0))),
            ("followee_id,follower_id", Some((0, 1))),
            ("user_id,follower_id", Some((0, 1))),
            ("user,following", Some((1, 0))),
            ("user,follows", Some((1, 0))),
            ("user,followed_by", Some((0, 1))),
            ("recipient,sender", Some((1, 0))),
            ("head,tail", Some((1, 0))),
            ("node2,node1", Some((1, 0))),
            ("node_1,node_2", Some((0, 1))),
            ("id2,id1", Some((1, 0))),
            ("person_b,person_a", Some((1, 0))),
            ("FromNodeId,ToNodeId", Some((0, 1))),
            ("dst,src,time", Some((1, 0))),
            (":END_ID,:START_ID,:TYPE", Some((1, 0))),
            ("source_name,source_id,target_name,target_id", Some((1, 3))),
            ("Source Label,Source,Target Label,Target", Some((1, 3))),
            ("target,id", Some((1, 0))),
            (",source,target", Some((1, 2))),
            ("name,friend,since", None),
            ("person,friend", None),
            ("id,user,follows", Some((2, 1))),
            ("foo,bar", None),
            ("id,label", None),
            ("src_ip,src_port,dst_ip,dst_port", Some((0, 2))),
            ("hash,from_address,to_address,value", Some((1, 2))),
            ("token_address,from_address,to_address", Some((1, 2))),
            ("user,follower_count,friend", None),
            ("start,end,u,v", Some((2, 3))),
            ("start,end", Some((0, 1))),
            ("start_time,i,j", Some((1, 2))),
            ("t,i,j", Some((1, 2))),
            ("SRC,TGT,UNIXTS", Some((0, 1))),
            ("Sender E-Mail,Recipient E-Mail,Subject", Some((0, 1))),
            ("source_company,target_company,year", Some((0, 1))),
            ("dest_airport,origin_airport,dep_time", Some((1, 0))),
            ("from_city,to_city,distance", Some((0, 1))),
            ("Zielknoten,Startknoten", Some((1, 0))),
            ("targetid,sourceid", Some((1, 0))),
            ("citing,cited", Some((1, 0))),
            ("calling_number,called_number,duration", Some((0, 1))),
            ("First Name,Last Name,Company", None),
            ("x1,y1,x2,y2,source,target", Some((4, 5))),
            (":START_ID(Person),:END_ID(Person),:TYPE", Some((0, 1))),
            ("followers_count,user_id,friends_count", None),
            ("source,target,directed", Some((0, 1))),
            ("destino,origen", Some((1, 0))),
            ("peso;alvo;fonte", Some((2, 1))),
            ("naar,van", Some((1, 0))),
            ("куда,откуда", Some((1, 0))),
            ("目标,源", Some((1, 0))),
            ("do,z", Some((1, 0))),
            ("a,da", Some((1, 0))),
        ] {
            let names = names.split([',', ';']).map(str::to_owned).collect();
            let heading = Heading::of(names);
            assert_eq!(heading.ends, ends, "{:?}", heading.names);
            assert!(!heading.is_torn, "{:?}", heading.names);
        }
        let heading = Heading::of(["source", "target", "Weight", "p", "Type"].map(str::to_owned).to_vec());
        assert_eq!(
            (heading.weight, heading.kind),
            (Some(3), Some(Kind { at: 4, yes: None }))
        );
        assert!(Heading::of(["source", "source", "target"].map(str::to_owned).to_vec()).is_torn);
        // One end is named, and the other has a name that is not known, so it is not the number beside it.
        for names in [["id", "vers", "de"], ["id", "da", "a"]] {
            assert!(Heading::of(names.map(str::to_owned).to_vec()).is_torn, "{names:?}");
        }
        assert!(Heading::of(["a", "b"].map(str::to_owned).to_vec()).is_weak);
    }
}
