//! Which columns of a table the arcs are in, by the names in its heading.
//!
//! Whoever is heard is *from*, whoever hears is *to*. So a *source*, *sender* or *tail* is from, a *target*, *receiver* or *head*
//! is to; and a *follower*, *subscriber* or *fan* hears whom they follow: they are to, and the *followee*, who is *followed* (a
//! column *following* or *follows* holds these too), is from. Who retweets hears who is retweeted.

/// What a column is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    From,
    To,
    /// The first or second of two that are alike, such as `u` and `v`.
    First,
    Second,
    Weight,
    /// Whether the line has a direction: `Type` of Gephi.
    Kind,
    /// A person, who is from beside a follower and to beside a followee.
    Person,
    /// A number, name, time or other thing that no arc ends at.
    Other,
    Unknown,
}

const FROM: [&str; 14] = [
    "source",
    "src",
    "from",
    "von",
    "quelle",
    "tail",
    "start",
    "sender",
    "origin",
    "absender",
    "influencer",
    "speaker",
    "parent",
    "caller",
];
const TO: [&str; 17] = [
    "target",
    "tgt",
    "to",
    "nach",
    "ziel",
    "head",
    "end",
    "dst",
    "dest",
    "destination",
    "receiver",
    "recipient",
    "empfänger",
    "hearer",
    "listener",
    "child",
    "callee",
];
/// They hear.
const FOLLOWERS: [&str; 8] = [
    "follower",
    "followers",
    "followedby",
    "subscriber",
    "fan",
    "reader",
    "heardby",
    "retweeter",
];
/// They are heard.
const FOLLOWED: [&str; 7] = [
    "followee",
    "followees",
    "followed",
    "following",
    "follows",
    "retweeted",
    "hears",
];
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
const OTHERS: [&str; 32] = [
    "",
    "index",
    "unnamed",
    "label",
    "labels",
    "time",
    "timestamp",
    "date",
    "datum",
    "zeit",
    "year",
    "created",
    "interval",
    "timeset",
    "count",
    "sign",
    "title",
    "edge",
    "link",
    "row",
    "since",
    "group",
    "segment",
    "department",
    "community",
    "class",
    "category",
    "gender",
    "age",
    "city",
    "country",
    "region",
];
/// Words beside the one that says what a column is.
const FILLERS: [&str; 17] = [
    "id", "ids", "node", "nodes", "vertex", "user", "person", "account", "name", "key", "number", "nr", "no", "knoten",
    "idx", "screen", "username",
];
const PERSONS: [&str; 4] = ["user", "person", "account", "node"];
const PAIRS: [(&str, &str); 9] = [
    ("u", "v"),
    ("i", "j"),
    ("a", "b"),
    ("x", "y"),
    ("1", "2"),
    ("one", "two"),
    ("first", "second"),
    ("ego", "alter"),
    ("row", "col"),
];

/// The words of a name, in small letters: `FromNodeId`, `from_node id` and `FROM NODE ID` are the same.
fn words(name: &str) -> Vec<String> {
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

/// What a column is by its name, and how many words beside that stand in it.
fn role(name: &str) -> (Role, usize) {
    let all = words(name);
    let kept: Vec<&str> = all
        .iter()
        .map(String::as_str)
        .filter(|word| !FILLERS.contains(word))
        .collect();
    let fillers = all.len() - kept.len();
    let rest = kept.concat();
    let rest = rest.as_str();
    let last = *kept.last().unwrap_or(&"");
    let role = if FROM.contains(&rest) || FOLLOWED.contains(&rest) {
        Role::From
    } else if TO.contains(&rest) || FOLLOWERS.contains(&rest) {
        Role::To
    } else if WEIGHTS.contains(&rest) && fillers == 0 {
        Role::Weight
    } else if rest == "type" {
        Role::Kind
    } else if PAIRS.iter().any(|pair| pair.0 == last) && (kept.len() == 1 || last == "a" || last == "1") {
        Role::First
    } else if PAIRS.iter().any(|pair| pair.1 == last) && (kept.len() == 1 || last == "b" || last == "2") {
        Role::Second
    } else if rest.is_empty() && all.iter().any(|word| PERSONS.contains(&word.as_str())) {
        Role::Person
    } else if OTHERS.contains(&kept.first().copied().unwrap_or("")) {
        Role::Other
    } else {
        Role::Unknown
    };
    (role, fillers)
}

/// The columns of a heading that were found, by place from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) names: Vec<String>,
    pub(super) ends: Option<(usize, usize)>,
    /// Whether the names are such as people also give to nodes: `a b`.
    pub(super) is_weak: bool,
    pub(super) weight: Option<usize>,
    pub(super) kind: Option<usize>,
    /// Columns whose names say nothing.
    pub(super) unknown: Vec<usize>,
    /// Two columns have an equal right to be an end.
    pub(super) is_torn: bool,
}

impl Heading {
    pub(super) fn of(names: Vec<String>) -> Self {
        let roles: Vec<(Role, usize)> = names.iter().map(|name| role(name)).collect();
        let with = |wanted: Role| -> Vec<usize> { (0..roles.len()).filter(|&at| roles[at].0 == wanted).collect() };
        let mut is_torn = false;
        // Of `source` and `source_name` the shorter, of `source_id` and `source_name` the number.
        let mut best = |wanted: Role| -> Option<usize> {
            let found = with(wanted);
            let cost = |&at: &usize| {
                let is_id = words(&names[at]).iter().any(|word| word == "id");
                (roles[at].1 > 0, roles[at].1 > 0 && !is_id, roles[at].1)
            };
            let least = found.iter().min_by_key(|at| cost(at)).copied()?;
            is_torn |= found.iter().filter(|at| cost(at) == cost(&least)).count() > 1;
            Some(least)
        };
        let (from, to) = (best(Role::From), best(Role::To));
        // Of `x1`, `x2`, `x3` no two are a pair.
        let third = |name: &String| matches!(words(name).as_slice(), [.., last] if last == "3" || last == "c");
        let (first, second) = if names.iter().any(third) {
            (None, None)
        } else {
            (best(Role::First), best(Role::Second))
        };
        let person = match with(Role::Person).as_slice() {
            [only] => Some(*only),
            [] => {
                let is_one = |&at: &usize| {
                    matches!(
                        words(&names[at]).concat().as_str(),
                        "id" | "name" | "username" | "screenname"
                    )
                };
                let mut others = with(Role::Other).into_iter().filter(is_one);
                others.next().filter(|_| others.next().is_none())
            }
            _ => None,
        };
        let is_torn = is_torn && (from.is_some() || to.is_some() || first.is_some());
        let other_of_two = |at: usize| (names.len() == 2).then_some(1 - at);
        let mut ends = match (from, to, first, second) {
            (Some(from), Some(to), ..) => Some((from, to)),
            (Some(from), None, ..) => person.or(other_of_two(from)).map(|to| (from, to)),
            (None, Some(to), ..) => person.or(other_of_two(to)).map(|from| (from, to)),
            (None, None, Some(first), Some(second)) => Some((first, second)),
            _ => None,
        };
        if ends.is_some_and(|(from, to)| from == to) {
            ends = None;
        }
        // One end without the other.
        let is_torn = is_torn || ends.is_none() && (from.is_some() || to.is_some());
        // A probability rather than another weight.
        let weights = with(Role::Weight);
        let is_probability = |&&at: &&usize| words(&names[at]).concat().starts_with('p');
        let weight = weights.iter().find(is_probability).or(weights.first()).copied();
        Self {
            is_weak: from.is_none()
                && to.is_none()
                && ends.is_some_and(|(one, other): (usize, usize)| {
                    [one, other].iter().all(|&at| names[at].chars().count() <= 1)
                }),
            weight,
            kind: with(Role::Kind).first().copied(),
            unknown: (0..roles.len())
                .filter(|&at| {
                    matches!(
                        roles[at].0,
                        Role::Unknown | Role::First | Role::Second | Role::Person | Role::From | Role::To
                    )
                })
                .collect(),
            is_torn,
            ends,
            names,
        }
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
        ] {
            let names = names.split([',', ';']).map(str::to_owned).collect();
            let heading = Heading::of(names);
            assert_eq!(heading.ends, ends, "{:?}", heading.names);
            assert!(!heading.is_torn, "{:?}", heading.names);
        }
        let heading = Heading::of(["source", "target", "Weight", "p", "Type"].map(str::to_owned).to_vec());
        assert_eq!((heading.weight, heading.kind), (Some(3), Some(4)));
        assert!(Heading::of(["source", "source", "target"].map(str::to_owned).to_vec()).is_torn);
        assert!(Heading::of(["a", "b"].map(str::to_owned).to_vec()).is_weak);
    }
}
