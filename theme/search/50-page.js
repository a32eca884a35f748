// The page that searches: results as one types, grouped by kind, each with its passage.
{
  const box = document.getElementById("query");
  const results = document.getElementById("results");
  const status = document.querySelector(".found");
  const says = JSON.parse(results.dataset.says);
  const base = new URL(results.dataset.index, location.href);
  const SHOWN = 5;
  const SUGGESTED = 3;
  const PASSAGE = 280;

  const read = (stamp) => async (name) => {
    const url = new URL(`${name}.txt${base.search}`, base);
    // A file of another build does not belong to the others: a reload mends it.
    for (const cache of ["default", "reload"]) {
      const answer = await fetch(url, { cache });
      if (!answer.ok) throw new Error(`${answer.status} ${url}`);
      const [own, ...lines] = (await answer.text()).split("\n");
      if (lines.at(-1) === "") lines.pop();
      if (stamp.own === undefined || stamp.own === own) {
        stamp.own = own;
        return lines;
      }
    }
    throw new Error(`${url} is of another build`);
  };
  let index;
  const open = () => (index ??= openIndex(read({})));

  // A message, with text or elements in the places that braces mark.
  const say = (message, places = {}) =>
    message.split(/\{(\w+)\}/).map((part, at) => (at % 2 ? (places[part] ?? "") : part));
  const make = (name, props = {}, ...children) => {
    const element = Object.assign(document.createElement(name), props);
    element.append(...children);
    return element;
  };
  const isolated = (text) => make("bdi", {}, text);
  const inDigits = (n) => String(n).replace(/\d/g, (digit) => says.digits[digit]);
  const rules = new Intl.PluralRules(says.counting);
  const counted = (n) => say(says.count[rules.select(n)] ?? says.count.other, { n: inDigits(n) }).join("");

  // The text with the words that were found marked, in their own spelling.
  const mark = (text, marked) => {
    const parts = [];
    let end = 0;
    for (const word of wordsOf(text)) {
      if (!marked.has(word.letters)) continue;
      // In a script without spaces a word may begin inside the one before.
      if (word.start < end) parts.at(-1).append(text.slice(end, word.end));
      else parts.push(text.slice(end, word.start), make("mark", {}, text.slice(word.start, word.end)));
      end = word.end;
    }
    return [...parts, text.slice(end)];
  };

  // The part of a long text around the first words that were found.
  const cut = (text, marked) => {
    if (text.length <= PASSAGE) return text;
    const words = wordsOf(text);
    const first = words.find((word) => marked.has(word.letters))?.start ?? 0;
    const start = first < PASSAGE / 2 ? 0 : words.findLast((word) => word.start <= first - PASSAGE / 4).start;
    const end = words.findLast((word) => word.end <= start + PASSAGE)?.end ?? text.length;
    return (start ? "… " : "") + text.slice(start, end) + (end < text.length - 1 ? " …" : "");
  };

  // The passage comes from the page itself, which then is at hand when it is opened.
  const pages = new Map();
  const passageOf = async (entry, anchor) => {
    const url = new URL(entry.href, location.href);
    url.hash = "";
    if (!pages.has(url.href)) {
      pages.set(url.href, fetch(url).then((answer) => answer.text()).then((html) => new DOMParser().parseFromString(html, "text/html")));
    }
    const page = await pages.get(url.href);
    const place = anchor && page.getElementById(anchor);
    return place ? passageIn(place) : (page.querySelector('meta[name="description"]')?.content ?? "");
  };
  const watcher = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      target.fill().catch(() => target.remove());
    }
  });

  const result = async (hit, marked) => {
    const entry = await (await index).entry(hit.entry);
    const anchor = entry.anchors[hit.paragraph];
    const link = make("a", { href: anchor ? `${entry.href}#${anchor}` : entry.href }, ...mark(entry.title, marked));
    const item = make("li", {}, make("h3", {}, link));
    if (entry.lang) item.lang = entry.lang;
    const sort = [says.sorts[entry.sort], entry.lang && says.messages["only-in"].replace("{language}", says.languages[entry.lang])];
    if (sort.some(Boolean)) item.prepend(make("p", { className: "kind" }, sort.filter(Boolean).join(" · ")));
    const passage = make("p", { className: "passage" });
    item.append(passage);
    const show = (text) => passage.replaceChildren(...mark(cut(text, marked), marked));
    // A term is told by its definition.
    if (entry.text && (hit.isNamed || !anchor)) {
      show(entry.text);
      link.href = entry.href;
    } else {
      passage.fill = async () => show(await passageOf(entry, anchor));
      watcher.observe(passage);
    }
    return item;
  };

  const group = async (title, hits, shown, marked, kind) => {
    const list = make("ul");
    const section = make("section", {}, make("h2", {}, title), list);
    section.dataset.kind = kind;
    const more = make("button", { type: "button" }, says.messages["show-more"]);
    const fill = async (count) => {
      const from = list.children.length;
      list.append(...(await Promise.all(hits.slice(from, from + count).map((hit) => result(hit, marked)))));
      more.hidden = list.children.length >= hits.length;
      return list.children[from];
    };
    more.addEventListener("click", async () => (await fill(SHOWN * 2))?.querySelector("a").focus());
    await fill(shown);
    if (!more.hidden) section.append(more);
    return section;
  };

  const arrange = (index, entries) => {
    const suggested = entries.filter((hit) => hit.isNamed && index.kind(hit.entry) === "term").slice(0, SUGGESTED);
    const rest = new Map();
    for (const hit of entries.filter((hit) => !suggested.includes(hit))) {
      const kind = index.kind(hit.entry);
      if (!rest.has(kind)) rest.set(kind, []);
      rest.get(kind).push(hit);
    }
    return { suggested, rest };
  };

  const titles = { article: 0, term: 1, context: 2, event: 3, page: 4 };
  const present = async (query, { entries, marked, corrected }) => {
    const opened = await index;
    const { suggested, rest } = arrange(opened, entries);
    const groups = [];
    if (suggested.length) groups.push(group(says.messages["best-match"], suggested, SUGGESTED, marked, "suggested"));
    for (const [kind, hits] of rest) groups.push(group(says.groups[titles[kind]], hits, SHOWN, marked, kind));
    const parts = await Promise.all(groups);
    if (corrected) {
      const link = make("a", { href: `?q=${encodeURIComponent(corrected)}` }, isolated(corrected));
      parts.unshift(make("p", { className: "meant" }, ...say(says.messages["did-you-mean"], { term: link })));
    }
    if (!entries.length) parts.push(make("p", { className: "nothing" }, says.messages["no-results-help"]));
    return parts;
  };

  let asked;
  const ask = async () => {
    const query = box.value.trim();
    if (query === asked) return;
    asked = query;
    const address = query ? `?q=${encodeURIComponent(query)}` : location.pathname;
    history.replaceState(null, "", address);
    for (const link of document.querySelectorAll(".languages a, .others a")) link.search = query ? address : "";
    if (!query) {
      status.replaceChildren();
      results.replaceChildren();
      return;
    }
    try {
      if (!index) status.textContent = says.messages.searching;
      const found = await search(await open(), query);
      const parts = await present(query, found);
      if (query !== asked) return;
      results.replaceChildren(...parts);
      const places = { query: isolated(query) };
      if (found.entries.length) status.textContent = counted(found.entries.length);
      else status.replaceChildren(...say(says.messages["no-results"], places));
    } catch (error) {
      console.error(error);
      index = undefined;
      asked = undefined;
      status.textContent = says.messages["search-failed"];
    }
  };

  let timer;
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  box.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    ask();
  });
  // Up and down go from the box through the results, Escape goes back to the box.
  document.addEventListener("keydown", (event) => {
    if (!["ArrowDown", "ArrowUp", "Escape"].includes(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [box, ...results.querySelectorAll("a, button")];
    const here = links.indexOf(document.activeElement);
    if (here < 0 || (here === 0 && event.key !== "ArrowDown")) return;
    event.preventDefault();
    links[event.key === "Escape" ? 0 : Math.min(Math.max(here + (event.key === "ArrowDown" ? 1 : -1), 0), links.length - 1)].focus();
  });

  box.value = new URLSearchParams(location.search).get("q")?.slice(0, 500) ?? "";
  if (box.value) ask();
  else if (matchMedia("(pointer: fine)").matches) box.focus();
}
