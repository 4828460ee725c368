//! LGL (Large Graph Layout): a line `# node`, then a line `neighbour [weight]` for each of its ties.

use super::draft::{Directedness, Draft};
use super::error::{Fault, ReadError, shown};
use super::lines::Lines;
use super::network_file::NetworkFile;
use super::weight::weight;

/// Whether a text can be nothing else: one word a line, the first and others below it with `#` before them.
pub(super) fn is_sure(text: &[u8]) -> bool {
    let parts_columns = |byte: &u8| matches!(byte, b',' | b';' | b'|');
    let lines = || {
        text.split(|&byte| byte == b'\n')
            .map(<[u8]>::trim_ascii)
            .filter(|line| !line.is_empty())
    };
    let is_neighbour = |line: &[u8]| head(line).is_none();
    let has_heads_below = || {
        lines()
            .skip_while(|line| !is_neighbour(line))
            .any(|line| head(line).is_some())
    };
    lines().next().is_some_and(|line| head(line).is_some())
        && !text.iter().any(parts_columns)
        && lines().all(|line| head(line).is_some() || words(line).count() == 1)
        && has_heads_below()
}

/// The node of a line `# node`.
fn head(line: &[u8]) -> Option<&[u8]> {
    let node = line.strip_prefix(b"# ")?.trim_ascii();
    (words(node).count() == 1).then_some(node)
}

fn words(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty())
}

/// Reads nodes and their ties, each of which stands below one of its ends.
pub(super) fn read(mut lines: Lines<'_>, mut draft: Draft) -> Result<NetworkFile, ReadError> {
    draft.says(Directedness::Undirected);
    let mut above = None;
    while let Some(line) = lines.next_that(|line| !line.is_empty())? {
        if let Err(fault) = push(line.text, &mut above, &mut draft) {
            return Err(lines.at(fault));
        }
    }
    draft.finish().map_err(|fault| lines.of_file(fault))
}

/// Takes in a line below the node `above`.
fn push(line: &[u8], above: &mut Option<u32>, draft: &mut Draft) -> Result<(), Fault> {
    if let Some(node) = head(line) {
        *above = Some(draft.node(node)?);
        return Ok(());
    }
    let words: Vec<&[u8]> = words(line).collect();
    match (words.as_slice(), *above) {
        ([node, rest @ ..], Some(from)) if rest.len() <= 1 && !line.starts_with(b"#") => {
            let to = draft.node(node)?;
            let weight = rest.first().map(|cell| weight(cell)).transpose()?;
            draft.arc(from, to, weight)
        }
        _ => Err(Fault::Unexpected {
            found: shown(line),
            wanted: "a node `# ann`, or below it a neighbour `bob` or `bob 0.5`",
        }),
    }
}
