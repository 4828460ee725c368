//! Lists of names as people type them: `alice,"bob, the elder"`.

use std::fmt;

/// A name of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The name, without quotes around it.
    pub text: String,
    /// Whether it stood in double quotes.
    pub quoted: bool,
}

/// What is wrong with a list of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedError {
    /// Nothing between two commas.
    Empty,
    /// A double quote that none closes, or that something follows.
    Quote,
}

impl fmt::Display for TypedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "has nothing between two commas",
            Self::Quote => "has a double quote without its partner; a quote inside a name is written twice",
        })
    }
}

impl std::error::Error for TypedError {}

/// The names of a list, parted by commas; one with a comma stands in double quotes, and a double quote in it twice.
///
/// # Errors
/// If a name is empty or a quote has no partner.
pub fn typed(list: &str) -> Result<Vec<Typed>, TypedError> {
    let mut names = Vec::new();
    let mut rest = list.trim_start();
    loop {
        let (name, after) = if let Some(inside) = rest.strip_prefix('"') {
            quoted(inside)?
        } else {
            let end = rest.find(',').unwrap_or(rest.len());
            let text = rest[..end].trim_end().to_owned();
            (Typed { text, quoted: false }, &rest[end..])
        };
        if name.text.is_empty() {
            return Err(TypedError::Empty);
        }
        names.push(name);
        let after = after.trim_start();
        match after.strip_prefix(',') {
            Some(next) => rest = next.trim_start(),
            None if after.is_empty() => return Ok(names),
            None => return Err(TypedError::Quote),
        }
    }
}

/// A name up to its closing quote, and what follows.
fn quoted(inside: &str) -> Result<(Typed, &str), TypedError> {
    let mut text = String::new();
    let mut rest = inside;
    loop {
        let end = rest.find('"').ok_or(TypedError::Quote)?;
        text.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.strip_prefix('"') {
            Some(more) => {
                text.push('"');
                rest = more;
            }
            None => return Ok((Typed { text, quoted: true }, rest)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_commas_stand_in_quotes() {
        let texts = |list: &str| {
            let names = typed(list)?;
            Ok(names.into_iter().map(|name| name.text).collect::<Vec<_>>())
        };
        for (list, names) in [
            ("1", &["1"][..]),
            ("alice,bob smith", &["alice", "bob smith"]),
            (" alice , \"bob, jr\" ,7", &["alice", "bob, jr", "7"]),
            ("\"say \"\"hi\"\"\"", &["say \"hi\""]),
            ("5\" pipe,x", &["5\" pipe", "x"]),
            ("王小明,Jürgen", &["王小明", "Jürgen"]),
        ] {
            assert_eq!(
                texts(list),
                Ok(names.iter().map(|&name| name.to_owned()).collect()),
                "{list}"
            );
        }
        for list in ["", ",", "1,,2", "1,", "\"\""] {
            assert_eq!(texts(list), Err(TypedError::Empty), "{list}");
        }
        for list in ["\"alice", "\"alice\" smith,bob"] {
            assert_eq!(texts(list), Err(TypedError::Quote), "{list}");
        }
    }
}
