//! What a reader gets: files, tables and a page.
//!
//! | file | makes |
//! | --- | --- |
//! | [`json`], [`csv`] | `summary.json` and `summary.csv` |
//! | [`table`], [`bars`] | the tables and the bar chart on a terminal |
//! | [`html`], [`paper()`] | `report.html` |
//! | [`slides()`] | `slides.pptx` |
//! | [`result`] | all of these from a run |
//! | [`what_if()`] | what can be moved on the page, and the engine that it carries |
//! | [`section`] | a part of a page: findings, pictures, tables |
//! | [`question`] | what came of the questions that follow a run, as sections |
//! | [`story`] | the files of a story |

mod assumptions;
pub mod bars;
pub mod csv;
mod html;
pub mod json;
mod method;
mod paper;
mod percentiles;
mod presentation;
pub mod question;
pub mod result;
pub mod section;
mod slides;
pub mod story;
pub mod table;
mod telling;
mod what_if;

pub use html::{HtmlError, Parts, html};
pub use paper::{Paper, paper};
pub use presentation::{Audience, Presentation};
pub use slides::{SlidesError, slides};
pub use telling::telling;
pub use what_if::{WhatIf, what_if};
