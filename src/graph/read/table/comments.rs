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
    /// The last comment, which may be a heading.
    pub(super) last: String,
}

impl Comments {
    /// From comments without their marks.
    pub(super) fn of<'t>(comments: impl Iterator<Item = &'t [u8]>) -> Self {
        let mut said = Self::default();
        let (mut directed, mut undirected) = (false, false);
        for (number, comment) in comments.enumerate() {
            let text = String::from_utf8_lossy(comment).to_lowercase();
            let words: Vec<&str> = text
                .split(|letter: char| !letter.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .collect();
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
            undirected |= words.contains(&"undirected");
            directed |= words.contains(&"directed") && !words.contains(&"undirected");
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
            String::from_utf8_lossy(comment).trim().clone_into(&mut said.last);
        }
        said.directed = match (directed, undirected) {
            (true, false) => Some(Directedness::Directed),
            (false, true) => Some(Directedness::Undirected),
            _ => None,
        };
        said
    }
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
    }
}
