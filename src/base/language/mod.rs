//! What a language is.
