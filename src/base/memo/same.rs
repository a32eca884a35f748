//! A shared value that is equal to itself only.

use std::{ops::Deref, sync::Arc};

/// A shared value that is equal to itself only: what was made again is another, however alike.
#[derive(Debug)]
pub struct Same<T> {
    value: Arc<T>,
}

impl<T> Same<T> {
    /// Shares `value`.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self { value: Arc::new(value) }
    }
}

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self { value: Arc::clone(&self.value) }
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.value, &other.value)
    }
}

impl<T> Eq for Same<T> {}

impl<T> Deref for Same<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_and_the_same_value_is_the_same() {
        let one = Same::new(1);
        assert!(one == one.clone() && one != Same::new(1));
    }
}
