//! The program: see [`sharh::cli`].

fn main() -> std::process::ExitCode {
    sharh::cli::cli()
}
