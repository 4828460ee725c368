//! From the bytes of a file to its text: UTF-8, UTF-16 as `>` writes it on Windows, and what to do about others.

use super::document::Place;
use super::remark::Remark;
use crate::input::windows_1252::letter as windows_1252;

/// The text, or why there is none, with the text as far as it can be shown.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Box<Undecoded>> {
    match bytes.as_slice() {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Err(Undecoded::whole(foreign("UTF-32"))),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            no_utf8(&error.into_bytes(), at)
        }),
    }
}

/// Why bytes are no text.
pub(super) struct Undecoded {
    pub remark: Remark,
    /// What the remark points into; empty where it concerns the file as a whole.
    pub shown: String,
}

impl Undecoded {
    fn whole(remark: Remark) -> Box<Self> {
        Box::new(Self {
            remark,
            shown: String::new(),
        })
    }
}

/// What makes any editor's file a scenario.
const AS_UTF8: &str =
    "save the file as UTF-8: in Notepad under Save as, Encoding; in PowerShell with Out-File -Encoding utf8";

fn foreign(encoding: &str) -> Remark {
    Remark::mistake(None, format!("the file is {encoding}, not UTF-8")).help(AS_UTF8.to_owned())
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Box<Undecoded>> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|&pair| unit(pair)).collect();
    let text = String::from_utf16(&units).ok().filter(|_| rest.is_empty());
    text.ok_or_else(|| {
        let remark = Remark::mistake(None, "the file is UTF-16 and damaged");
        Undecoded::whole(remark.label("half a character stands in it").help(AS_UTF8.to_owned()))
    })
}

/// Bytes that are no UTF-8 from `at` on.
fn no_utf8(bytes: &[u8], at: usize) -> Box<Undecoded> {
    if bytes.contains(&0) {
        return Undecoded::whole(no_text(bytes));
    }
    let shown: String = bytes.iter().map(|&byte| windows_1252(byte)).collect();
    let start: usize = bytes[..at].iter().map(|&byte| windows_1252(byte).len_utf8()).sum();
    let letter = windows_1252(bytes[at]);
    let place = Place {
        source: 0,
        start,
        end: start + letter.len_utf8(),
    };
    let remark = Remark::mistake(place, "the file is not UTF-8");
    let label = format!("a byte that is `{letter}` in Windows-1252 (Latin-1, \"ANSI\")");
    Box::new(Undecoded {
        remark: remark.label(label).help(AS_UTF8.to_owned()),
        shown,
    })
}

/// Bytes with zeros among them: UTF-16 without its mark, or no text at all.
pub(super) fn no_text(bytes: &[u8]) -> Remark {
    let is_wide = bytes.len() >= 4
        && bytes
            .chunks_exact(2)
            .take(100)
            .all(|pair| (pair[0] == 0) != (pair[1] == 0));
    if is_wide {
        foreign("UTF-16 without its mark")
    } else {
        Remark::mistake(None, "the file is not a text")
            .label("it contains bytes of value 0")
            .help("save the scenario as UTF-8".to_owned())
    }
}
