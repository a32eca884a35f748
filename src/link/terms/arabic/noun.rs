//! How a noun inflects: pronouns, dual, sound plurals and the accusative alef.

use crate::base::language::fold::Letter;

use super::letters::{ends, hamza_stands_alone, suffixed};

/// The enclitic pronouns. The ي of *my* is not among them: it would make نفطي, *of oil*, a mention of oil.
pub(super) const PRONOUNS: [&str; 10] = ["ه", "ها", "هما", "هم", "هن", "ك", "كما", "كم", "كن", "نا"];

/// Which numbers a noun has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Numbers {
    /// The noun is a plural as it stands.
    pub(super) plural_already: bool,
    /// It has a dual and a plural.
    pub(super) countable: bool,
    /// It names people: ون and ين.
    pub(super) human: bool,
}

/// What may stand around a shape of a noun.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    /// An article, or nothing.
    Free,
    /// No article: the alef of the indefinite accusative.
    Indefinite,
    /// No article, and a noun after it: the dual and the plural that lost their nun.
    Construct,
    /// A pronoun has made it definite.
    Owned,
}

/// What an adjective must agree with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Cell {
    /// The noun as it stands.
    Plain,
    /// The noun as it stands, where its accusative shows in the adjective only.
    Accusative,
    /// ان.
    DualNominative,
    /// ين of the dual.
    DualOblique,
    /// ون.
    PluralNominative,
    /// ين of the plural.
    PluralOblique,
    /// ات.
    PluralFeminine,
}

/// One shape of a noun.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// Its letters, without article.
    pub(super) letters: Vec<Letter>,
    /// What may stand around it.
    pub(super) state: State,
    /// What its adjectives agree with.
    pub(super) cell: Cell,
}

/// Every shape of a noun that stands without its article.
pub(super) fn shapes(noun: &[Letter], numbers: Numbers) -> Vec<Shape> {
    let mut shapes = Shapes(Vec::new());
    shapes.add(noun.to_vec(), State::Free, Cell::Plain);
    shapes.owned(&before_pronoun(noun), Cell::Plain);
    if let Some(letters) = accusative(noun) {
        shapes.add(letters, State::Indefinite, Cell::Accusative);
    }
    let sound_plural = ends(noun, "ات") && noun.len() >= 5;
    if numbers.countable && !numbers.plural_already && !sound_plural {
        shapes.dual(noun);
        for letters in feminine_plural(noun) {
            shapes.owned(std::slice::from_ref(&letters), Cell::PluralFeminine);
            shapes.add(letters, State::Free, Cell::PluralFeminine);
        }
    }
    if numbers.human && numbers.countable {
        for stem in before_human_plural(noun, numbers.plural_already) {
            shapes.human_plural(&stem);
        }
    }
    shapes.0
}

/// A noun before a pronoun; several spellings where its hamza follows the case.
pub(super) fn before_pronoun(noun: &[Letter]) -> Vec<Vec<Letter>> {
    let seats = |seats: &[&str]| seats.iter().map(|seat| suffixed(noun, 1, seat)).collect();
    match last(noun) {
        'ة' => seats(&["ت"]),
        'ى' => seats(&["ا"]),
        'ء' if ends(noun, "اء") => seats(&["ء", "ؤ", "ئ"]),
        'ء' if hamza_stands_alone(noun) => seats(&["ء", "ؤ", "ئ", "أ"]),
        'ء' => seats(&["ئ", "ؤ"]),
        'أ' => seats(&["أ", "ؤ", "ئ"]),
        'ؤ' => seats(&["ؤ", "ئ"]),
        _ => vec![noun.to_vec()],
    }
}

/// The indefinite accusative, where an alef shows it.
pub(super) fn accusative(noun: &[Letter]) -> Option<Vec<Letter>> {
    match last(noun) {
        'ة' | 'ى' | 'ا' | 'أ' | 'آ' => None,
        'ء' if ends(noun, "اء") => None,
        'ء' if !hamza_stands_alone(noun) => Some(suffixed(noun, 1, "ئا")),
        'ت' if ends(noun, "ات") && noun.len() >= 5 => None,
        _ => Some(suffixed(noun, 0, "ا")),
    }
}

/// A noun before ان, ين and what they lose; several where writers or kinds of nouns differ.
fn before_dual(noun: &[Letter]) -> Vec<Vec<Letter>> {
    match last(noun) {
        'ة' => vec![suffixed(noun, 1, "ت")],
        'ى' => vec![suffixed(noun, 1, "ي")],
        'ا' => vec![suffixed(noun, 1, "و"), suffixed(noun, 1, "ت")],
        'ء' if ends(noun, "اء") => vec![noun.to_vec(), suffixed(noun, 1, "ئ"), suffixed(noun, 1, "و")],
        'ء' if hamza_stands_alone(noun) => {
            vec![noun.to_vec(), suffixed(noun, 1, "ئ"), suffixed(noun, 1, "أ")]
        }
        'ء' => vec![suffixed(noun, 1, "ئ")],
        _ => vec![noun.to_vec()],
    }
}

/// The plural in ات; none where another plural is the rule (قناة).
fn feminine_plural(noun: &[Letter]) -> Vec<Vec<Letter>> {
    match last(noun) {
        'ة' if ends(noun, "اة") => Vec::new(),
        'ة' | 'ا' => vec![suffixed(noun, 1, "ات")],
        'ى' => vec![suffixed(noun, 1, "يات")],
        'ء' if ends(noun, "اء") => vec![suffixed(noun, 0, "ات"), suffixed(noun, 1, "وات")],
        'ء' if !hamza_stands_alone(noun) => vec![suffixed(noun, 1, "ئات")],
        _ => vec![suffixed(noun, 0, "ات")],
    }
}

/// A noun before ون and ين. A ي at its end stays (سياسيون) or goes (محامون).
fn before_human_plural(noun: &[Letter], plural_already: bool) -> Vec<Vec<Letter>> {
    match last(noun) {
        _ if ends(noun, "ون") && noun.len() >= 5 => vec![suffixed(noun, 2, "")],
        _ if plural_already => Vec::new(),
        'ة' | 'ا' => Vec::new(),
        'ى' => vec![suffixed(noun, 1, "")],
        'ي' => vec![noun.to_vec(), suffixed(noun, 1, "")],
        'ء' if !hamza_stands_alone(noun) => vec![suffixed(noun, 1, "ئ")],
        _ => vec![noun.to_vec()],
    }
}

fn last(noun: &[Letter]) -> char {
    noun.last().map_or(' ', |letter| letter.char)
}

struct Shapes(Vec<Shape>);

impl Shapes {
    fn add(&mut self, letters: Vec<Letter>, state: State, cell: Cell) {
        self.0.push(Shape { letters, state, cell });
    }

    fn owned(&mut self, stems: &[Vec<Letter>], cell: Cell) {
        for stem in stems {
            for pronoun in PRONOUNS {
                self.add(suffixed(stem, 0, pronoun), State::Owned, cell);
            }
        }
    }

    fn dual(&mut self, noun: &[Letter]) {
        for stem in before_dual(noun) {
            self.pair(&stem, ["ان", "ين"], ["ا", "ي"], [Cell::DualNominative, Cell::DualOblique]);
        }
    }

    fn human_plural(&mut self, stem: &[Letter]) {
        self.pair(stem, ["ون", "ين"], ["و", "ي"], [Cell::PluralNominative, Cell::PluralOblique]);
    }

    /// Nominative and oblique: with their nun, in construct without it, and so before pronouns.
    fn pair(&mut self, stem: &[Letter], whole: [&str; 2], construct: [&str; 2], cells: [Cell; 2]) {
        for at in 0..2 {
            let short = suffixed(stem, 0, construct[at]);
            self.owned(std::slice::from_ref(&short), cells[at]);
            self.add(short, State::Construct, cells[at]);
            self.add(suffixed(stem, 0, whole[at]), State::Free, cells[at]);
        }
    }
}
