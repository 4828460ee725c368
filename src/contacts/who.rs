//! The list of who is behind each pseudonym, which only the user has: columns `id` and `name`.

use super::list::ListError;
use super::table::Table;
use super::text::Text;
use std::path::Path;

/// Reads such a list: pseudonyms, each with a name as it stands in the file.
///
/// # Errors
/// If it cannot be read, or is another table.
pub fn who_is_who(path: &Path) -> Result<Vec<(String, String)>, ListError> {
    let text = Text::read(path)?;
    let place = |cells: &[String], name: &str| cells.iter().position(|cell| cell == name);
    let is_headings = |cells: &[String]| place(cells, "id").is_some() && place(cells, "name").is_some();
    let table = Table::below(&text.content, is_headings).ok_or(ListError::NoNames)?;
    let places = ["id", "name"].map(|name| place(table.headings(), name));
    let cell = |row: &super::table::Row, place: Option<usize>| {
        place.and_then(|place| row.get(place)).unwrap_or("").trim().to_owned()
    };
    Ok(table
        .rows()
        .map(|row| (cell(&row, places[0]), cell(&row, places[1])))
        .collect())
}
