// Runs the list of queries over a built site and says which find their page among the first three.
// node score.mjs SITE [--quiet]
import { readFileSync } from "node:fs";
import { openSite, shown } from "./engine.mjs";

/** The list: the language, the query, the pages that answer it. */
export const queries = () =>
  readFileSync(new URL("queries.tsv", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("# "))
    .map((line) => line.split("\t"))
    .map(([lang, query, pages]) => ({ lang, query, pages: pages.split("|") }));

/** The place of the first result that answers, counted from 1; 0 when none of the first three does. */
export const place = (pages, results) => {
  const answers = ({ href, anchor }) =>
    pages.some((page) => {
      const [path, wanted] = page.split("#");
      return new RegExp(`(^|/)${path}/(#|$)`).test(href) && (!wanted || wanted === anchor);
    });
  return results.slice(0, 3).findIndex(answers) + 1;
};

if (import.meta.url === `file://${process.argv[1]}`) {
  const root = process.argv[2];
  const sites = new Map();
  let [found, first, count] = [0, 0, 0];
  for (const { lang, query, pages } of queries()) {
    if (!sites.has(lang)) sites.set(lang, await openSite(root, lang));
    const { list } = await shown(sites.get(lang).index, query);
    const results = list.map((entry) => ({ href: entry.href, anchor: entry.anchors[entry.paragraph], title: entry.title }));
    const at = place(pages, results);
    count++;
    if (at) found++;
    if (at === 1) first++;
    if (!at) console.log(`missed\t${lang}\t${query}\t${pages.join("|")}\t${results.slice(0, 3).map(({ title }) => title).join(" · ")}`);
  }
  console.log(`found\t${found}\tfirst\t${first}\tof\t${count}`);
}
