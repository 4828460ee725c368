//! Writes random bits as the engine draws them, without end, for batteries of statistical tests.
//!
//! `cargo run --release --example streams -- ORDER [SEED]` writes raw little-endian words to standard output until nobody
//! reads on; `tests/streams/run` feeds every order to a battery. A draw per key each: what the battery sees is how the
//! bits of *neighbouring keys* hang together.

#[path = "../tests/kit/streams.rs"]
mod streams;

use std::io::{self, Write};

use streams::ORDERS;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let seed = arguments.next().map_or(Ok(2009), |text| text.parse());
    let order = ORDERS.iter().find(|order| order.0 == name);
    let (Some(&(_, _, bits)), Ok(seed)) = (order, seed) else {
        eprintln!("usage: streams ORDER [SEED], where ORDER is one of");
        for (name, meaning, _) in ORDERS {
            eprintln!("  {name:14} {meaning}");
        }
        std::process::exit(2);
    };
    // Whoever reads has enough sooner or later, and then writing fails.
    let _ = write(|n| bits(seed, n));
}

fn write(bits: impl Fn(u64) -> u64) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let mut block = Vec::new();
    for n in 0.. {
        block.extend_from_slice(&bits(n).to_le_bytes());
        if block.len() == 1 << 16 {
            out.write_all(&block)?;
            block.clear();
        }
    }
    Ok(())
}
