//! Text in UTF-16, as spreadsheets and some shells write it.

use std::io::{self, Read};

/// Which byte of a pair comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The lower one.
    Little,
    /// The higher one.
    Big,
}

/// Turns UTF-16 into UTF-8 on the way; what is no UTF-16 becomes U+FFFD.
pub struct FromUtf16<R> {
    raw: R,
    order: Order,
    /// Decoded and not yet read: `ready[start..]`.
    ready: Vec<u8>,
    start: usize,
    /// Read and not yet decoded: half a unit, or the first half of a pair of units.
    left: Vec<u8>,
    is_done: bool,
}

impl<R: Read> FromUtf16<R> {
    /// Decodes what `raw` gives.
    pub fn new(raw: R, order: Order) -> Self {
        Self {
            raw,
            order,
            ready: Vec::new(),
            start: 0,
            left: Vec::new(),
            is_done: false,
        }
    }

    /// Decodes a piece.
    fn refill(&mut self) -> io::Result<()> {
        let mut piece = std::mem::take(&mut self.left);
        let before = piece.len();
        piece.resize(before + (1 << 14), 0);
        let read = self.raw.read(&mut piece[before..])?;
        piece.truncate(before + read);
        self.is_done = read == 0;
        let unit = |pair: &[u8]| match self.order {
            Order::Little => u16::from_le_bytes([pair[0], pair[1]]),
            Order::Big => u16::from_be_bytes([pair[0], pair[1]]),
        };
        let mut end = piece.len() / 2 * 2;
        if !self.is_done && end >= 2 && (0xd800..0xdc00).contains(&unit(&piece[end - 2..end])) {
            end -= 2;
        }
        let units = piece[..end].chunks_exact(2).map(unit);
        let text: String = char::decode_utf16(units)
            .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
        self.ready = text.into_bytes();
        self.start = 0;
        self.left = piece.split_off(end);
        Ok(())
    }
}

impl FromUtf16<io::Empty> {
    /// The order of the bytes of a text that starts like this, if it is UTF-16: by its mark, or by the empty half of Latin letters.
    pub fn order(start: &[u8]) -> Option<Order> {
        match start {
            [0xff, 0xfe, ..] | [1..=127, 0, 1..=127, 0, ..] => Some(Order::Little),
            [0xfe, 0xff, ..] | [0, 1..=127, 0, 1..=127, ..] => Some(Order::Big),
            _ => None,
        }
    }
}

impl<R: Read> Read for FromUtf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.start == self.ready.len() && !self.is_done {
            self.refill()?;
        }
        let count = buffer.len().min(self.ready.len() - self.start);
        buffer[..count].copy_from_slice(&self.ready[self.start..self.start + count]);
        self.start += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that are handed out three at a time.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = buffer.len().min(3).min(self.0.len());
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    #[test]
    fn both_orders_are_decoded_wherever_they_are_cut() {
        let text = "\u{feff}alice,Jürgen\n😀,4\n".repeat(3_000);
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, order) in [(little, Order::Little), (big, Order::Big)] {
            assert_eq!(FromUtf16::order(&bytes), Some(order));
            assert_eq!(FromUtf16::order(&bytes[2..]), Some(order));
            let mut decoded = String::new();
            FromUtf16::new(Slow(&bytes), order)
                .read_to_string(&mut decoded)
                .unwrap();
            assert_eq!(decoded, text);
        }
        let mut decoded = String::new();
        let odd: &[u8] = &[b'a', 0, 0x00, 0xd8];
        FromUtf16::new(odd, Order::Little).read_to_string(&mut decoded).unwrap();
        assert_eq!(decoded, "a\u{fffd}");
        assert_eq!(FromUtf16::order(b"1 2\n"), None);
    }
}
