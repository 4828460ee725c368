//! Which format a file is in, by its first bytes and its ending.

use std::path::Path;

use super::reading::Format;
use super::{dimacs, lgl, matrix_market};

/// Whether `graph [` stands there, as in GML.
fn opens_graph(text: &[u8]) -> bool {
    memchr::memmem::find_iter(text, b"graph").any(|place| {
        let before = place.checked_sub(1).map(|before| text[before]);
        before.is_none_or(|byte| byte.is_ascii_whitespace()) && text[place + 5..].trim_ascii_start().starts_with(b"[")
    })
}

impl Format {
    /// The format of a file with this name and beginning.
    pub(super) fn of(path: &Path, start: &[u8]) -> Self {
        if matrix_market::is_banner(start) {
            return Self::MatrixMarket;
        }
        if let Some(format) = Self::by_content(start) {
            return format;
        }
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let name = name.to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        match name.rsplit_once('.') {
            Some((_, "graph" | "metis")) => Self::Metis,
            Some((_, "graphml")) => Self::GraphMl,
            Some((_, "gexf")) => Self::Gexf,
            Some((_, "gml")) => Self::Gml,
            Some((_, "dl")) => Self::Dl,
            Some((_, "lgl")) => Self::Lgl,
            _ => Self::EdgeList,
        }
    }

    /// The format that the first of a file gives away.
    fn by_content(start: &[u8]) -> Option<Self> {
        let text = start.trim_ascii_start();
        let holds = |word: &[u8]| memchr::memmem::find(start, word).is_some();
        if text.starts_with(b"<") {
            return if holds(b"<gexf") {
                Some(Self::Gexf)
            } else if holds(b"<graphml") {
                Some(Self::GraphMl)
            } else {
                None
            };
        }
        if lgl::is_sure(text) {
            return Some(Self::Lgl);
        }
        let mut lines = text.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
        let is_remark =
            |line: &&[u8]| line.is_empty() || [&b"%"[..], b"#", b"/*"].iter().any(|mark| line.starts_with(mark));
        let first = lines.clone().find(|line| !is_remark(line))?.to_ascii_lowercase();
        if lines
            .find(|line| !line.is_empty() && !dimacs::is_comment(line))
            .is_some_and(dimacs::is_problem)
        {
            return Some(Self::Dimacs);
        }
        if [&b"*vertices"[..], b"*network"]
            .iter()
            .any(|head| first.starts_with(head))
        {
            return Some(Self::Pajek);
        }
        if first == b"dl"
            || first
                .strip_prefix(b"dl")
                .is_some_and(|rest| matches!(rest[0], b' ' | b'\t' | b','))
        {
            return Some(Self::Dl);
        }
        (first[0].is_ascii_alphabetic() && opens_graph(text)).then_some(Self::Gml)
    }
}
