//! Files that list nodes of a graph, one or more a line.

use std::collections::HashSet;
use std::io::Read;
use std::path::Path;

use super::error::{Fault, ReadError, shown};
use super::lines::{Lines, is_comment};
use super::names::Names;
use super::source::Source;
use crate::input;

/// Nodes of a graph, as a file lists them.
///
/// A line is the name of a node, or several: parted by commas, semicolons or tabs if it has any, and else by blanks; a name
/// that holds one of these stands in double quotes. What follows a blank and `#` is a comment, and so is a line that begins with `#`
/// or `%` unless a node is called so. A first line that names no node
/// but the column is a heading. A node that is listed again is read over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NodeList {
    /// The nodes in the order of the file, each once.
    pub nodes: Vec<u32>,
    /// How often a node was listed again.
    pub repeats: u64,
    /// The first line, if it was taken for a heading.
    pub heading: Option<String>,
}

/// What people call a column of nodes.
const HEADINGS: [&str; 22] = [
    "node",
    "nodes",
    "id",
    "ids",
    "name",
    "names",
    "node_id",
    "nodeid",
    "user",
    "users",
    "user_id",
    "userid",
    "person",
    "people",
    "vertex",
    "vertices",
    "label",
    "initial",
    "spreader",
    "spreaders",
    "seed",
    "seeds",
];

impl NodeList {
    /// Reads the file at `path` for a graph whose nodes have these names.
    ///
    /// # Errors
    /// [`ReadError`] if the file cannot be read, names something that is no node, has several columns, or lists nothing.
    pub fn read(path: &Path, names: &Names) -> Result<Self, ReadError> {
        let file = input::open(path).map_err(|error| Fault::Io(error).at(path, None))?;
        Self::read_from(path, file, names)
    }

    /// Reads the bytes `raw` of the file `path`, which is used only to say where a fault is.
    ///
    /// # Errors
    /// As [`NodeList::read`].
    pub fn read_from(path: &Path, raw: impl Read, names: &Names) -> Result<Self, ReadError> {
        let source = Source::open(raw).map_err(|fault| fault.at(path, None))?;
        let mut lines = Lines::new(path, source);
        let mut list = Self::default();
        let mut met = HashSet::new();
        let mut is_first = true;
        while let Some(line) = lines.next_that(|line| !line.is_empty() && !is_remark(line, names))? {
            let number = line.number;
            let text = std::str::from_utf8(line.text);
            let text = text.map_err(|_| Fault::NotUtf8(shown(line.text)).at(path, number))?;
            match nodes_of(text, names) {
                Ok(nodes) => {
                    for node in nodes {
                        if met.insert(node) {
                            list.nodes.push(node);
                        } else {
                            list.repeats += 1;
                        }
                    }
                }
                Err(_) if is_first && is_heading(text, names) => list.heading = Some(shown(text.as_bytes())),
                Err(fault) => return Err(fault.at(path, number)),
            }
            is_first = false;
        }
        if list.nodes.is_empty() {
            return Err(Fault::NoNodes.at(path, None));
        }
        Ok(list)
    }
}

/// Whether a line is a comment, which one that begins with the node `#x` is not.
fn is_remark(line: &[u8], names: &Names) -> bool {
    let names_node = |text: &str| {
        let text = without_comment(text);
        names.find(text).is_some() || items(text).first().is_some_and(|item| names.find(item).is_some())
    };
    is_comment(line) && !std::str::from_utf8(line).is_ok_and(names_node)
}

/// The nodes that a line names.
fn nodes_of(text: &str, names: &Names) -> Result<Vec<u32>, Fault> {
    if let Some(node) = names.find(text) {
        return Ok(vec![node]);
    }
    let text = without_comment(text);
    if let Some(node) = names.find(text) {
        return Ok(vec![node]);
    }
    let items = items(text);
    if items.first().is_some_and(|first| first.trim_matches('"').is_empty()) {
        return Err(Fault::SeveralColumns(shown(text.as_bytes())));
    }
    let is_all_unknown = items.iter().all(|item| names.find(item).is_none());
    if items.len() > 1 && is_all_unknown && items.iter().all(|item| is_word(item)) {
        return Err(Fault::SeveralColumns(shown(text.as_bytes())));
    }
    let node = |item: &&str| names.find(item).ok_or_else(|| Fault::NoSuchNode(names.unknown(item)));
    items.iter().filter(|item| !item.is_empty()).map(node).collect()
}

/// Whether a line that names no node is a heading: where nodes are numbers, any word; else a word for nodes.
fn is_heading(text: &str, names: &Names) -> bool {
    let text = without_comment(text).trim_matches('"');
    let has_only_numbers = names.numbers().len() == names.len();
    items(text).len() == 1
        && (has_only_numbers && is_word(text)
            || HEADINGS.contains(&text.to_lowercase().replace([' ', '-'], "_").as_str()))
}

/// Whether a text begins as words do.
fn is_word(text: &str) -> bool {
    text.trim_start_matches('"')
        .starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// A line without what follows a blank and `#`.
fn without_comment(text: &str) -> &str {
    let end = [" #", "\t#"].into_iter().filter_map(|mark| text.find(mark)).min();
    text[..end.unwrap_or(text.len())].trim_end()
}

/// The items of a line, quotes included.
fn items(text: &str) -> Vec<&str> {
    let is_mark = |letter: char| matches!(letter, ',' | ';' | '\t');
    if parted(text, is_mark).len() > 1 {
        parted(text, is_mark)
    } else {
        let mut words = parted(text, char::is_whitespace);
        words.retain(|word| !word.is_empty());
        words
    }
}

/// A text parted where a letter outside of double quotes is a mark.
fn parted(text: &str, is_mark: impl Fn(char) -> bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut is_quoted) = (0, false);
    for (index, letter) in text.char_indices() {
        if letter == '"' {
            is_quoted = !is_quoted;
        } else if !is_quoted && is_mark(letter) {
            parts.push(text[start..index].trim());
            start = index + letter.len_utf8();
        }
    }
    parts.push(text[start..].trim());
    parts
}
