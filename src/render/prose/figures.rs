//! Which columns of a table hold figures.

use crate::understand::body::{Body, Element, Event};

/// For each column of the table that has just been opened before `events`, whether it holds figures:
/// below its head more of its cells have a digit and no letter than have letters.
pub(super) fn figures(file: &str, events: &[Event]) -> Vec<bool> {
    let mut columns: Vec<i32> = Vec::new();
    let rows = events[..end(events)].split(|event| matches!(event, Event::Start(Element::TableRow)));
    for row in rows.skip(1) {
        let cells = row.split(|event| matches!(event, Event::Start(Element::Cell(_))));
        for (column, cell) in cells.skip(1).enumerate() {
            columns.resize(columns.len().max(column + 1), 0);
            columns[column] += weight(&Body::plain_text_of(file, cell));
        }
    }
    columns.into_iter().map(|weight| weight > 0).collect()
}

/// Where the element that is open before `events` ends.
fn end(events: &[Event]) -> usize {
    let mut depth = 1_usize;
    let closes = |event: &Event| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End => depth -= 1,
            _ => {}
        }
        depth == 0
    };
    events.iter().position(closes).unwrap_or(events.len())
}

/// What a cell says for its column's being one of figures; nothing where it is empty or a dash.
fn weight(cell: &str) -> i32 {
    if cell.contains(char::is_alphabetic) { -1 } else { i32::from(cell.contains(char::is_numeric)) }
}
