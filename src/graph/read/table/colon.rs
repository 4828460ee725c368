//! Lists `1: 2 3` of a node and its neighbours.

use super::evidence::Rows;

/// Whether a colon parts each node from its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colon {
    /// Each line has one with a blank or nothing behind it.
    Sure,
    /// Each line has one, which may be part of a name: `1:2,3`.
    Perhaps,
}

/// Whether every line begins with a node and a colon.
pub(super) fn colon(rows: &Rows<'_>) -> Option<Colon> {
    let lines = &rows.texts;
    if lines.is_empty() || rows.heading.is_some() {
        return None;
    }
    let places: Vec<usize> = lines.iter().map(|line| parting(line)).collect::<Option<_>>()?;
    let is_open = |(line, &at): (&&[u8], &usize)| line.get(at + 1).is_none_or(u8::is_ascii_whitespace);
    if lines.iter().zip(&places).all(is_open) {
        return Some(Colon::Sure);
    }
    let has_one = |line: &&[u8]| memchr::memchr_iter(b':', line).count() == 1;
    lines.iter().all(has_one).then_some(Colon::Perhaps)
}

/// Where the colon behind the first name of a line stands.
pub(super) fn parting(line: &[u8]) -> Option<usize> {
    if line.first() == Some(&b'"') {
        let end = 1 + memchr::memchr(b'"', &line[1..])?;
        let blanks = line[end + 1..]
            .iter()
            .take_while(|byte| byte.is_ascii_whitespace())
            .count();
        let at = end + 1 + blanks;
        return (line.get(at) == Some(&b':')).then_some(at);
    }
    let at = memchr::memchr(b':', line)?;
    let name = line[..at].trim_ascii();
    let is_name = !name.is_empty()
        && !name
            .iter()
            .any(|byte| byte.is_ascii_whitespace() || matches!(byte, b',' | b';' | b'|'));
    (is_name && line.get(at + 1) != Some(&b'/')).then_some(at)
}
