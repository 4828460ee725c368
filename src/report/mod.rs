//! What a reader gets: files, tables and a page.
//!
//! | file | makes |
//! | --- | --- |
//! | [`json`], [`csv`] | `summary.json` and `summary.csv` |
//! | [`table`], [`bars`] | the tables and the bar chart on a terminal |
//! | [`html`] | `report.html` |
//! | [`slides()`] | `slides.pptx` |
//! | [`result`] | all of these from a run |
//! | [`story`] | the files of a story |

mod assumptions;
pub mod bars;
pub mod csv;
mod html;
pub mod json;
mod method;
mod percentiles;
mod presentation;
pub mod result;
mod slides;
pub mod story;
pub mod table;
mod telling;

pub use html::{HtmlError, Parts, html};
pub use presentation::{Audience, Presentation};
pub use slides::{SlidesError, slides};
pub use telling::telling;
