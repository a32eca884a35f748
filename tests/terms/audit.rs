use sharh::link::terms::{Finding, Miss};

use super::{TERMS, glossary::Glossary};

/// What an editor is told of a text: terms, surface, reason.
fn findings(text: &str) -> Vec<String> {
    let (lexicon, names) = &*TERMS;
    let name = |term: sharh::link::terms::TermId| names[term.0 as usize].as_str();
    let show = |finding: &Finding| match finding {
        Finding::Ambiguous { start, end, terms } => {
            let terms: Vec<&str> = terms.iter().map(|&term| name(term)).collect();
            format!("{}: {}", &text[*start as usize..*end as usize], terms.join(" or "))
        }
        Finding::NearMiss { place, why } => {
            let surface = &text[place.start as usize..place.end as usize];
            format!("{surface}: not {}, {why:?}", name(place.term))
        }
    };
    lexicon.audit(text).iter().map(show).collect()
}

#[test]
fn an_editor_is_told_what_is_nearly_a_mention() {
    let not = |surface: &str, term: &str, why: Miss| format!("{surface}: not {term}, {why:?}");
    for (text, wanted) in [
        ("وصل إلى عمان", vec!["عمان: oman or amman".to_owned()]),
        ("للأزمة أبعاد", vec![not("أبعاد", "deportation", Miss::Letters)]),
        ("مدينة عُمّان", vec![not("عُمّان", "oman", Miss::Vowels)]),
        ("مدينة قاهرة", vec![not("قاهرة", "cairo", Miss::Article)]),
        ("كان الاتفاق نووي", vec![not("الاتفاق نووي", "jcpoa", Miss::Agreement)]),
        ("كان اتفاقها نووي", vec![not("اتفاقها نووي", "jcpoa", Miss::Agreement)]),
        ("a roast turkey", vec![not("turkey", "turkey", Miss::Case)]),
        ("the non-oil sector", vec![not("oil", "oil", Miss::Prefix)]),
        ("in Türkïye", vec![not("Türkïye", "turkey", Miss::Accents)]),
        ("إلى لقم", vec![not("لقم", "qom", Miss::Short)]),
        ("سافر إلى باكو ولم يعد", vec![]),
        ("tear gas in the soil", vec![]),
    ] {
        assert_eq!(findings(text), wanted, "{text}");
    }
}

/// The codes of what is wrong with a glossary, and the text at fault.
fn diagnostics(text: &str) -> Vec<(&'static str, String)> {
    let diagnostics = Glossary::read(text).lexicon().1;
    let place = |span: sharh::base::diagnostic::Span| text[span.range()].to_owned();
    diagnostics.iter().map(|one| (one.code, one.span.map(place).unwrap())).collect()
}

#[test]
fn the_gold_glossary_has_no_fault() {
    assert_eq!(diagnostics(include_str!("../gold/glossary.toml")), []);
}

#[test]
fn a_form_of_two_terms_is_told_of_at_both() {
    let text = "[[term]]\nid = 'a'\n[term.ar]\nlabel = 'النفط'\nkind = 'noun'\n\
                [[term]]\nid = 'b'\n[term.ar]\nlabel = 'البترول'\naliases = ['النفط']\nkind = 'noun'\n\
                [[term]]\nid = 'c'\n[term.ar]\nlabel = 'الخام'\naliases = ['البرنت']\nkind = 'name'\n\
                [[term]]\nid = 'd'\n[term.ar]\nlabel = 'برنت'\naliases = ['البرنت']\nkind = 'name'\n";
    let wanted = [("form-is-title", "'النفط'"), ("same-form", "'البرنت'"), ("same-form", "'البرنت'")];
    assert_eq!(diagnostics(text), wanted.map(|(code, text)| (code, text.to_owned())));
}

#[test]
fn vowels_keep_two_titles_apart() {
    let text = "[[term]]\nid = 'a'\n[term.ar]\nlabel = 'عُمان'\nkind = 'name'\n\
                [[term]]\nid = 'b'\n[term.ar]\nlabel = 'عَمّان'\nkind = 'name'\n";
    assert_eq!(diagnostics(text), []);
}

#[test]
fn an_exclude_without_the_term_and_an_empty_form_are_told_of() {
    let text = "[[term]]\nid = 'a'\n[term.en]\nlabel = 'gas'\nkind = 'noun'\naliases = ['«»']\n\
                exclude = ['tear gas', 'gasoline']\n";
    let wanted = [("empty-form", "'«»'"), ("idle-exclude", "'gasoline'")];
    assert_eq!(diagnostics(text), wanted.map(|(code, text)| (code, text.to_owned())));
}

#[test]
fn the_digest_follows_forms() {
    let digest = |text: &str| Glossary::read(text).lexicon().0.digest();
    let one = "[[term]]\nid = 'a'\n[term.en]\nlabel = 'gas'\nkind = 'noun'\n";
    assert_eq!(digest(one), digest(&one.replace("id = 'a'", "id = 'z'")));
    for (from, to) in [("gas'", "gas'\nmass = true"), ("noun", "name"), ("'gas'", "'oil'"), ("en]", "fr]")] {
        assert_ne!(digest(one), digest(&one.replace(from, to)), "{to}");
    }
}
