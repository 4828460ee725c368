//! What the nodes are called in a file.

use std::borrow::Cow;

use super::field::whole;

/// What the nodes are called in the file: whole numbers in rising order, then texts in the order of their bytes.
///
/// 8 bytes per number, 8 and its bytes per text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    numbers: Vec<u64>,
    /// The texts, one behind the other.
    bytes: String,
    /// Where each text ends.
    ends: Vec<usize>,
    /// Where the file has ids as well: these, and the node of each.
    ids: Option<Box<(Names, Vec<u32>)>>,
}

impl Names {
    /// The nodes 1 … n.
    pub fn counted_from_1(nodes: u32) -> Self {
        Self {
            numbers: (1..=u64::from(nodes)).collect(),
            ..Self::default()
        }
    }

    /// Takes numbers and texts that rise.
    pub(super) fn from_sorted<'t>(numbers: Vec<u64>, texts: impl ExactSizeIterator<Item = &'t str>) -> Self {
        let mut names = Self {
            numbers,
            bytes: String::new(),
            ends: Vec::with_capacity(texts.len()),
            ids: None,
        };
        for text in texts {
            names.bytes.push_str(text);
            names.ends.push(names.bytes.len());
        }
        names
    }

    /// Takes names as [`Names::name`] gives them, each once, and says which node each of them is.
    pub fn of(shown: &[String]) -> (Self, Vec<u32>) {
        let number = |name: &str| name.parse::<u64>().ok().filter(|number| number.to_string() == name);
        let mut order: Vec<usize> = (0..shown.len()).collect();
        // Texts after numbers: none is less than some.
        order.sort_by_cached_key(|&index| (number(&shown[index]).is_none(), number(&shown[index]), &shown[index]));
        let mut nodes = vec![0; shown.len()];
        for (node, &index) in (0..).zip(&order) {
            nodes[index] = node;
        }
        let numbers: Vec<u64> = order.iter().map_while(|&index| number(&shown[index])).collect();
        let texts = order[numbers.len()..].iter().map(|&index| shown[index].as_str());
        (Self::from_sorted(numbers, texts), nodes)
    }

    /// Lets nodes be found by ids too: `places` holds the place among `ids` and `ranks` the node of each index.
    pub(super) fn also_found_by(&mut self, ids: Names, places: &[u32], ranks: &[u32]) {
        let mut nodes = vec![0; ranks.len()];
        for (&place, &node) in places.iter().zip(ranks) {
            nodes[place as usize] = node;
        }
        self.ids = Some(Box::new((ids, nodes)));
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.numbers.len() + self.ends.len()
    }

    /// Whether there is no node.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether all names are plain English text.
    pub fn are_ascii(&self) -> bool {
        self.bytes.is_ascii()
    }

    /// The names that are whole numbers; those of the first nodes.
    pub fn numbers(&self) -> &[u64] {
        &self.numbers
    }

    /// What a node is called.
    ///
    /// # Panics
    /// If there is no such node.
    pub fn name(&self, node: u32) -> Cow<'_, str> {
        match self.numbers.get(node as usize) {
            Some(number) => Cow::Owned(number.to_string()),
            None => Cow::Borrowed(self.text(node as usize - self.numbers.len())),
        }
    }

    /// The node of that name, as it could stand in the file: `42`, `042`, `"42"`, `42.0` and `4.2e+01` are the same.
    ///
    /// Where the file has ids and labels, a label counts more than an id.
    pub fn find(&self, name: &str) -> Option<u32> {
        self.find_name(name).or_else(|| {
            let (ids, nodes) = self.ids.as_deref()?;
            ids.find_name(name).map(|id| nodes[id as usize])
        })
    }

    fn find_name(&self, name: &str) -> Option<u32> {
        let trimmed = name.trim();
        let unquoted = trimmed
            .strip_prefix('"')
            .and_then(|name| name.strip_suffix('"'))
            .unwrap_or(trimmed);
        let number = whole(unquoted.as_bytes()).and_then(|number| self.numbers.binary_search(&number).ok());
        if let Some(node) = number {
            return Some(node as u32);
        }
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.text(middle) < unquoted {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (low < self.ends.len() && self.text(low) == unquoted).then(|| (self.numbers.len() + low) as u32)
    }

    /// The name that is almost this one, whatever the case, for a question; `None` if there is none, or too many to look through.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        const MOST: usize = 100_000;
        /// Below this, names are just different.
        const ALIKE: f64 = 0.8;
        let lower = name.trim().to_lowercase();
        let likeness = |index: usize| strsim::jaro_winkler(&self.text(index).to_lowercase(), &lower);
        (0..self.ends.len().min(MOST))
            .map(|index| (likeness(index), index))
            .filter(|(likeness, _)| *likeness >= ALIKE)
            .max_by(|one, other| one.0.total_cmp(&other.0))
            .map(|(_, index)| self.text(index))
    }

    /// All names, by node.
    pub fn iter(&self) -> impl Iterator<Item = Cow<'_, str>> {
        (0..self.len() as u32).map(|node| self.name(node))
    }

    fn text(&self, index: usize) -> &str {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.bytes[start..self.ends[index]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_they_could_stand_in_a_file() {
        let names = Names::from_sorted(vec![3, 42], ["alice", "bob b"].into_iter());
        for (name, node) in [
            ("3", Some(0)),
            ("42", Some(1)),
            ("042", Some(1)),
            ("\"42\"", Some(1)),
            ("42.0", Some(1)),
            ("4.2e+01", Some(1)),
            ("4", None),
            ("alice", Some(2)),
            (" \"bob b\" ", Some(3)),
            ("Alice", None),
            ("", None),
            ("carol", None),
        ] {
            assert_eq!(names.find(name), node, "{name:?}");
        }
        let shown: Vec<String> = names.iter().map(Into::into).collect();
        assert_eq!(shown, ["3", "42", "alice", "bob b"]);
        let shuffled = [3, 1, 0, 2].map(|node: usize| shown[node].clone());
        assert_eq!(Names::of(&shuffled), (names, vec![3, 1, 0, 2]));
    }
}
