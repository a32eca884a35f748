use super::*;

fn read(text: &str) -> (Stylesheet, Vec<String>) {
    let source = Source::new(SourcePath::new("theme/x.css"), text);
    let (sheet, wrong) = stylesheet(&source);
    let said = |one: &Diagnostic| format!("{} [{}]", one.message, &text[one.span.unwrap().range()]);
    (sheet, wrong.iter().map(said).collect())
}

#[test]
fn what_does_not_end_is_named_where_it_begins() {
    for (text, said) in [
        (".x { color: red;", "this block does not end [{]"),
        (".x { color: red;\n.y { }\n", "this block does not end [{]"),
        ("@media print { .x { }", "this block does not end [{]"),
        (".x { }\n}", "this `}` closes nothing [}]"),
        (".x { width: calc(1px; }", "this parenthesis does not end [calc(]"),
        ("[lang { }", "this bracket does not end [[]"),
        (".x { } /* a", "this comment does not end [/*]"),
        (".x { content: \"a\n }", "this text does not end in its line [\"a]"),
        ("\u{feff}.x {", "this block does not end [{]"),
    ] {
        assert_eq!(read(text).1, [said], "{text}");
    }
    assert!(read(&"a{".repeat(9999)).1[0].starts_with("this block stands too deep"));
}

#[test]
fn what_ends_is_left_alone() {
    for text in [
        "",
        ".x { content: \"}\"; & .y { } } /* { */",
        "a[href=\"{\"]::after { content: \"\\\"\" }",
        "@media (width >= 1px) { :is(.a, .b) { --x: {a}; } }",
    ] {
        assert_eq!(read(text).1, Vec::<String>::new(), "{text}");
    }
}

#[test]
fn every_address_is_found_where_it_stands() {
    let text = "@font-face { src: url( \"a.woff2\" ) format(\"woff2\"), URL(b.woff2) } /* url(no) */\n\
                .x { --y: image-set('c.png' 1x); content: \"d.png\" }";
    let found = read(text).0.addresses;
    let found: Vec<(&str, &str)> =
        found.iter().map(|(span, name)| (&text[span.range()], name.as_str())).collect();
    assert_eq!(found, [("\"a.woff2\"", "a.woff2"), ("URL(b.woff2)", "b.woff2"), ("'c.png'", "c.png")]);
}

#[test]
fn a_comment_that_has_its_lines_to_itself_is_found_with_them() {
    let text = "/* a\n b */\n.x { }\n  /* c */\n.y/* d */.z { } /* e */\n/*! f */\n";
    let found: Vec<&str> = read(text).0.comments.iter().map(|span| &text[span.range()]).collect();
    assert_eq!(found, ["/* a\n b */\n", "  /* c */\n"]);
}

#[test]
fn a_selector_that_speaks_of_each_language_is_found_whole() {
    let text = ".a { } /* x */ .b:lang(und) > [value=\"und\"],\n.c { } @media print { .d:lang(und) { } }";
    let found: Vec<&str> = read(text).0.repeated.iter().map(|span| &text[span.range()]).collect();
    // How it is cut matters: what stands before and behind stays.
    let found: Vec<&str> = found.iter().map(|selector| selector.trim()).collect();
    assert_eq!(found, [".b:lang(und) > [value=\"und\"],\n.c", ".d:lang(und)"]);
}

#[test]
fn the_root_has_what_stands_in_it_outside_of_every_other() {
    let text = "/* a */ :root, html { --a: #0a0; /* b */ --b:light-dark(#010203, #fff) }\n\
                @media print { :root { --c: #000 } } p { --d: #111; }";
    let found = read(text).0.root;
    let found: Vec<(&str, &str)> =
        found.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(found, [("--a", "#0a0"), ("--b", "light-dark(#010203, #fff)")]);
}
