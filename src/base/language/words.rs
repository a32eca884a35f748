//! stub
#[derive(Debug)]
pub struct Words;
