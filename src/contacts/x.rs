//! X, once Twitter, `follower.js` and `following.js` of an archive: a script that sets a variable to a list of accounts.
//!
//! The list alone is read; nothing is run. It holds numbers of accounts, and says nothing else of anybody.

use super::error::ExportError;
use super::export::Contact;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Account {
    #[serde(rename = "accountId", default)]
    id: String,
    #[serde(rename = "userLink", default)]
    link: String,
}

/// The accounts of such a file.
pub(super) fn contacts(text: &str) -> Result<Vec<Contact>, ExportError> {
    let list = text.find('[').zip(text.rfind(']')).filter(|(start, end)| start < end);
    let Some((start, end)) = list else {
        return Err(ExportError::NoList("there is no list in brackets".to_owned()));
    };
    let entries: Vec<BTreeMap<String, Account>> = serde_json::from_str(&text[start..=end]).map_err(|error| {
        // The error names a place in the list, and no word of it.
        ExportError::NoList(format!(
            "line {}, column {} of the list is not as in an archive",
            error.line(),
            error.column()
        ))
    })?;
    let accounts = entries.into_iter().flat_map(BTreeMap::into_values);
    Ok(accounts.filter_map(Account::number).map(Contact::known_by).collect())
}

impl Account {
    /// The number of the account: numbers exceed 2⁵³, so they stay texts.
    fn number(self) -> Option<String> {
        let from_link = || self.link.rsplit_once("user_id=").map(|(_, number)| number.to_owned());
        let number = if self.id.is_empty() { from_link()? } else { self.id };
        (!number.is_empty()).then_some(number)
    }
}
