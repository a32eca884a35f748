use super::*;
use crate::understand::body::{Element, Event, Target};

fn read(text: &str) -> (Body, Vec<Diagnostic>) {
    markdown(text, 0, &SourcePath::new("content/context/x.en.md"), RawHtml::Refused)
}

fn codes(text: &str) -> Vec<(&'static str, u32)> {
    read(text).1.iter().map(|wrong| (wrong.code, wrong.span.unwrap().start)).collect()
}

#[test]
fn blocks_are_numbered_and_headings_stand_before_them() {
    let text = "First.\n\n## Why\n\n* a\n* b\n\n---\n\n| a |\n|---|\n| b |\n\n## End\n";
    let (body, wrong) = read(text);
    assert_eq!(wrong, vec![]);
    assert_eq!(body.rows.len(), 4);
    assert_eq!(body.plain_text(text, &body.rows[1].lead), "Why");
    assert_eq!(body.plain_text(text, &body.rows[1].block), "ab");
    assert_eq!(body.slice(&body.rows[2].lead), [Event::Rule]);
    assert!(body.rows[3].block.is_empty());
}

#[test]
fn text_is_cut_out_of_the_file_and_joined() {
    let text = "إيران [و] تركيا &amp; \\*x\\*";
    let (body, _) = read(text);
    let spans: Vec<&str> = body
        .events
        .iter()
        .filter_map(|event| match event {
            Event::Text(span) => Some(&text[span.range()]),
            Event::Spelled(text, _) => Some(text),
            _ => None,
        })
        .collect();
    assert_eq!(spans, ["إيران [و] تركيا ", "&", " ", "*x", "*"]);
}

#[test]
fn headings_have_anchors_of_their_own() {
    let (body, wrong) = read("## ماذا حدث؟\n\n## ماذا حدث\n\n### Set {#mine}\n\n# P4\n\n## !\n");
    let anchors: Vec<&str> = body.headings.iter().map(|heading| heading.anchor.as_str()).collect();
    assert_eq!(anchors, ["ماذا-حدث", "ماذا-حدث-2", "mine", "section-p4", "section"]);
    assert_eq!((body.headings[3].level, wrong), (2, vec![]));
    assert_eq!(codes("## a {#x}\n\n## b {#x}\n"), [("duplicate-id", 11)]);
    assert_eq!(codes("## a {#p1}\n"), [("bad-id", 0)]);
}

#[test]
fn links_name_documents_or_other_sites() {
    let (body, wrong) =
        read("[a](term:iran) [b](article:baku-visit#p4) [c](https://x.org/) [d](#why) <m@x.org>");
    assert_eq!(wrong, vec![]);
    let Target::Document(article) = &body.links[1].target else { panic!("no document") };
    assert_eq!((&*article.slug, article.anchor.as_ref().unwrap().as_str()), ("baku-visit", "p4"));
    for text in [
        "[x](../y)",
        "[x](javascript:alert)",
        "[x](trem:iran)",
        "[x](term:)",
        "[x](http:///a)",
        "[x](//a.org)",
    ] {
        assert_eq!(codes(text), [("bad-link", 0)], "{text}");
    }
    assert_eq!(read("[x](trem:iran)").1[0].help, "did you mean `term:`?");
}

#[test]
fn html_is_refused_and_comments_are_dropped() {
    assert_eq!(codes("a <b>c\n"), [("raw-html", 2)]);
    assert_eq!(codes("x\n\n<div>\n<p>\n</div>\n"), [("raw-html", 3)]);
    let (body, wrong) = read("<!-- note -->\n\nText <!-- x --> here\n");
    assert_eq!((body.rows.len(), wrong), (1, vec![]));
    for comments in
        ["<!-- a\nb\n\nc -->\n", "<!-- a --> <!-- b -->\n", "> <!-- a\n> b -->\n", "x <!--> y <!---> z"]
    {
        assert_eq!(codes(comments), [], "{comments}");
    }
    let allowed = markdown("a <b>c</b>", 0, &SourcePath::new("x.md"), RawHtml::Allowed);
    assert_eq!(allowed.1, vec![]);
}

#[test]
fn text_between_comments_is_no_comment() {
    for (text, at) in [
        ("<!-- a --> Important text. <!-- b -->\n", 0),
        ("<!-- a\nb --> Important text. <!-- c -->\n", 0),
        ("<!--> Important text. -->\n", 0),
        ("x\n\n<!-- a without an end\n", 3),
    ] {
        assert_eq!(codes(text), [("raw-html", at)], "{text}");
    }
    let text = "<!-- a --> Important text. <!-- b -->\n";
    let (body, _) = markdown(text, 0, &SourcePath::new("x.md"), RawHtml::Allowed);
    assert!(
        body.events
            .iter()
            .any(|event| matches!(event, Event::Html(span) if text[span.range()].contains("Important")))
    );
}

#[test]
fn a_mark_that_no_footnote_explains_is_told_of_and_an_open_bracket_is_not() {
    assert_eq!(codes("x [^a] y"), [("missing-footnote", 2)]);
    assert_eq!(codes("x [^ y [^b [^c[^d] z [^] \\[^e]"), [("missing-footnote", 14)]);
}

#[test]
fn footnotes_follow_the_text() {
    let text = "One[^a] and two[^b].\n\n[^b]: Second.\n\n[^a]: First.\n\nLast[^a].\n";
    let (body, wrong) = read(text);
    assert_eq!(wrong, vec![]);
    let notes: Vec<String> = body.footnotes.iter().map(|note| body.plain_text(text, &note.events)).collect();
    assert_eq!((notes, body.rows.len()), (vec!["First.".to_owned(), "Second.".to_owned()], 2));
}

#[test]
fn a_timeline_holds_inline_markdown_in_place() {
    let text =
        "Before.\n\n```timeline\n1991-12-25  Israel [recognises](term:x)\n  it &amp; more.\n2020 War.\n```\n";
    let (body, wrong) = read(text);
    assert_eq!(wrong, vec![]);
    let said: Vec<(String, String, u32)> = body
        .moments
        .iter()
        .map(|moment| (moment.when.to_string(), body.plain_text(text, &moment.events), moment.place))
        .collect();
    assert_eq!(
        said,
        [("1991-12-25".into(), "Israel recognises it & more.".into(), 2), ("2020".into(), "War.".into(), 2)]
    );
    assert_eq!(codes("```timeline\nsoon x\n```\n"), [("bad-timeline-line", 12)]);
    assert_eq!(codes("* ```timeline\n  1991 x\n  ```\n")[0].0, "nested-block");
}

#[test]
fn charts_are_read_where_they_stand() {
    let text = "```chart bar unit=%\nIsrael | 69\nOthers | 31\n```\n";
    let (body, wrong) = read(text);
    assert_eq!((body.charts.len(), body.rows.len(), wrong), (1, 1, vec![]));
    assert_eq!(codes("x\n\n```chart bar\nIsrael | many\n```\n")[0].1, 25);
}

#[test]
fn alerts_tables_tasks_and_definitions_are_elements() {
    let (body, wrong) = read(
        "> [!NOTE]\n> Care.\n\n- [x] done\n\nTerm\n: Meaning\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n~~x~~ **y** *z*\n",
    );
    assert_eq!(wrong, vec![]);
    for element in
        [Element::Definition, Element::Struck, Element::Strong, Element::Emphasis, Element::Table(2)]
    {
        assert!(body.events.contains(&Event::Start(element.clone())), "{element:?}");
    }
    assert!(body.events.contains(&Event::Task(true)));
}

#[test]
fn nesting_without_end_is_refused() {
    assert_eq!(codes(&"> ".repeat(10_000))[0].0, "too-deep");
    assert_eq!(codes(&format!("{}x", "* ".repeat(500)))[0].0, "too-deep");
}

#[test]
fn an_event_that_nests_without_end_is_told_of_once() {
    let text = format!("```timeline\n2001  {} x\n2002  y\n```\n\nAfter.\n", ">".repeat(500));
    assert_eq!(codes(&text).iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["too-deep"]);
    let (body, _) = read(&text);
    assert_eq!(body.plain_text(&text, &body.moments[1].events), "y");
    assert_eq!((body.rows.len(), body.moments[1].place), (2, 1));
}

proptest::proptest! {
    #[test]
    fn any_text_gives_a_balanced_body(text in "(\\PC|[\n*_`#>|\\[\\]()!:~^-]|```timeline\n|1991 x\n|\\[\\^a\\]){0,200}") {
        let (body, _) = read(&text);
        let mut depth = 0i32;
        for event in &body.events {
            match event {
                Event::Start(_) => depth += 1,
                Event::End => depth -= 1,
                Event::Text(span) => { let _ = &text[span.range()]; }
                _ => {}
            }
            proptest::prop_assert!(depth >= 0);
        }
        proptest::prop_assert_eq!(depth, 0);
        for row in &body.rows {
            let starts = body.slice(&row.block).iter().filter(|event| matches!(event, Event::Start(_))).count();
            let ends = body.slice(&row.block).iter().filter(|event| matches!(event, Event::End)).count();
            proptest::prop_assert_eq!(starts, ends);
        }
    }
}
