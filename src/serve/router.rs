//! Which answer a request gets. Addresses are looked up among the site's routes and never touch the
//! disk.

use std::{
    io::{self, Write},
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError},
    },
    time::Duration,
};

use percent_encoding::{CONTROLS, percent_decode_str, utf8_percent_encode};

use super::{
    answer::{Answer, Reply},
    desk,
    gate::Answerer,
    head::{Head, Refusal},
    pages::Pages,
    preview::{Current, Preview},
    report::{Report, page},
};
use crate::{
    base::{diagnostic::Diagnostic, digest::Digest, route::Route},
    read::Sources,
    render::{
        content_type::{HTML, TEXT},
        escape::url_path,
    },
};

/// The preview's own addresses begin with this.
const OWN: &str = "/_sharh/";

/// A listener that heard nothing for so long is told that the line still stands.
const PING: Duration = Duration::from_secs(10);

/// What requests find behind the gate.
pub(super) struct Router {
    pub current: Arc<Current>,
    /// Where the site begins, with `/` at both ends.
    pub base: String,
}

impl Answerer for Router {
    fn answer(&self, head: &Head) -> Reply {
        let (path, query) =
            head.target.split_once('?').map_or((&*head.target, None), |(path, query)| (path, Some(query)));
        if path == "/_sharh/events" {
            return Reply::Events;
        }
        let preview = self.current.now();
        Reply::Answer(if path == OWN.trim_end_matches('/') {
            Answer::elsewhere(OWN.to_owned())
        } else if let Some(name) = path.strip_prefix(OWN) {
            own(name, &preview, head)
        } else {
            self.site(path, query, &preview, head)
        })
    }

    fn tell(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(
            b"HTTP/1.1 200 OK\r\nServer: sharh\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
              Cross-Origin-Resource-Policy: same-origin\r\nX-Content-Type-Options: nosniff\r\n\
              Connection: close\r\n\r\n",
        )?;
        pass_on(&self.current.events.listen(|| self.current.hello()), out)
    }
}

fn pass_on(events: &Receiver<Arc<str>>, out: &mut dyn Write) -> io::Result<()> {
    loop {
        match events.recv_timeout(PING) {
            Ok(event) => out.write_all(event.as_bytes())?,
            Err(RecvTimeoutError::Timeout) => out.write_all(b": still here\n\n")?,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
        out.flush()?;
    }
}

/// The preview's own pages and files.
fn own(name: &str, preview: &Preview, head: &Head) -> Answer {
    let answer = match name {
        "" => Answer::new(200, HTML, desk::desk(preview).into_bytes()),
        "client.js" => Answer::new(200, "text/javascript; charset=utf-8", *include_bytes!("client.js")),
        "client.css" => Answer::new(200, "text/css; charset=utf-8", *include_bytes!("client.css")),
        "report" => Answer::new(200, HTML, preview.report.overlay().into_bytes()),
        _ => return Answer::new(404, TEXT, *b"The preview has no such address.\n"),
    };
    let digest = Digest::of(&answer.body);
    answer.on(head, digest)
}

impl Router {
    /// What the site has at `path`, which is percent-encoded.
    fn site(&self, path: &str, query: Option<&str>, preview: &Preview, head: &Head) -> Answer {
        let Ok(path) = percent_decode_str(path).decode_utf8() else { return Answer::refused(Refusal(400)) };
        match path.strip_prefix(self.base.as_str()) {
            Some(path) => self.page(path, query, preview, head),
            None if path == "/" || path == self.base.trim_end_matches('/') => {
                Answer::elsewhere(url_path(&self.base))
            }
            None => nothing(preview),
        }
    }

    /// The page at `path`, which is what follows the site's base in the address.
    fn page(&self, path: &str, query: Option<&str>, preview: &Preview, head: &Head) -> Answer {
        let Some(pages) = &preview.pages else { return nothing(preview) };
        let route =
            |text: &str| Route::new(text).ok().filter(|route| pages.website.site.routes.contains_key(route));
        let folder =
            path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
        let found = route(&format!("/{path}")).or_else(|| route(&format!("/{}", folder?)));
        if let Some(found) = found {
            return sent(pages, &found, 200, head);
        }
        match route(&format!("/{path}/")) {
            Some(folder) if !path.ends_with('/') => {
                let query = query
                    .map_or_else(String::new, |query| format!("?{}", utf8_percent_encode(query, CONTROLS)));
                let (base, folder) = (url_path(&self.base), url_path(&folder.as_str()[1..]));
                Answer::elsewhere(format!("{base}{folder}{query}"))
            }
            _ => nothing(preview),
        }
    }
}

/// The answer where there is no page.
fn nothing(preview: &Preview) -> Answer {
    let Some(pages) = &preview.pages else {
        let title = "This site cannot be shown yet";
        return Answer::new(500, HTML, page(title, "report", &preview.report.overlay()).into_bytes());
    };
    let lost = Route::new("/404.html").ok().and_then(|route| pages.page(&route));
    match lost {
        Some(Ok(lost)) => Answer::new(404, lost.content_type, Arc::clone(&lost.bytes)),
        Some(Err(problem)) => failed(pages, problem),
        None => Answer::new(404, TEXT, *b"There is no such page.\n"),
    }
}

fn sent(pages: &Pages, route: &Route, status: u16, head: &Head) -> Answer {
    match pages.page(route) {
        Some(Ok(page)) => {
            Answer::new(status, page.content_type, Arc::clone(&page.bytes)).on(head, page.digest)
        }
        Some(Err(problem)) => failed(pages, problem),
        None => Answer::new(404, TEXT, *b"There is no such page.\n"),
    }
}

/// What stands in the place of a page that cannot be printed.
fn failed(pages: &Pages, problem: Diagnostic) -> Answer {
    let report = Report::new(vec![problem], &Sources::default(), Some(&pages.website));
    Answer::new(500, HTML, page("This page cannot be printed", "report", &report.overlay()).into_bytes())
}
