//! The program: see [`sharh::cli`].

/// Pages are made of many small pieces on every core, which this allocator gives out sooner.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    sharh::cli::cli()
}
