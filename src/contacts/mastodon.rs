//! Mastodon, `following_accounts.csv`: a line for each account, in old exports without headings. It says nothing else of anybody.

use super::error::ExportError;
use super::export::Contact;

/// The accounts of such a file.
pub(super) fn contacts(text: &str) -> Result<Vec<Contact>, ExportError> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let first_cells = reader
        .records()
        .filter_map(Result::ok)
        .map(|row| row.get(0).unwrap_or("").trim().to_owned());
    let accounts: Vec<String> = first_cells
        .filter(|cell| !cell.is_empty() && !cell.eq_ignore_ascii_case("account address"))
        .collect();
    let is_account = |account: &String| account.contains('@') && !account.contains(char::is_whitespace);
    if let Some(other) = accounts.iter().find(|account| !is_account(account)) {
        let start: String = other.chars().take(30).collect();
        return Err(ExportError::NoList(format!(
            "“{}” is no address like user@server",
            crate::visible::visible_line(&start)
        )));
    }
    Ok(accounts.into_iter().map(Contact::known_by).collect())
}
