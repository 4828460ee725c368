//! How results are told: what `run`, `report` and the like have in common.

use crate::report;
use crate::words::Language;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

/// How results are told.
#[derive(Debug, Args)]
pub struct Presentation {
    /// Language of verdict, tables, charts and report; mistakes and help stay English
    #[arg(long, value_name = "LANGUAGE", value_parser = language(), default_value = Language::default().code())]
    pub language: Language,
    /// For whom the report is
    #[arg(long, value_enum, default_value_t = Audience::Analyst)]
    audience: Audience,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Audience {
    /// verdict, pictures, story, the model and its assumptions in words
    Client,
    /// all of that, and every table, setting and source
    Analyst,
}

impl Presentation {
    /// How the result is to be told.
    pub fn meant(&self) -> report::Presentation {
        report::Presentation {
            language: self.language,
            audience: match self.audience {
                Audience::Client => report::Audience::Client,
                Audience::Analyst => report::Audience::Analyst,
            },
        }
    }
}

/// Takes the code of a language.
fn language() -> impl TypedValueParser<Value = Language> {
    let named = |language: Language| PossibleValue::new(language.code()).help(language.own_name());
    PossibleValuesParser::new(Language::ALL.map(named))
        .map(|code| Language::of_code(&code).expect("only the codes of languages are possible"))
}
