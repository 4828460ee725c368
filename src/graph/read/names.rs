//! What the nodes are called in a file.

use std::borrow::Cow;

use super::field::{digits, whole, with_single_quotes};

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

    /// The node of that name: the one that is called exactly so; else the only one that could be meant, as `042`, `42.0` and
    /// `4.2e+01` mean 42. `None` if there is none, or several could be meant.
    ///
    /// Where the file has ids and labels, a label counts more than an id.
    pub fn find(&self, name: &str) -> Option<u32> {
        match self.meant(name).as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// The nodes that a name could mean.
    pub(super) fn meant(&self, name: &str) -> Vec<u32> {
        let ids = self.ids.as_deref();
        let by_id = |find: &dyn Fn(&Self) -> Vec<u32>| -> Vec<u32> {
            let found = ids.map(|(ids, nodes)| find(ids).into_iter().map(|id| nodes[id as usize]).collect());
            found.unwrap_or_default()
        };
        let trimmed = name.trim();
        let unquoted = trimmed
            .strip_prefix('"')
            .and_then(|name| name.strip_suffix('"'))
            .unwrap_or(trimmed);
        let single = with_single_quotes(unquoted);
        for written in [trimmed, unquoted, &single] {
            if let Some(node) = self.exactly(written) {
                return vec![node];
            }
            let found = by_id(&|ids| ids.exactly(written).into_iter().collect());
            if !found.is_empty() {
                return found;
            }
        }
        let Some(number) = whole(unquoted.as_bytes()) else {
            return Vec::new();
        };
        let mut meant = self.of_value(number);
        if meant.is_empty() {
            meant = by_id(&|ids| ids.of_value(number));
        }
        meant
    }

    /// The node that is called exactly so.
    fn exactly(&self, name: &str) -> Option<u32> {
        let is_plain = name == "0" || !name.starts_with('0');
        if let Some(number) = digits(name.as_bytes()).filter(|_| is_plain)
            && let Ok(node) = self.numbers.binary_search(&number)
        {
            return Some(node as u32);
        }
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.text(middle) < name {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (low < self.ends.len() && self.text(low) == name).then(|| (self.numbers.len() + low) as u32)
    }

    /// The nodes whose names are this number, with zeros before it or none behind its point.
    fn of_value(&self, number: u64) -> Vec<u32> {
        /// No number that is read has more digits.
        const MOST_ZEROS: usize = 20;
        let padded = (0..=MOST_ZEROS).map(|zeros| format!("{}{number}", "0".repeat(zeros)));
        padded
            .chain([format!("{number}.0")])
            .filter_map(|name| self.exactly(&name))
            .collect()
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
        let padded = Names::from_sorted(vec![0, 1, 7], ["00", "01", "1.0"].into_iter());
        let found = |name: &str| padded.find(name).map(|node| padded.name(node).into_owned());
        for name in ["1", "01", "1.0", "0", "00", "7"] {
            assert_eq!(found(name).as_deref(), Some(name));
            assert_eq!(found(&format!("\"{name}\"")).as_deref(), Some(name));
        }
        assert_eq!(
            (found("007").as_deref(), found("001"), found("000")),
            (Some("7"), None, None)
        );
        let shown: Vec<String> = names.iter().map(Into::into).collect();
        assert_eq!(shown, ["3", "42", "alice", "bob b"]);
        let shuffled = [3, 1, 0, 2].map(|node: usize| shown[node].clone());
        assert_eq!(Names::of(&shuffled), (names, vec![3, 1, 0, 2]));
    }
}
