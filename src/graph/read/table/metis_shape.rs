//! Whether the lines of a table are those of a METIS file.

use std::collections::HashSet;

use crate::graph::read::field::digits;

/// Whether the first line states sizes, and the others, blank ones among them, list the neighbours of the nodes 1 to n from both ends.
pub(super) fn is_metis(lines: &[&[u8]], is_whole: bool) -> bool {
    let mut lines = lines.iter().skip_while(|line| line.is_empty());
    let Some((nodes, edges, stride)) = lines.next().and_then(|line| head(line)) else {
        return false;
    };
    let mut rows: Vec<&[u8]> = lines.copied().collect();
    while rows.len() as u64 > nodes && rows.last().is_some_and(|line| line.is_empty()) {
        rows.pop();
    }
    let count = rows.len() as u64;
    if count < 2 || count > nodes || is_whole && count != nodes {
        return false;
    }
    let mut listed = HashSet::new();
    let mut ends = 0;
    for (node, row) in (1..).zip(&rows) {
        let words: Vec<&[u8]> = words(row).collect();
        if !words.len().is_multiple_of(stride) {
            return false;
        }
        for word in words.iter().step_by(stride) {
            match digits(word) {
                Some(number) if (1..=nodes).contains(&number) && number != node => listed.insert((node, number)),
                _ => return false,
            };
            ends += 1;
        }
    }
    let is_counted = if is_whole { ends == 2 * edges } else { ends <= 2 * edges };
    is_counted
        && ends > 0
        && listed
            .iter()
            .all(|&(from, to)| to > count || listed.contains(&(to, from)))
}

/// Nodes, edges, and words for each neighbour.
fn head(line: &[u8]) -> Option<(u64, u64, usize)> {
    let words: Vec<&[u8]> = words(line).collect();
    match words.as_slice() {
        [nodes, edges, rest @ ..] => {
            let stride = match rest {
                [] | [b"0" | b"00" | b"000"] => 1,
                [b"1" | b"01" | b"001"] => 2,
                _ => return None,
            };
            Some((digits(nodes)?, digits(edges)?.min(u64::MAX / 4), stride))
        }
        _ => None,
    }
}

fn words(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty())
}
