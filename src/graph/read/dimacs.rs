//! DIMACS: a line `p` states the sizes, lines `e` are edges and lines `a` arcs.

use super::account::Note;
use super::declared::all_up_to;
use super::draft::{Directedness, Draft};
use super::error::{Fault, ReadError, shown};
use super::field::{Id, digits};
use super::lines::Lines;
use super::network_file::NetworkFile;
use super::weight::weight;

/// Whether a line is a comment.
pub(super) fn is_comment(line: &[u8]) -> bool {
    matches!(line, [b'c'] | [b'c', b' ' | b'\t', ..])
}

/// Whether a line states the kind of problem and the numbers of nodes and arcs.
pub(super) fn is_problem(line: &[u8]) -> bool {
    sizes(line).is_some()
}

/// Nodes and arcs in `p edge 5 4`.
fn sizes(line: &[u8]) -> Option<[u64; 2]> {
    let words: Vec<&[u8]> = words(line).collect();
    match words.as_slice() {
        [b"p", kind, nodes, arcs] if digits(kind).is_none() => Some([digits(nodes)?, digits(arcs)?]),
        _ => None,
    }
}

fn words(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty())
}

/// Reads the nodes 1 … n, ties `e u v` and arcs `a u v [weight]`. What is said of single nodes (`n`, `d`, `v`, `x`) is read over.
pub(super) fn read(mut lines: Lines<'_>, draft: Draft) -> Result<NetworkFile, ReadError> {
    let mut reader = Dimacs { draft, stated: None };
    while let Some(line) = lines.next_that(|line| !line.is_empty() && !is_comment(line))? {
        if let Err(fault) = reader.line(line.text) {
            return Err(lines.at(fault));
        }
    }
    reader.finish().map_err(|fault| lines.of_file(fault))
}

struct Dimacs {
    draft: Draft,
    /// Nodes and arcs.
    stated: Option<[u64; 2]>,
}

impl Dimacs {
    fn line(&mut self, text: &[u8]) -> Result<(), Fault> {
        let Some([nodes, _]) = self.stated else {
            self.stated = sizes(text);
            return if self.stated.is_some() {
                Ok(())
            } else {
                Err(unexpected(text, "a line `p edge NODES EDGES`"))
            };
        };
        let words: Vec<&[u8]> = words(text).collect();
        match words.as_slice() {
            [b"e" | b"a", from, to, rest @ ..] if rest.len() <= 1 => {
                let from = node(&mut self.draft, from, nodes)?;
                let to = node(&mut self.draft, to, nodes)?;
                let weight = rest.first().map(|cell| weight(cell)).transpose()?;
                let said = match words[0] {
                    b"e" => Directedness::Undirected,
                    _ => Directedness::Directed,
                };
                self.draft.arc_said(from, to, weight, said)
            }
            [b"n" | b"d" | b"v" | b"x", ..] => Ok(()),
            _ => Err(unexpected(text, "an edge `e 1 2` or an arc `a 1 2`")),
        }
    }

    fn finish(self) -> Result<NetworkFile, Fault> {
        let Self { mut draft, stated } = self;
        let Some([nodes, arcs]) = stated else {
            return Err(Fault::EndsWithin("DIMACS file"));
        };
        all_up_to(&mut draft, nodes)?;
        let found = draft.listed();
        // Some state each edge once and list it from both ends.
        if found != arcs && found != 2 * arcs {
            draft.note(Note::ArcsStated { stated: arcs, found });
        }
        draft.finish()
    }
}

fn node(draft: &mut Draft, text: &[u8], count: u64) -> Result<u32, Fault> {
    let number = digits(text).filter(|number| (1..=count).contains(number));
    let number = number.ok_or_else(|| Fault::NotCounted {
        text: shown(text),
        count,
    })?;
    draft.named(Id::Number(number))
}

fn unexpected(text: &[u8], wanted: &'static str) -> Fault {
    Fault::Unexpected {
        found: shown(text),
        wanted,
    }
}
