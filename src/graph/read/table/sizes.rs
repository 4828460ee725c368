//! Whether the first line of a table states the sizes of the graph.

/// What the other lines hold.
pub(super) struct Seen<'a> {
    /// Arcs that they list.
    pub(super) listed: u64,
    /// Nodes that they name.
    pub(super) nodes: u64,
    /// Least and largest of these, if all are numbers.
    pub(super) range: Option<(u64, u64)>,
    /// Columns that each has.
    pub(super) width: usize,
    /// Whether they name the node of this number.
    pub(super) knows: &'a dyn Fn(u64) -> bool,
    /// How many pairs of nodes they join.
    pub(super) pairs: &'a dyn Fn() -> u64,
    /// Whether they hold the arc between these two already.
    pub(super) has_arc: &'a dyn Fn(u64, u64) -> bool,
}

/// What a first line of numbers is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// An arc like the others.
    Arc,
    /// Sizes; the number of nodes, if it is stated.
    Sizes(Option<u64>),
    /// It could be both.
    Unsure,
    /// It is neither: it has not as many columns as the others, and states nothing that is true.
    Neither,
}

/// Fewer lines agree with a stated number by accident.
const FEW: u64 = 3;

/// In fewer lines there is no room for many nodes of which there is no trace.
const SOME: u64 = 10;

/// So many lines agree with their stated number by no accident.
const NO_ACCIDENT: u64 = 100;

impl Seen<'_> {
    /// What a first line with these numbers is.
    pub(super) fn verdict(&self, numbers: &[u64]) -> Verdict {
        match *numbers {
            [nodes] if self.fits_nodes(nodes) => Verdict::Sizes(Some(nodes)),
            [arcs] if self.fits_arcs(arcs) => Verdict::Sizes(None),
            [nodes, arcs] if self.fits_nodes(nodes) && self.fits_arcs(arcs) => self.of_two(nodes, arcs),
            [rows, columns, entries] if rows == columns && self.fits_nodes(rows) && self.fits_arcs(entries) => {
                // As an arc it would be one from a node to itself.
                if self.listed < FEW {
                    Verdict::Unsure
                } else {
                    Verdict::Sizes(Some(rows))
                }
            }
            // A number of arcs that is almost right, and of no other node.
            [nodes, arcs]
                if self.width == 2
                    && self.listed >= NO_ACCIDENT
                    && self.fits_nodes(nodes)
                    && arcs <= 2 * self.listed
                    && 2 * arcs >= self.listed
                    && !(self.knows)(arcs) =>
            {
                Verdict::Unsure
            }
            // Sizes and something else, such as whether there are weights.
            [nodes, arcs, _] if nodes == self.nodes && arcs == self.listed && self.listed >= FEW => Verdict::Unsure,
            _ if numbers.len() == self.width => Verdict::Arc,
            _ => Verdict::Neither,
        }
    }

    /// What two numbers are that fit the nodes and the arcs of the other lines.
    ///
    /// Both numbers fit an arc by accident only in a short file. There they are sizes for sure if as an arc the line would name a
    /// node that stands nowhere else, as `5 3` does above `1 2`, `2 3`, `3 4`, and `4 3` above `0 1`, `1 2`, `2 3`; or if it
    /// changes nothing as an arc, since there is one already. `4 3` above `1 2`, `2 3`, `3 4` is as good an arc as any.
    fn of_two(&self, nodes: u64, arcs: u64) -> Verdict {
        let is_exact = nodes == self.nodes;
        let is_short = self.listed < SOME;
        let names_strangers =
            !(self.knows)(nodes) && !(self.knows)(arcs) && self.range.is_some_and(|(low, _)| low <= 1);
        let has_room = nodes <= self.nodes + 2 || names_strangers && nodes <= 2 * self.nodes;
        // Few lines with other numbers than 0 to n − 1 or 1 to n hold as many nodes by accident.
        let is_plausible = !is_short || self.is_numbered_through(nodes);
        // All other lines come in both directions, and this one would not.
        let is_only_one_way = || 2 * arcs == self.listed && arcs == (self.pairs)();
        let is_sure = if nodes == arcs {
            // As an arc it would be one from a node to itself.
            true
        } else if self.width != 2 {
            true
        } else if self.listed < FEW || is_short && !has_room {
            false
        } else if is_exact && self.listed >= NO_ACCIDENT {
            true
        } else {
            match ((self.knows)(nodes), (self.knows)(arcs)) {
                (true, true) => is_exact && (self.has_arc)(nodes, arcs),
                (true, false) => is_exact && is_plausible,
                (false, true) => {
                    is_plausible && nodes <= 2 * self.nodes + 8 && (arcs == self.listed || is_only_one_way())
                }
                (false, false) => nodes <= self.most_nodes(),
            }
        };
        if is_sure {
            Verdict::Sizes(Some(nodes))
        } else {
            Verdict::Unsure
        }
    }

    /// Whether there can be so many nodes: as many as are named, or more that are numbered through from 0 or 1.
    fn fits_nodes(&self, nodes: u64) -> bool {
        nodes == self.nodes || self.is_numbered_through(nodes)
    }

    /// Whether all names are numbers of nodes that are numbered through from 0 or 1.
    pub(super) fn is_numbered_through(&self, nodes: u64) -> bool {
        nodes >= self.nodes
            && self
                .range
                .is_some_and(|(low, high)| high < nodes || low > 0 && high <= nodes)
    }

    /// Whether so many arcs are listed, each once, in one direction of two, or in both.
    pub(super) fn fits_arcs(&self, arcs: u64) -> bool {
        arcs == self.listed
            || arcs == 2 * self.listed
            || arcs < self.listed && 2 * arcs >= self.listed && arcs == (self.pairs)()
    }

    /// How many nodes a file of this size may state: isolated ones cost memory and stand nowhere else.
    pub(super) fn most_nodes(&self) -> u64 {
        1_000 + 64 * (self.nodes + self.listed)
    }
}

const NODES: [&str; 7] = ["n", "v", "nodes", "vertices", "knoten", "people", "users"];
const ARCS: [&str; 8] = ["m", "e", "edges", "arcs", "links", "kanten", "ties", "pairs"];

/// Whether a first line speaks of the graph rather than being an arc: `nodes: 5`, `nodes edges` above numbers, `Undirected graph`.
pub(super) fn is_preamble(line: &[u8], next: Option<&[u8]>) -> bool {
    const OF_GRAPHS: [&str; 10] = [
        "directed",
        "undirected",
        "graph",
        "network",
        "weighted",
        "unweighted",
        "gerichtet",
        "ungerichtet",
        "graphs",
        "netzwerk",
    ];
    let Some(words) = words(line) else {
        return false;
    };
    let is_size = |word: &String| NODES.contains(&word.as_str()) || ARCS.contains(&word.as_str());
    let is_number = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_long_size = |word: &String| is_size(word) && word.len() > 1;
    let holds_numbers =
        |line: &[u8]| self::words(line).is_some_and(|words| !words.is_empty() && words.iter().all(is_number));
    let states_one = match words.as_slice() {
        [name, number] => {
            let has_mark = line.iter().any(|byte| matches!(byte, b':' | b'='));
            (is_long_size(name) || has_mark && is_size(name)) && is_number(number)
                || is_number(name) && is_long_size(number)
        }
        _ => false,
    };
    let heads_sizes =
        words.len() > 1 && words.len() <= 3 && words.iter().all(is_long_size) && next.is_some_and(holds_numbers);
    // A single word may be the line of a node without neighbours, but for those that say what kind of graph follows.
    let is_followed = next.and_then(self::words).is_some_and(|next| next.len() > 1);
    let speaks_of_graph = (words.len() > 1 || is_followed)
        && words.iter().all(|word| OF_GRAPHS.contains(&word.as_str()))
        && words
            .iter()
            .any(|word| word.ends_with("graph") || word.starts_with("net") || word.contains("directed"));
    states_one || heads_sizes || speaks_of_graph
}

/// The numbers of nodes and arcs in a line such as `5 nodes 3 edges` or `n=5, m=3`.
pub(super) fn statement(line: &[u8]) -> Option<(u64, u64)> {
    let words = words(line)?;
    let [a, b, c, d] = words.as_slice() else {
        return None;
    };
    let of = |word: &str, number: &str| -> Option<(bool, u64)> {
        let is_nodes = NODES.contains(&word);
        (is_nodes || ARCS.contains(&word)).then_some(())?;
        Some((is_nodes, number.parse().ok()?))
    };
    let first = of(a, b).or_else(|| of(b, a))?;
    let second = of(c, d).or_else(|| of(d, c))?;
    match (first, second) {
        ((true, nodes), (false, arcs)) | ((false, arcs), (true, nodes)) => Some((nodes, arcs)),
        _ => None,
    }
}

/// The words and numbers of a line, in small letters.
fn words(line: &[u8]) -> Option<Vec<String>> {
    let text = std::str::from_utf8(line).ok()?.to_lowercase();
    let words = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty());
    Some(words.map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beside_sizes_are_understood() {
        for line in [
            "5 nodes 3 edges",
            "n=5, m=3",
            "Nodes: 5 Edges: 3",
            "edges 3 nodes 5",
            "5 Knoten, 3 Kanten",
        ] {
            assert_eq!(statement(line.as_bytes()), Some((5, 3)), "{line:?}");
        }
        for (line, next, is_preamble) in [
            ("nodes: 5", "1 2", true),
            ("5 nodes", "1 2", true),
            ("n=5", "m=4", true),
            ("nodes edges", "5 4", true),
            ("Undirected graph", "1 2", true),
            ("undirected", "1 2", true),
            ("undirected", "directed", false),
            ("n m", "5 4", false),
            ("v 5", "v 6", false),
            ("graph theory", "theory graph", false),
            ("a b", "5 4", false),
        ] {
            assert_eq!(
                super::is_preamble(line.as_bytes(), Some(next.as_bytes())),
                is_preamble,
                "{line:?}"
            );
        }
        for line in ["5 3", "alice 5 bob 3", "nodes 5", "5 nodes 3 nodes", "alice bob"] {
            assert_eq!(statement(line.as_bytes()), None, "{line:?}");
        }
    }
}
