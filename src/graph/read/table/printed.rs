//! Tables as they are printed: rules between the lines, bars around them, and what prints leave out.

use crate::graph::read::error::Fault;

/// Whether a line only rules off others: `|---|---|`, `---+---`, `+===+===+`, `-----  -----`. No node is called so.
pub(super) fn is_rule(line: &[u8]) -> bool {
    let holds = |run: &[u8]| memchr::memmem::find(line, run).is_some();
    (holds(b"---") || holds(b"===")) && line.iter().all(|byte| b"-=+|: \t".contains(byte))
}

/// Whether a line below the first is the rule of Markdown, which may be as short as `|-|:-:|`.
pub(super) fn is_short_rule(line: &[u8]) -> bool {
    line.starts_with(b"|") && line.contains(&b'-') && line.iter().all(|byte| b"-:| \t".contains(byte))
}

/// Whether a rule has marks where the columns meet, as none has that merely parts two halves of a file.
pub(super) fn is_jointed(rule: &[u8]) -> bool {
    rule.iter().any(|byte| matches!(byte, b'|' | b'+'))
}

/// Whether a line counts those above it, as psql and `MySQL` do: `(5 rows)`, `5 rows in set (0.00 sec)`.
pub(super) fn is_row_count(line: &[u8]) -> bool {
    let text = line.strip_prefix(b"(").unwrap_or(line);
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let rest = &text[digits..];
    let is_psql = text.len() < line.len() && matches!(rest, b" rows)" | b" row)");
    let is_mysql = rest.starts_with(b" rows in set") || rest.starts_with(b" row in set");
    digits > 0 && (is_psql || text.len() == line.len() && is_mysql)
}

/// Whether bars stand around a line: `| 1 | 2 |`.
pub(super) fn is_framed(line: &[u8]) -> bool {
    line.len() > 1 && line.starts_with(b"|") && line.ends_with(b"|")
}

/// What gives a table away that was printed for people, who do not need all of it.
pub(super) fn shortened(line: &[u8]) -> Option<Fault> {
    let text = std::str::from_utf8(line).ok()?;
    let comment = text.strip_prefix('#').map(str::trim_start);
    let begins = |comment: &str| {
        [
            "A tibble:",
            "A data frame:",
            "A tbl_graph:",
            "A grouped_df:",
            "ℹ",
            "…",
            "... with",
        ]
        .iter()
        .any(|begin| comment.starts_with(begin))
    };
    if comment.is_some_and(begins) || are_types(text) {
        return Some(Fault::NotRead {
            what: "a table as R prints it",
            instead: "prints leave out lines and digits; write it with `write.csv(table, \"arcs.csv\", row.names = FALSE)`",
        });
    }
    let is_drawn = text.starts_with(['┌', '│', '╭', '╔', '║', '╒', '┏', '┃', '├']);
    is_drawn.then_some(Fault::NotRead {
        what: "a table drawn with lines (polars, DuckDB)",
        instead: "prints leave out lines; write it as CSV, with `write_csv` or `COPY … TO 'arcs.csv'`",
    })
}

/// Whether a line says what type each column is of, as a tibble does: `<chr> <dbl>`.
fn are_types(text: &str) -> bool {
    const TYPES: [&str; 12] = [
        "<chr>", "<dbl>", "<int>", "<lgl>", "<fct>", "<ord>", "<date>", "<dttm>", "<time>", "<list>", "<int64>",
        "<num>",
    ];
    text.starts_with('<') && text.split_whitespace().all(|word| TYPES.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_have_no_letters_and_row_counts_have_brackets() {
        for rule in [
            "|---|---|",
            "| :--- | ---: |",
            "---+---",
            "+===+===+",
            "-----  -----",
            "--------",
        ] {
            assert!(is_rule(rule.as_bytes()), "{rule}");
        }
        for line in ["| - | - |", "- - -", "1 --- 2", "---a", "--", "-- --", ""] {
            assert!(!is_rule(line.as_bytes()), "{line}");
        }
        assert!(is_short_rule(b"|-|:-:|") && !is_short_rule(b"| - | 1 |") && !is_short_rule(b"- -"));
        for line in ["(5 rows)", "(1 row)", "5 rows in set (0.00 sec)", "1 row in set"] {
            assert!(is_row_count(line.as_bytes()), "{line}");
        }
        assert!(!is_row_count(b"( rows)") && !is_row_count(b"5 rows") && !is_row_count(b"(a rows)"));
    }

    #[test]
    fn prints_that_leave_something_out_are_known() {
        for line in ["# A tibble: 3 × 2", "# ℹ 990 more rows", "<dbl> <chr>", "│ 1 │ 2 │"] {
            assert!(shortened(line.as_bytes()).is_some(), "{line}");
        }
        for line in ["# A list of arcs", "<a> <b>", "a b", "| 1 | 2 |", ""] {
            assert!(shortened(line.as_bytes()).is_none(), "{line}");
        }
    }
}
