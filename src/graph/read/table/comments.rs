//! What the comments above a table say of it.

use crate::graph::read::draft::Directedness;

/// What the comments above a table say of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Comments {
    /// Whether its arcs have a direction.
    pub(super) directed: Option<Directedness>,
    /// KONECT: lines are `from to [weight [time]]`.
    pub(super) is_konect: bool,
    /// KONECT `bip`: the second column has nodes of another kind, with numbers of their own.
    pub(super) is_bipartite: bool,
    pub(super) nodes: Option<u64>,
    pub(super) edges: Option<u64>,
    /// Every comment, each of which may be a heading.
    pub(super) all: Vec<String>,
}

impl Comments {
    /// From comments without their marks.
    pub(super) fn of<'t>(comments: impl Iterator<Item = &'t [u8]>) -> Self {
        let mut said = Self::default();
        let (mut directed, mut undirected) = (false, false);
        for (number, comment) in comments.enumerate() {
            let text = String::from_utf8_lossy(comment).to_lowercase();
            let words = words(&text);
            if number == 0 {
                let kind = words.first().copied().unwrap_or_default();
                said.is_konect =
                    comment.starts_with(b" ") && matches!(kind, "sym" | "asym" | "bip") && words.len() <= 2;
                if said.is_konect {
                    said.is_bipartite = kind == "bip";
                    directed |= kind == "asym";
                    undirected |= kind == "sym";
                }
            } else if number == 1 && said.is_konect {
                let numbers: Vec<u64> = words.iter().map_while(|word| word.parse().ok()).collect();
                said.edges = numbers.first().copied();
                said.nodes = match (numbers.get(1), numbers.get(2)) {
                    (Some(one), Some(other)) if said.is_bipartite => one.checked_add(*other),
                    (Some(one), _) => Some(*one),
                    _ => None,
                };
            }
            match direction(&text) {
                Some(Directedness::Directed) => directed = true,
                Some(Directedness::Undirected) => undirected = true,
                None => {}
            }
            for (at, word) in words.iter().enumerate() {
                let number = words.get(at + 1).and_then(|word| word.parse().ok());
                if number.is_none() || !text.contains(&format!("{word}:")) {
                    continue;
                }
                match *word {
                    "nodes" | "vertices" => said.nodes = number,
                    "edges" | "arcs" => said.edges = number,
                    _ => {}
                }
            }
            said.all.push(String::from_utf8_lossy(comment).trim().to_owned());
        }
        said.directed = match (directed, undirected) {
            (true, false) => Some(Directedness::Directed),
            (false, true) => Some(Directedness::Undirected),
            _ => None,
        };
        said
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect()
}

/// What a comment in small letters clearly says of the direction of the arcs: `undirected graph: …`, `directed: false`,
/// `the network is weighted, undirected`. A mention such as `the undirected version is elsewhere` says nothing.
fn direction(text: &str) -> Option<Directedness> {
    /// Words that may turn what is said into its opposite, or into a mere mention.
    const DOUBTS: [&str; 16] = [
        "not",
        "no",
        "non",
        "nor",
        "neither",
        "or",
        "if",
        "unless",
        "without",
        "version",
        "versions",
        "elsewhere",
        "was",
        "originally",
        "than",
        "instead",
    ];
    let words = words(text);
    if let Some(said) = answer(&words) {
        return Some(said);
    }
    if words.iter().any(|word| DOUBTS.contains(word)) {
        return None;
    }
    let mut said: Vec<Directedness> = text
        .split([',', ';', '(', ')', '.', '|'])
        .filter_map(statement)
        .collect();
    said.dedup();
    match said.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// What `directed: yes` and `is_undirected = 0` say.
fn answer(words: &[&str]) -> Option<Directedness> {
    let words = words.strip_prefix(&["is"]).unwrap_or(words);
    let [name, answer] = words else {
        return None;
    };
    let is_so = match *answer {
        "true" | "yes" | "1" | "y" | "t" => true,
        "false" | "no" | "0" | "n" | "f" => false,
        _ => return None,
    };
    match (*name, is_so) {
        ("directed" | "isdirected", true) | ("undirected" | "isundirected", false) => Some(Directedness::Directed),
        ("directed" | "isdirected", false) | ("undirected" | "isundirected", true) => Some(Directedness::Undirected),
        _ => None,
    }
}

/// What a part of a sentence says: perhaps `the graph is`, the word itself, perhaps what is directed, and then another part or
/// what the graph is of.
fn statement(part: &str) -> Option<Directedness> {
    const BEFORE: [&str; 20] = [
        "the",
        "this",
        "a",
        "an",
        "graph",
        "network",
        "file",
        "is",
        "are",
        "type",
        "kind",
        "edges",
        "arcs",
        "links",
        "weighted",
        "unweighted",
        "simple",
        "format",
        "graphtype",
        "of",
    ];
    const NOUNS: [&str; 12] = [
        "graph",
        "network",
        "edges",
        "edge",
        "edgelist",
        "list",
        "links",
        "ties",
        "arcs",
        "multigraph",
        "weighted",
        "unweighted",
    ];
    const AFTER: [&str; 10] = [
        "of", "with", "from", "for", "between", "in", "where", "each", "among", "by",
    ];
    let words = words(part);
    let at = words.iter().position(|word| !BEFORE.contains(word))?;
    let said = match words[at] {
        "directed" => Directedness::Directed,
        "undirected" => Directedness::Undirected,
        _ => return None,
    };
    let rest = &words[at + 1..];
    let nouns = rest.iter().take_while(|word| NOUNS.contains(word)).count();
    let is_one = |word: &&str| matches!(*word, "directed" | "undirected");
    if rest.iter().any(is_one) {
        return None;
    }
    let ends = match rest.get(nouns) {
        None => true,
        Some(word) => {
            let noun_end = part.find(words[at])? + words[at].len();
            let behind = part[noun_end..].find([':', '-', '[', '=']);
            let word_at = part[noun_end..].find(word).unwrap_or(0);
            nouns > 0 && AFTER.contains(word) || behind.is_some_and(|mark| mark < word_at)
        }
    };
    ends.then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_say_how_a_table_is_meant() {
        let of = |text: &str| Comments::of(text.lines().map(str::as_bytes));
        assert_eq!(
            of(" Undirected graph: ../a.txt").directed,
            Some(Directedness::Undirected)
        );
        assert_eq!(
            of(" Directed graph (each unordered pair of nodes is saved once)").directed,
            Some(Directedness::Directed)
        );
        assert_eq!(of(" a graph\n Nodes: 34 Edges: 78").nodes, Some(34));
        let konect = of(" bip weighted\n 5 3 2");
        assert!(konect.is_konect && konect.is_bipartite);
        assert_eq!((konect.nodes, konect.edges, konect.directed), (Some(5), Some(5), None));
        assert_eq!(of(" sym unweighted").directed, Some(Directedness::Undirected));
        assert_eq!(of(" asym positive").directed, Some(Directedness::Directed));
        assert_eq!(of(" the symmetric case").directed, None);
        let (directed, undirected) = (Some(Directedness::Directed), Some(Directedness::Undirected));
        for (text, said) in [
            ("undirected: false", directed),
            ("Directed: no", undirected),
            ("directed=0", undirected),
            ("is_directed = True", directed),
            ("undirected: true", undirected),
            ("The graph is undirected.", undirected),
            ("Graph type: undirected", undirected),
            ("weighted, undirected", undirected),
            ("Nodes: 5, Edges: 4, undirected", undirected),
            ("Undirected graph of friends", undirected),
            ("undirected network [34 nodes]", undirected),
            ("not an undirected graph", None),
            ("the undirected version is elsewhere", None),
            ("undirected friends are in the other file", None),
            ("Directed by Stanley Kubrick", None),
            ("directed or undirected?", None),
            ("directed, undirected", None),
            ("an undirected graph, made from the directed one", undirected),
            ("directed\nundirected", None),
            ("cast and directed in 1999", None),
        ] {
            assert_eq!(of(text).directed, said, "{text:?}");
        }
    }
}
