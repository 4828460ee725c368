//! What names are built of: those of nodes often have a common plan, such as `user17` or `10.0.0.1`.

/// The plan of a name with digits or marks in it; `None` for a plain word, which tells nothing.
pub(super) fn shape(cell: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(cell).ok()?.trim_matches('"').to_lowercase();
    if text.contains("://") {
        return Some("://".to_owned());
    }
    if text.contains('@') && text.contains('.') {
        return Some("@".to_owned());
    }
    if text.matches(':').count() > 1
        && text
            .chars()
            .all(|letter| letter.is_ascii_hexdigit() || letter == ':' || letter == '.')
    {
        return Some("::".to_owned());
    }
    let is_hex = |part: &str| {
        part.len() >= 6
            && part.bytes().all(|byte| byte.is_ascii_hexdigit())
            && part.bytes().any(|byte| byte.is_ascii_digit())
            && part.bytes().any(|byte| byte.is_ascii_alphabetic())
    };
    let mut shape = String::new();
    for part in text.split_inclusive(|letter: char| !letter.is_alphanumeric()) {
        let word = part.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        if is_hex(word.strip_prefix("0x").unwrap_or(word)) {
            shape.push('h');
        } else {
            push_word(&mut shape, word);
        }
        shape.push_str(&part[word.len()..]);
    }
    let tells = shape != text || text.starts_with(['#', '@', '%']);
    tells.then(|| {
        if text.starts_with(['#', '@', '%']) {
            text[..1].to_owned()
        } else {
            shape
        }
    })
}

/// Adds a word with a 0 for every run of digits.
fn push_word(shape: &mut String, word: &str) {
    let mut is_digits = false;
    for letter in word.chars() {
        if !letter.is_ascii_digit() {
            shape.push(letter);
        } else if !is_digits {
            shape.push('0');
        }
        is_digits = letter.is_ascii_digit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_plan_have_one_shape() {
        let of = |text: &str| shape(text.as_bytes());
        for (one, other) in [
            ("user1", "user275"),
            ("Node 1", "node 22"),
            ("10.0.0.1", "192.168.17.4"),
            ("v1", "\"v2\""),
            ("fe80::1", "2001:db8::2"),
            ("3fa9bc12", "77aa0e3c"),
            ("0x3fa9bc12", "0x77aa0e3c"),
            ("ann@x.org", "bob.b@y.com"),
            ("http://a", "https://b/c"),
            ("1e5", "22e7"),
            ("#a", "#bc"),
        ] {
            assert!(
                of(one).is_some() && of(one) == of(other),
                "{one} {other}: {:?} {:?}",
                of(one),
                of(other)
            );
        }
        for word in ["alice", "From Node", "source_id", "source"] {
            assert_eq!(of(word), None, "{word}");
        }
        assert_ne!(of("user1"), of("host1"));
    }
}
