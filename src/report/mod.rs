//! What a reader gets: files, tables and a page.
//!
//! | file | makes |
//! | --- | --- |
//! | [`json`], [`csv`] | `summary.json` and `summary.csv` |
//! | [`trials`] | `trials.parquet` and `trials.csv`, and reads them back |
//! | [`readers`] | `readers.csv`, and reads it back |
//! | [`table`], [`bars`] | the tables and the bar chart on a terminal |
//! | [`html`] | `report.html` |
//! | [`slides()`] | `slides.pptx` |
//! | [`result`] | all of these from the outcomes of a run |
//! | [`story`] | the files of a story |
//! | [`folder`], [`manifest`] | a result folder that appears whole or not at all, and what is in it |

mod assumptions;
pub mod bars;
pub mod csv;
pub mod folder;
mod html;
pub mod json;
pub mod manifest;
mod method;
mod percentiles;
mod presentation;
pub mod readers;
pub mod result;
mod slides;
mod spreadsheet;
pub mod story;
pub mod table;
mod telling;
pub mod trials;

pub use html::{HtmlError, Parts, html};
pub use presentation::{Audience, Presentation};
pub use slides::{SlidesError, slides};
pub use telling::telling;
