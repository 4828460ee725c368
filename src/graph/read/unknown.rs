//! What is said of a node that a graph does not have.

use super::error::shown;
use super::names::Names;

impl Names {
    /// That there is no node of this name, or several that could be meant, and which there are: `9 is not in the graph; its 3 nodes have numbers from 1 to 3`.
    pub fn unknown(&self, name: &str) -> String {
        let written = shown(name.trim().as_bytes());
        let meant = self.meant(name);
        if let [one, other, ..] = meant.as_slice() {
            let quoted = |node: u32| format!("\"{}\"", shown(self.name(node).as_bytes()));
            return format!(
                "{written} could be {} or {}; write the name as it stands in the file",
                quoted(*one),
                quoted(*other)
            );
        }
        let numbers = self.numbers();
        let is_number = written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let written = if is_number { written } else { format!("\"{written}\"") };
        let there_is = match (numbers.first(), numbers.last()) {
            (Some(first), Some(last)) if numbers.len() == self.len() => {
                format!("its {} nodes have numbers from {first} to {last}", self.len())
            }
            _ => match self.nearest(name) {
                Some(nearest) => format!("did you mean \"{}\"?", shown(nearest.as_bytes())),
                None => format!(
                    "its {} nodes have names such as \"{}\"",
                    self.len(),
                    shown(self.name(self.len() as u32 - 1).as_bytes())
                ),
            },
        };
        format!("{written} is not in the graph; {there_is}")
    }
}
