// What the index of a built site weighs, and what a first query loads of it, gzipped as a host would.
// node tests/search/sizes.mjs SITE SOURCES [LANGUAGE QUERY]...
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { openSite, shown } from "./engine.mjs";

const gzipped = (bytes) => gzipSync(bytes, { level: 6 }).length;
const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;

const [site, sources, ...asked] = process.argv.slice(2);
const texts = readdirSync(sources, { recursive: true }).filter((name) => /\.(txt|md)$/.test(name));
for (const lang of ["ar", "en"]) {
  const own = texts.filter((name) => name.includes(`.${lang}.`)).map((name) => readFileSync(join(sources, name)));
  const text = own.reduce((sum, bytes) => sum + gzipped(bytes), 0);
  const raw = own.reduce((sum, bytes) => sum + bytes.length, 0);
  const folder = join(site, lang, "search");
  const files = readdirSync(folder).filter((name) => name.endsWith(".txt"));
  const sizes = files.map((name) => [name.replace(/-.*|\.txt/, ""), gzipped(readFileSync(join(folder, name)))]);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  const kinds = new Map();
  for (const [kind, size] of sizes) kinds.set(kind, (kinds.get(kind) ?? 0) + size);
  const parts = [...kinds].map(([kind, size]) => `${kind} ${kib(size)}`).join(", ");
  console.log(`${lang}: ${files.length} files, ${kib(total)} (${parts}); text ${kib(text)} gzipped, ${kib(raw)} raw: ${(total / text).toFixed(2)} of the gzipped text`);
}
for (let at = 0; at + 1 < asked.length; at += 2) {
  const [lang, query] = asked.slice(at, at + 2);
  const { index, loaded } = await openSite(site, lang);
  const begun = performance.now();
  const { list, total } = await shown(index, query);
  const took = performance.now() - begun;
  const files = [...loaded.values()].reduce((sum, text) => sum + gzipped(text), 0);
  // A screen shows about three passages; those of terms and events stand in the index.
  const pages = list.slice(0, 3).filter((entry) => !entry.text);
  const passages = new Set(pages.map((entry) => join(site, lang, "search", entry.href, "index.html")));
  const read = [...passages].reduce((sum, path) => sum + gzipped(readFileSync(path)), 0);
  console.log(`${lang} "${query}": ${total} found, ${loaded.size} files ${kib(files)} + ${passages.size} pages ${kib(read)} = ${kib(files + read)}; ${took.toFixed(0)} ms with reading`);
}
