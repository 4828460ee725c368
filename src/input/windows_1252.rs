//! Windows-1252, also called ANSI: one byte a letter; Latin-1 but for the bytes that are no letters there.

/// The letter of a byte; control characters are left out.
pub fn letter(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '?', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '?', 'Ž', '?', '?', '‘', '’', '“', '”', '•',
        '–', '—', '˜', '™', 'š', '›', 'œ', '?', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => FROM_80[usize::from(byte - 0x80)],
        b'\n' | b'\r' | b'\t' => char::from(byte),
        byte if char::from(byte).is_control() => '\u{fffd}',
        byte => char::from(byte),
    }
}
