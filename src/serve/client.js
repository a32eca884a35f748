// Changes the open page in place when its site changes, and lays the report of mistakes over it.
// The preview adds this script before all others: it sees the page as it came from the server.
"use strict";
{
  const where = (script) => new URL(script.getAttribute("src"), location).href;
  const scripts = (page) => [...page.querySelectorAll("script[src]")].map(where).join("\n");
  let known = document.documentElement.cloneNode(true);
  // What runs cannot be exchanged: a page with other scripts is loaded again.
  const loaded = scripts(known);
  let run = "";
  let generation = 0;
  let base = "/";
  let stream = null;
  let busy = Promise.resolve();

  // One refresh after another: each begins from what the last one left.
  const refresh = (lit) => (busy = busy.then(() => renew(lit)).catch((error) => console.error(error)));

  async function renew(lit) {
    const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
    if (!(answer.headers.get("content-type") || "").startsWith("text/html")) return location.reload();
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").documentElement;
    if (!known.isEqualNode(next)) {
      if (scripts(next) !== loaded) return location.reload();
      patchHead(document.head, known.querySelector("head"), next.querySelector("head"));
      attributes(document.documentElement, known, next);
      patch(document.body, known.querySelector("body"), next.querySelector("body"));
      known = next;
      document.dispatchEvent(new CustomEvent("sharh:changed"));
    }
    if (lit) light(lit);
  }


  // A stylesheet goes only when its successor has come, so that the page never stands bare.
  function patchHead(live, old, next) {
    const sheets = (head) => [...head.querySelectorAll('link[rel~="stylesheet"]')];
    const address = (sheet) => sheet.getAttribute("href");
    const before = sheets(live).filter((sheet) => !sheet.dataset.sharh);
    for (const sheet of sheets(next)) {
      const same = before.findIndex((other) => address(other) === address(sheet));
      if (same >= 0) {
        before.splice(same, 1);
        continue;
      }
      const fresh = document.importNode(sheet);
      const gone = before.shift();
      const leave = () => gone && gone.remove();
      fresh.addEventListener("load", leave);
      fresh.addEventListener("error", leave);
      if (gone) gone.after(fresh);
      else live.append(fresh);
    }
    before.forEach((sheet) => sheet.remove());
    const isOther = (node) => node.nodeType === 1 && !node.matches('link[rel~="stylesheet"], script[src]');
    const same = (nodes, node) => nodes.findIndex((other) => other.isEqualNode(node));
    const there = [...live.children].filter(isOther);
    const wanted = [...next.children].filter(isOther);
    for (const node of [...old.children].filter(isOther)) {
      const at = same(there, node);
      if (same(wanted, node) < 0 && at >= 0) there.splice(at, 1)[0].remove();
    }
    for (const node of wanted) {
      if (same(there, node) < 0) live.append(document.importNode(node, true));
    }
  }

  // Carries over to `live` what is different between `old` and `next`, and nothing else: what
  // scripts and readers have done to the page since it came stays.
  function patch(live, old, next) {
    attributes(live, old, next);
    const from = [...old.childNodes];
    const to = [...next.childNodes];
    const own = counterparts(live, from);
    if (!own) return live.replaceChildren(...to.map((node) => document.importNode(node, true)));
    let start = 0;
    while (start < from.length && start < to.length && from[start].isEqualNode(to[start])) start += 1;
    let tail = 0;
    while (
      tail < from.length - start && tail < to.length - start &&
      from[from.length - 1 - tail].isEqualNode(to[to.length - 1 - tail])
    ) tail += 1;
    const end = from.length - tail;
    const after = tail ? own[end] : end ? own[end - 1].nextSibling : null;
    let at = start;
    for (const node of to.slice(start, to.length - tail)) {
      const found = from.findIndex((other, index) => index >= at && index < end && isSame(other, node));
      if (found < 0) {
        live.insertBefore(document.importNode(node, true), at < end ? own[at] : after);
        continue;
      }
      for (; at < found; at += 1) own[at].remove();
      if (from[found].nodeType !== 1) own[found].nodeValue = node.nodeValue;
      else if (!from[found].isEqualNode(node)) patch(own[found], from[found], node);
      at = found + 1;
    }
    for (; at < end; at += 1) own[at].remove();
  }

  // The nodes of the page that came from `nodes`, passing over those that scripts have added.
  function counterparts(live, nodes) {
    let child = live.firstChild;
    const own = [];
    for (const node of nodes) {
      while (child && !isSame(child, node)) child = child.nextSibling;
      if (!child) return null;
      own.push(child);
      child = child.nextSibling;
    }
    return own;
  }

  const isSame = (one, other) => one.nodeName === other.nodeName && (one.id || "") === (other.id || "");

  function attributes(live, old, next) {
    for (const { name, value } of next.attributes) {
      if (old.getAttribute(name) !== value) live.setAttribute(name, value);
    }
    for (const { name } of old.attributes) {
      if (!next.hasAttribute(name)) live.removeAttribute(name);
    }
  }

  // Scrolls to what the author just saved, unless it is in sight, and lights it for a moment.
  function light(anchor) {
    const place = document.getElementById(anchor);
    if (!place) return;
    const box = place.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight) {
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      place.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
    }
    document.querySelectorAll("[data-sharh-lit]").forEach((other) => other.removeAttribute("data-sharh-lit"));
    place.setAttribute("data-sharh-lit", "");
    setTimeout(() => place.removeAttribute("data-sharh-lit"), 2500);
  }

  // The report stands in a tree of its own, out of reach of the theme's styles.
  async function report(errors) {
    let host = document.querySelector("sharh-report");
    if (!errors || document.body.matches(".sharh")) return host && host.remove();
    const text = await (await fetch("/_sharh/report", { cache: "no-store" })).text();
    if (!host) {
      host = document.createElement("sharh-report");
      host.attachShadow({ mode: "open" }).innerHTML =
        '<link rel="stylesheet" href="/_sharh/client.css">' +
        '<section class="over" lang="en" dir="ltr" role="region" aria-labelledby="title" tabindex="-1">' +
        '<header><h2 id="title" role="alert"></h2><a href="/_sharh/">The author’s desk</a>' +
        '<button type="button" aria-expanded="true" aria-controls="list">Fold</button></header>' +
        '<div id="list" tabindex="0" role="group" aria-label="Errors"></div></section>';
      const button = host.shadowRoot.querySelector("button");
      const list = host.shadowRoot.querySelector("#list");
      button.addEventListener("click", () => {
        list.hidden = !list.hidden;
        button.setAttribute("aria-expanded", String(!list.hidden));
        button.textContent = list.hidden ? "Unfold" : "Fold";
      });
      document.documentElement.append(host);
    }
    const title = host.shadowRoot.querySelector("#title");
    const says = `${errors} ${errors === 1 ? "error" : "errors"}: this is the last good page`;
    if (title.textContent !== says) title.textContent = says;
    host.shadowRoot.querySelector("#list").innerHTML = text;
  }

  function connect() {
    stream = new EventSource("/_sharh/events");
    stream.addEventListener("hello", (event) => {
      const now = JSON.parse(event.data);
      const isNew = run !== now.run || generation !== now.generation;
      if (run && isNew) refresh();
      ({ run, generation, base } = now);
      report(now.errors);
    });
    stream.addEventListener("change", (event) => {
      const now = JSON.parse(event.data);
      generation = now.generation;
      const here = address(location.pathname);
      const moved = now.moved[here];
      if (moved) history.replaceState(null, "", encodeURI(base + moved.slice(1)) + location.hash);
      refresh(now.lit[moved || here]);
      report(now.errors);
    });
  }

  // The page's address as the site knows it: without the base path, not percent-encoded.
  function address(path) {
    try {
      const route = "/" + decodeURI(path).slice(base.length);
      return route.replace(/\/index\.html$/, "/");
    } catch {
      return path;
    }
  }

  const styles = document.createElement("link");
  Object.assign(styles, { rel: "stylesheet", href: "/_sharh/client.css" });
  styles.dataset.sharh = "";
  if (!document.querySelector('link[href="/_sharh/client.css"]')) document.head.append(styles);

  // A browser has few connections to one server: a page that nobody sees gives its own up.
  const listen = () => {
    if (document.visibilityState === "visible" && !stream) connect();
    else if (document.visibilityState === "hidden" && stream) {
      stream.close();
      stream = null;
    }
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => stream && (stream.close(), (stream = null)));
  addEventListener("pageshow", listen);
  listen();
}
