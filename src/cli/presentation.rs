//! How results and stories are told: what `run`, `report` and `story` have in common.

use super::exit_code::Failure;
use super::glyphs::ChartChoice;
use crate::chart::Brand;
use crate::report;
use crate::words::Language;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// Language and look of all that is told.
#[derive(Debug, Args)]
pub struct Dress {
    /// Language of all that is told, on terminals, charts and pages; mistakes and help stay English
    #[arg(long, value_name = "LANGUAGE", value_parser = language(), default_value = Language::default().code())]
    pub language: Language,
    /// Colours, logo and typeface of a firm on every chart and page
    #[arg(long, value_name = "FILE")]
    brand: Option<PathBuf>,
    /// Write no files of pictures; those in report and slides stay
    #[arg(long)]
    pub no_charts: bool,
}

/// How results are told.
#[derive(Debug, Args)]
pub struct Presentation {
    #[command(flatten)]
    pub dress: Dress,
    /// Whom the report is for
    #[arg(long, value_enum, default_value_t = Audience::Analyst)]
    audience: Audience,
    /// Whether a bar chart made of characters stands between verdict and table
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = ChartChoice::Auto)]
    pub chart: ChartChoice,
    /// Also write slides.pptx: title, verdict, one chart a slide, assumptions
    #[arg(long)]
    slides: bool,
    /// Leave the engine out of the report, which is then a tenth the size and shows the run alone: nothing can be moved on it
    #[arg(long = "static")]
    is_static: bool,
    /// Open the report when it is written
    #[arg(long)]
    pub open: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Audience {
    /// verdict, pictures, story, the model and its assumptions in words
    Client,
    /// all of that, and every table, setting and source
    Analyst,
}

impl Dress {
    /// The look of charts and pages; to be read before the long work.
    pub fn look(&self) -> Result<Brand, Failure> {
        look(self.brand.as_deref())
    }
}

/// The look of the brand in a file, or else that of the house.
pub fn look(brand: Option<&Path>) -> Result<Brand, Failure> {
    match brand {
        Some(path) => Brand::load(path).map_err(Failure::new),
        None => Ok(Brand::house()),
    }
}

impl Presentation {
    /// How the result is to be told.
    pub fn meant(&self) -> report::Presentation {
        report::Presentation {
            language: self.dress.language,
            audience: match self.audience {
                Audience::Client => report::Audience::Client,
                Audience::Analyst => report::Audience::Analyst,
            },
            slides: self.slides,
            charts: !self.dress.no_charts,
            live: !self.is_static,
        }
    }
}

/// Takes the code of a language.
fn language() -> impl TypedValueParser<Value = Language> {
    let named = |language: Language| PossibleValue::new(language.code()).help(language.own_name());
    PossibleValuesParser::new(Language::ALL.map(named))
        .map(|code| Language::of_code(&code).expect("only the codes of languages are possible"))
}
