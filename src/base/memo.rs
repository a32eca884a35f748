//! Work that is done once for each input.
//!
//! The work is always a plain `fn`, which captures nothing, so its input is all that the result can
//! depend on and the key is complete. Results are immutable and shared.

mod latest;
mod same;
mod series;

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

pub use latest::Latest;
pub use same::Same;
pub use series::{Outputs, Series};

/// Remembers what a function gave for each input it was asked.
///
/// It holds what the last run used: [`Memo::forget_unused`] ends a run and drops the rest.
#[derive(Debug)]
pub struct Memo<I, O> {
    work: fn(&I) -> O,
    run: AtomicU64,
    kept: Mutex<HashMap<I, Kept<O>>>,
}

#[derive(Debug)]
struct Kept<O> {
    output: Arc<O>,
    last_used: u64,
}

impl<I: Hash + Eq + Clone, O> Memo<I, O> {
    /// A memo that knows nothing yet.
    #[must_use]
    pub fn new(work: fn(&I) -> O) -> Self {
        Self { work, run: AtomicU64::new(0), kept: Mutex::new(HashMap::new()) }
    }

    /// What the work gives for `input`, done now or remembered. Two threads that ask for one new
    /// input at once may both do the work; both get one of the two equal results.
    pub fn recall(&self, input: &I) -> Arc<O> {
        let run = self.run.load(Ordering::Relaxed);
        if let Some(kept) = self.kept.lock().unwrap_or_else(PoisonError::into_inner).get_mut(input) {
            kept.last_used = run;
            return Arc::clone(&kept.output);
        }
        let output = Arc::new((self.work)(input));
        let kept = Kept { output: Arc::clone(&output), last_used: run };
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).insert(input.clone(), kept);
        output
    }

    /// Ends a run: forgets every result that was not asked for since the last call.
    pub fn forget_unused(&self) {
        let run = self.run.fetch_add(1, Ordering::Relaxed);
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).retain(|_, kept| kept.last_used == run);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static CALLS: AtomicU64 = AtomicU64::new(0);

    #[expect(clippy::ptr_arg, reason = "a memo's work takes its key")]
    fn length(input: &Vec<u8>) -> usize {
        CALLS.fetch_add(1, Ordering::Relaxed);
        input.len()
    }

    #[test]
    fn work_is_done_once_and_forgotten_when_unused() {
        let (four, five) = (b"four".to_vec(), b"fives".to_vec());
        let memo = Memo::new(length);
        assert_eq!((*memo.recall(&four), *memo.recall(&four), *memo.recall(&five)), (4, 4, 5));
        assert_eq!(CALLS.load(Ordering::Relaxed), 2);
        memo.forget_unused();
        memo.recall(&five);
        memo.forget_unused();
        assert_eq!((*memo.recall(&five), CALLS.load(Ordering::Relaxed)), (5, 2));
        assert_eq!((*memo.recall(&four), CALLS.load(Ordering::Relaxed)), (4, 3));
    }
}
