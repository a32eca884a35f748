//! stub
use serde::Deserialize;
use toml::Spanned;
#[derive(Deserialize, Clone, Debug, Default)]
#[serde(default, deny_unknown_fields)]
pub struct Forms {
    pub plurals: Vec<Spanned<String>>,
    pub adjectives: Vec<Spanned<String>>,
    pub exclude: Vec<Spanned<String>>,
    pub kind: Option<String>,
    pub human: bool,
    pub mass: bool,
    pub strict: bool,
    pub phrase: Option<String>,
}
