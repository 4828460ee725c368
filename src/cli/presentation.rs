//! How results are told: what `run`, `report` and the like have in common.

use crate::words::Language;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// How results are told.
#[derive(Debug, Args)]
pub struct Presentation {
    /// Language of verdict, tables, charts and report; mistakes and help stay English
    #[arg(long, value_name = "LANGUAGE", value_parser = language(), default_value = Language::default().code())]
    pub language: Language,
}

/// Takes the code of a language.
fn language() -> impl TypedValueParser<Value = Language> {
    let named = |language: Language| PossibleValue::new(language.code()).help(language.own_name());
    PossibleValuesParser::new(Language::ALL.map(named))
        .map(|code| Language::of_code(&code).expect("only the codes of languages are possible"))
}
