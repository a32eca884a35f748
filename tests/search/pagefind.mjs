// Pagefind on the same site and the same queries, to compare with ours. Not part of the checks.
//
//     npm install --prefix target/pagefind pagefind
//     node tests/search/pagefind.mjs SITE target/pagefind
//
// It works on a copy of the site. The pages' own marks for it would only help; it is given the site as it is,
// without the search pages.
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { place, queries } from "./score.mjs";

const [root, tools] = process.argv.slice(2).map((path) => resolve(path));
const copy = mkdtempSync(join(tmpdir(), "pagefind-"));
cpSync(root, copy, { recursive: true });
for (const lang of ["ar", "en"]) rmSync(join(copy, lang, "search"), { recursive: true, force: true });

const begun = performance.now();
const run = spawnSync(join(tools, "node_modules/.bin/pagefind"), ["--site", copy, "--root-selector", "main"], { encoding: "utf8" });
if (run.status !== 0) throw new Error(run.stderr || run.stdout);
console.log(`indexed\t${((performance.now() - begun) / 1000).toFixed(2)} s`);

// Its browser script loads the files beside it with fetch and asks the document for the language.
const base = "http://site.invalid/";
globalThis.fetch = async (url) => new Response(readFileSync(decodeURIComponent(new URL(url, base).pathname)));

let [found, first, count] = [0, 0, 0];
for (const lang of ["ar", "en"]) {
  globalThis.document = { querySelector: () => ({ getAttribute: () => lang }), currentScript: undefined };
  globalThis.window = { location: { origin: base.slice(0, -1), href: base } };
  globalThis.location = window.location;
  const pagefind = await import(`${pathToFileURL(join(copy, "pagefind/pagefind.js"))}?${lang}`);
  await pagefind.init(lang);
  for (const { query, pages } of queries().filter((one) => one.lang === lang)) {
    const { results } = await pagefind.search(query);
    const data = await Promise.all(results.slice(0, 3).map((result) => result.data()));
    // The paragraph is not asked of it.
    const at = place(pages.map((page) => page.split("#")[0]), data.map(({ url }) => ({ href: url })));
    count++;
    if (at) found++;
    if (at === 1) first++;
    if (!at) console.log(`missed\t${lang}\t${query}\t${pages.join("|")}\t${data.map(({ meta }) => meta.title).join(" · ")}`);
  }
}
console.log(`found\t${found}\tfirst\t${first}\tof\t${count}`);
rmSync(copy, { recursive: true, force: true });
