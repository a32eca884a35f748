//! The elements of a text that say more than their name.

use std::fmt::Write;

use super::writer::Writer;
use crate::{
    base::anchor::Anchor,
    render::{
        escape::{escape, escaped},
        href::{href, href_to},
        isolate::isolate_whole,
        phrase::time,
    },
    understand::{
        body::{Align, Element, Picture, Target},
        document::Kind,
    },
};

impl Writer<'_, '_> {
    pub(super) fn heading(&mut self, index: usize) {
        let level = self.prose.version.body.headings.get(index).map_or(2, |heading| heading.level);
        let anchor = self.prose.site.heading_anchor(self.prose.id, self.prose.tag, index);
        let _ = write!(self.out, "<h{level} id=\"");
        escape(anchor.map_or("", Anchor::as_str), &mut self.out);
        self.out.push_str("\">");
    }

    pub(super) fn table(&mut self) {
        let label = escaped(self.prose.site.words(self.prose.page).text("table"));
        let _ = writeln!(
            self.out,
            "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{label}\"><table>"
        );
    }

    pub(super) fn is_head_cell(&self) -> bool {
        matches!(self.open.last(), Some(Element::TableHead))
    }

    pub(super) fn cell(&mut self, align: Align) {
        let is_figure = self.figures.get(self.column).is_some_and(|is_figure| *is_figure);
        self.column += 1;
        let class = match align {
            Align::Natural => "",
            Align::Start => " class=\"start\"",
            Align::Center => " class=\"center\"",
            Align::End if is_figure => " class=\"end figure\"",
            Align::End => " class=\"end\"",
        };
        let _ = if self.is_head_cell() {
            write!(self.out, "<th scope=\"col\"{class}>")
        } else {
            write!(self.out, "<td{class}>")
        };
    }

    pub(super) fn link(&mut self, index: usize) {
        self.in_link += 1;
        let Some(link) = self.prose.version.body.links.get(index) else { return self.out.push_str("<a>") };
        let (site, route, page) = (self.prose.site, self.prose.route, self.prose.page);
        match &link.target {
            Target::Outside(url) => {
                let _ = write!(self.out, "<a href=\"{}\" rel=\"external\">", escaped(url));
            }
            Target::Here(anchor) => {
                // In an article a heading may stand under another name than its text makes.
                let anchor = site.own_heading(self.prose.id, self.prose.tag, anchor).unwrap_or(anchor);
                let _ = write!(self.out, "<a href=\"#{}\">", escaped(anchor.as_str()));
            }
            Target::Nowhere => self.out.push_str("<a>"),
            Target::Document(reference) => {
                let id = site.find(reference.kind, &reference.slug);
                let address = id.and_then(|id| site.address(id, page));
                let (Some(id), Some(address)) = (id, address) else { return self.out.push_str("<a>") };
                // Headings have other names in other languages: there the page itself has to do.
                let anchor = reference.anchor.as_ref().filter(|anchor| site.has_anchor(id, page, anchor));
                let way = escaped(&href_to(route, address, anchor));
                let _ = if reference.kind == Kind::Term && id != self.prose.id {
                    write!(self.out, "<a class=\"term\" href=\"{way}\">")
                } else {
                    write!(self.out, "<a href=\"{way}\">")
                };
            }
        }
    }

    pub(super) fn moment(&mut self, index: usize) {
        let Some(moment) = self.prose.version.body.moments.get(index) else { return };
        let when = self.prose.site.period(self.prose.tag, moment.when);
        self.out.extend(["<li>", &time(moment.when, &when), "<div>"]);
    }

    pub(super) fn picture(&mut self, picture: &Picture) {
        let site = self.prose.site;
        let (Some(bitmap), Some(asset)) =
            (site.corpus.pictures.get(&picture.file), site.assets.get(picture.file.as_str()))
        else {
            return;
        };
        let image = format!(
            "<img src=\"{}\" alt=\"{}\" width=\"{}\" height=\"{}\" loading=\"lazy\" decoding=\"async\">",
            escaped(&href(self.prose.route, &asset.route)),
            escaped(&picture.alt),
            bitmap.width,
            bitmap.height
        );
        self.out.push_str(&image);
        if let Some(title) = &picture.title {
            self.out.push_str("<span class=\"caption\">");
            isolate_whole(title, self.language, self.prose.site.languages(), &mut self.out);
            self.out.push_str("</span>");
        }
    }
}
