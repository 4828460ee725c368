//! Names that a spreadsheet would take for formulas.

use std::borrow::Cow;

/// `name` as it stands in a CSV file.
///
/// A name that begins with `=`, `+`, `-`, `@`, a tab or a line break would be computed when a spreadsheet opens the file, so
/// a `'` goes in front of it; and in front of a name that begins with `'`, so that no two names look alike.
pub fn safe_cell(name: &str) -> Cow<'_, str> {
    if name.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\'']) {
        Cow::Owned(format!("'{name}"))
    } else {
        Cow::Borrowed(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text_and_names_stay_apart() {
        assert_eq!(safe_cell("open"), "open");
        assert_eq!(safe_cell("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(safe_cell("-1+1"), "'-1+1");
        assert_eq!(safe_cell("'=x"), "''=x");
        assert_eq!(safe_cell(""), "");
    }
}
