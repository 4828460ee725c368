//! What a reader gets.

mod html;

pub use crate::words;
pub use html::{HtmlError, html};
