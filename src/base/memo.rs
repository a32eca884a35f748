//! Work that is done once for each input.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use rayon::prelude::*;

/// Remembers what a function gave for each input it was asked.
///
/// The work is a plain `fn`, which captures nothing, so the input is all that the result can depend
/// on and the key is complete. Results are immutable and shared. A [`Memo`] holds what the last run
/// used: [`Memo::forget_unused`] ends a run and drops the rest.
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

    /// How many results are remembered.
    pub fn len(&self) -> usize {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Whether nothing is remembered.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Remembers what a function gave for its last input.
#[derive(Debug)]
pub struct Latest<I, O> {
    work: fn(&I) -> O,
    last: Mutex<Option<(I, Arc<O>)>>,
}

impl<I: Eq, O> Latest<I, O> {
    /// A memory that knows nothing yet. As with [`Memo`] the work is a plain `fn`.
    #[must_use]
    pub fn new(work: fn(&I) -> O) -> Self {
        Self { work, last: Mutex::new(None) }
    }

    /// What the work gives for `input`, remembered when it was the last.
    pub fn recall(&self, input: I) -> Arc<O> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, output)) = last.as_ref().filter(|(other, _)| *other == input) {
            return Arc::clone(output);
        }
        let output = Arc::new((self.work)(&input));
        *last = Some((input, Arc::clone(&output)));
        output
    }
}

/// Remembers what a function gave for each of a list of inputs, most of which the next list has too,
/// in the same order.
///
/// As with [`Memo`] the work is a plain `fn`; what is the same for the whole list is its context. Two
/// lists are compared side by side: that is several times cheaper than to look up every input. Where
/// the order has changed more is done than need be, and never less: only an equal input in an equal
/// context is answered from memory.
#[derive(Debug)]
pub struct Series<C, I, O> {
    work: fn(&C, &I) -> O,
    last: Mutex<Option<Run<C, I, O>>>,
}

#[derive(Debug)]
struct Run<C, I, O> {
    context: C,
    known: Vec<(I, Arc<O>)>,
}

/// How many inputs that are no more may stand between two that still are.
const GAP: usize = 1024;

impl<C, I, O> Series<C, I, O>
where
    C: Eq + Sync,
    I: Eq + Send + Sync,
    O: Send + Sync,
{
    /// A series that knows nothing yet.
    #[must_use]
    pub fn new(work: fn(&C, &I) -> O) -> Self {
        Self { work, last: Mutex::new(None) }
    }

    /// What the work gives for each of `inputs`: remembered from the last list, or done now on every
    /// core.
    pub fn recall(&self, context: C, inputs: Vec<I>) -> Vec<Arc<O>> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let mut known = match &*last {
            Some(last) if last.context == context => last.known.as_slice(),
            _ => &[],
        };
        let mut remember = |input: &I| {
            let at = known.iter().take(GAP).position(|(other, _)| other == input)?;
            let output = Arc::clone(&known[at].1);
            known = &known[at + 1..];
            Some(output)
        };
        let remembered: Vec<Option<Arc<O>>> = inputs.iter().map(&mut remember).collect();
        let work = self.work;
        let is_new = |(input, output)| Option::is_none(output).then_some(input);
        let new: Vec<&I> = inputs.iter().zip(&remembered).filter_map(is_new).collect();
        let done: Vec<Arc<O>> = new.par_iter().map(|input| Arc::new(work(&context, input))).collect();
        let mut done = done.into_iter();
        let outputs: Vec<Arc<O>> =
            remembered.into_iter().filter_map(|output| output.or_else(|| done.next())).collect();
        *last = Some(Run { context, known: inputs.into_iter().zip(outputs.iter().cloned()).collect() });
        outputs
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
        assert_eq!(memo.len(), 1);
    }

    #[test]
    fn the_latest_is_remembered() {
        let latest = Latest::new(|input: &u32| input * 2);
        let first = latest.recall(1);
        assert!(Arc::ptr_eq(&first, &latest.recall(1)));
        assert_eq!(*latest.recall(2), 4);
        assert!(!Arc::ptr_eq(&first, &latest.recall(1)));
    }

    #[test]
    fn a_series_does_only_what_the_last_list_had_not() {
        let series = Series::new(|factor: &u32, input: &u32| input * factor);
        let recall = |inputs: &[u32]| series.recall(2, inputs.to_vec());
        let first = recall(&[1, 3, 5]);
        for inputs in [vec![1, 2, 3, 5], vec![3], vec![], vec![5, 3, 1, 1], vec![0, 1, 3, 9]] {
            let outputs: Vec<u32> = recall(&inputs).iter().map(|output| **output).collect();
            assert_eq!(outputs, inputs.iter().map(|input| input * 2).collect::<Vec<_>>());
        }
        let before = recall(&[1, 3, 4, 5]);
        let after = recall(&[1, 2, 5]);
        assert!(Arc::ptr_eq(&before[0], &after[0]) && Arc::ptr_eq(&before[3], &after[2]));
        assert!(!Arc::ptr_eq(&first[0], &before[0]));
        assert_eq!(*series.recall(3, vec![1])[0], 3);
    }
}
