//! The preview, as browsers, authors and strangers meet it.

mod answers;
mod broken;
mod ends;
mod hostile;
mod preview;
mod saves;
mod streams;
