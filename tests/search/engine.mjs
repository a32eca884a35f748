// Runs the search of a built site as its page does, without a browser.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const theme = new URL("../../theme/search/", import.meta.url);
const names = ["wordsOf", "fold", "stems", "openIndex", "search", "distance"];
const scripts = readdirSync(theme).filter((name) => /^[1-4].*\.js$/.test(name)).sort();
const source = scripts.map((name) => readFileSync(new URL(name, theme), "utf8")).join("\n");

/** The functions of the search's own scripts. */
export const engine = vm.runInThisContext(`(() => {${source}\nreturn { ${names.join(", ")} };})()`);

/** Opens the index of a language of the site in a folder; `loaded` tells how many bytes of which file were read. */
export const openSite = (root, lang) => {
  const loaded = new Map();
  const read = async (name) => {
    const text = readFileSync(join(root, lang, "search", `${name}.txt`), "utf8");
    loaded.set(name, text);
    const [, ...lines] = text.split("\n");
    if (lines.at(-1) === "") lines.pop();
    return lines;
  };
  return engine.openIndex(read).then((index) => ({ index, loaded }));
};

/** The results in the order in which the page shows them. */
export const shown = async (index, query) => {
  const { entries, corrected } = await engine.search(index, query);
  const suggested = entries.filter((hit) => hit.isNamed && index.kind(hit.entry) === "term").slice(0, 3);
  const groups = new Map();
  for (const hit of entries) {
    if (suggested.includes(hit)) continue;
    const kind = index.kind(hit.entry);
    groups.set(kind, [...(groups.get(kind) ?? []), hit]);
  }
  const order = [...suggested, ...[...groups.values()].flatMap((hits) => hits.slice(0, 5))];
  const list = await Promise.all(order.slice(0, 10).map(async (hit) => ({ ...hit, ...(await index.entry(hit.entry)) })));
  return { list, corrected, total: entries.length };
};
