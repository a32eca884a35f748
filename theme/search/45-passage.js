// A part of a page as a line of plain text.

// Marks, what stands beside the part to explain it, and what is drawn.
const UNSAID = ".mark, .footnote, .beside, .label, details:not(.chart-data), summary, .chart-data caption, svg, script, style";
const BLOCKS = "p, ul, ol, dl, table, caption, figcaption, pre, br, h2, h3, h4, h5, h6";
// What parts an element from the one before it.
const SIGNS = {
  "dt + dd, li > time + div": ": ",
  "li + li, dd + :is(dt, dd)": " · ",
  ":is(td, th) + :is(td, th)": " · ",
  "tr + tr, :is(thead, tbody) + :is(tbody, tfoot)": " — ",
};
const SENTENCE = /[.!?…؟:;؛،]["'”’»)\]]*\s*$/;

const passageIn = (element) => {
  const part = element.cloneNode(true);
  part.querySelectorAll(UNSAID).forEach((unsaid) => unsaid.remove());
  for (const [places, sign] of Object.entries(SIGNS)) {
    for (const place of part.querySelectorAll(places)) {
      const before = place.previousElementSibling;
      // A sentence that ends needs no other sign, unless it is a cell.
      const isParted = before.matches("li, dt, dd") && SENTENCE.test(before.textContent);
      before.append(isParted ? " " : sign);
    }
  }
  part.querySelectorAll(BLOCKS).forEach((block) => block.after(" "));
  return part.textContent.replace(/[ \t\n]+/g, " ").trim();
};
