//! The `whoknows` program: see `whoknows --help`.

fn main() -> std::process::ExitCode {
    whoknows::cli::main()
}
