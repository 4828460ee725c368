//! Whether a chart of characters is printed, and of which.

use crate::report::bars::Glyphs;
use clap::ValueEnum;
use std::io::IsTerminal;

/// What `--chart` says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ChartChoice {
    /// on a terminal, in the characters that it has; not in pipes and files
    #[default]
    Auto,
    /// always, of blocks
    Unicode,
    /// always, of characters that every terminal has
    Ascii,
    /// never
    Never,
}

impl ChartChoice {
    /// The characters to draw with, if any.
    pub fn glyphs(self) -> Option<Glyphs> {
        match self {
            Self::Auto => std::io::stdout().is_terminal().then(terminal),
            Self::Unicode => Some(Glyphs::Unicode),
            Self::Ascii => Some(Glyphs::Ascii),
            Self::Never => None,
        }
    }
}

/// What the terminal has, as far as the environment tells.
fn terminal() -> Glyphs {
    let variable = |name| std::env::var(name).unwrap_or_default();
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].map(variable);
    let locale = locale.iter().find(|value| !value.is_empty());
    let utf8 = locale.is_some_and(|value| {
        let value = value.to_lowercase();
        value.contains("utf-8") || value.contains("utf8")
    });
    if variable("TERM") != "dumb" && (utf8 || cfg!(windows)) {
        Glyphs::Unicode
    } else {
        Glyphs::Ascii
    }
}
