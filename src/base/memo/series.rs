//! Work on a list that changes little.

use std::{
    borrow::Borrow,
    sync::{Arc, Mutex, PoisonError},
};

use rayon::prelude::*;

use super::Same;

/// Remembers what a function gave for each of a list of inputs, most of which the next list has too,
/// in the same order.
///
/// What is the same for the whole list is its context. Two lists are compared side by side, from both
/// ends; only between the first change and the last are inputs looked for. Where the order has changed
/// more is done than need be, and never less: only an equal input in an equal context is answered from
/// memory.
#[derive(Debug)]
pub struct Series<C, I, O> {
    work: fn(&C, &I) -> O,
    last: Mutex<Option<Run<C, I, O>>>,
}

#[derive(Debug)]
struct Run<C, I, O> {
    context: C,
    inputs: Vec<I>,
    outputs: Outputs<O>,
}

/// What was made of a list of inputs, in their order.
pub type Outputs<O> = Arc<Vec<Same<O>>>;

/// How many inputs that are no more may stand between two that still are.
const GAP: usize = 1024;

impl<C, I, O> Series<C, I, O>
where
    C: Eq + Sync,
    I: Send + Sync,
    O: Send + Sync,
{
    /// A series that knows nothing yet.
    #[must_use]
    pub fn new(work: fn(&C, &I) -> O) -> Self {
        Self { work, last: Mutex::new(None) }
    }

    /// What the work gives for each of `inputs`: remembered from the last list, or done now on every
    /// core. An input is kept, as `I`, only where it is new.
    pub fn recall<'i, B>(&self, context: C, inputs: impl IntoIterator<Item = &'i B>) -> Outputs<O>
    where
        I: Borrow<B>,
        B: ToOwned<Owned = I> + Eq + ?Sized + 'i,
    {
        let inputs: Vec<&B> = inputs.into_iter().collect();
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let mut run = match last.take() {
            Some(run) if run.context == context => run,
            _ => Run { context, inputs: Vec::new(), outputs: Outputs::default() },
        };
        let is_same = |(known, input): &(&I, &&B)| Borrow::<B>::borrow(*known) == **input;
        let head = run.inputs.iter().zip(&inputs).take_while(is_same).count();
        let ends = run.inputs[head..].iter().rev().zip(inputs[head..].iter().rev());
        let tail = ends.take_while(is_same).count();
        let (gone, come) = (head..run.inputs.len() - tail, &inputs[head..inputs.len() - tail]);
        if !gone.is_empty() || !come.is_empty() {
            let known = (&run.inputs[gone.clone()], &run.outputs[gone.clone()]);
            let (new_inputs, new_outputs) = renew(self.work, &run.context, known, come);
            run.inputs.splice(gone.clone(), new_inputs);
            Arc::make_mut(&mut run.outputs).splice(gone, new_outputs);
        }
        let outputs = Arc::clone(&run.outputs);
        *last = Some(run);
        outputs
    }
}

/// The inputs that have come, and what the work gives for each, known or done now.
fn renew<C, I, O, B>(
    work: fn(&C, &I) -> O,
    context: &C,
    (mut known, mut outputs): (&[I], &[Same<O>]),
    come: &[&B],
) -> (Vec<I>, Vec<Same<O>>)
where
    C: Sync,
    I: Borrow<B> + Send + Sync,
    O: Send + Sync,
    B: ToOwned<Owned = I> + Eq + ?Sized,
{
    let mut remember = |input: &&B| {
        let at = known.iter().take(GAP).position(|other| Borrow::<B>::borrow(other) == *input)?;
        let output = outputs[at].clone();
        (known, outputs) = (&known[at + 1..], &outputs[at + 1..]);
        Some(output)
    };
    let remembered: Vec<Option<Same<O>>> = come.iter().map(&mut remember).collect();
    let inputs: Vec<I> = come.iter().map(|input| (*input).to_owned()).collect();
    let give =
        |(input, output): (&I, Option<Same<O>>)| output.unwrap_or_else(|| Same::new(work(context, input)));
    // In small shares, or one core works on long after the others.
    let outputs = inputs.par_iter().with_max_len(8).zip(remembered).map(give).collect();
    (inputs, outputs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_does_only_what_the_last_list_had_not() {
        let series = Series::new(|factor: &u32, input: &u32| input * factor);
        let recall = |inputs: &[u32]| series.recall(2, inputs);
        let first = recall(&[1, 3, 5]);
        for inputs in [vec![1, 2, 3, 5], vec![3], vec![], vec![5, 3, 1, 1], vec![1, 1], vec![0, 1, 3, 9]] {
            let outputs: Vec<u32> = recall(&inputs).iter().map(|output| **output).collect();
            assert_eq!(outputs, inputs.iter().map(|input| input * 2).collect::<Vec<_>>());
        }
        let before = recall(&[1, 3, 4, 5]);
        let after = recall(&[1, 2, 5]);
        assert!(before[0] == after[0] && before[3] == after[2]);
        assert!(first[0] != before[0]);
        assert_eq!(*series.recall(3, &[1])[0], 3);
    }

    #[test]
    fn an_input_can_be_a_slice() {
        let series = Series::new(|(): &(), input: &Vec<u32>| input.iter().sum::<u32>());
        let all = [1, 2, 3, 4];
        let first = series.recall((), [&all[..2], &all[2..]]);
        let second = series.recall((), [&all[..1], &all[1..2], &all[2..]]);
        assert_eq!(second.iter().map(|sum| **sum).collect::<Vec<_>>(), [1, 2, 7]);
        assert!(first[1] == second[2]);
    }
}
