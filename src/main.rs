//! The `whoknows` program.
fn main() {}
