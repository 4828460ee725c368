//! How many threads a command works on.

use super::exit_code::Failure;
use clap::Args;

/// How many threads a command works on.
#[derive(Debug, Args)]
pub struct Threads {
    /// Threads to work on [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

impl Threads {
    /// Starts as many as were asked for; once in the life of the program, before any work.
    pub fn start(&self) -> Result<(), Failure> {
        let Some(threads) = self.threads else { return Ok(()) };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.into());
        pool.build_global().map_err(Failure::new)
    }
}
