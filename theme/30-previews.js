// Shows what a term means beside it: on hover after a moment, on focus at once. A tap follows the link.
{
  const box = document.getElementById("preview");
  const toggle = document.querySelector(".terms .switch");
  if (box && "popover" in box) {
    const [name, text, foot] = box.children;
    const [more, off] = foot.children;
    const entries = new Map([...document.querySelectorAll("#terms dt a")].map((entry) => [entry.pathname, entry]));
    let shown;
    let timer;
    const isOff = () => kept("localStorage", "previews") === "off";
    const after = (delay, act) => {
      clearTimeout(timer);
      timer = setTimeout(act, delay);
    };
    const copy = (from, to) => to.replaceChildren(...from.cloneNode(true).childNodes);
    const isOpen = () => box.matches(":popover-open");
    const hide = () => isOpen() && box.hidePopover();
    const show = (term) => {
      clearTimeout(timer);
      const entry = entries.get(term.pathname);
      if (!entry || isOff() || term === shown) return;
      hide();
      copy(entry, name);
      copy(entry.closest("div").querySelector("dd"), text);
      more.href = term.href;
      box.showPopover({ source: term });
      shown = term;
      term.classList.add("shown");
      // The focus stays on the term: what it means is told with its name.
      term.setAttribute("aria-describedby", text.id);
    };
    const close = () => after(280, hide);

    box.addEventListener("beforetoggle", (event) => {
      if (event.newState === "open") return;
      shown?.classList.remove("shown");
      shown?.removeAttribute("aria-describedby");
      shown = undefined;
    });
    for (const term of document.querySelectorAll("a.term")) {
      term.addEventListener("pointerenter", (event) => {
        if (event.pointerType !== "touch") after(350, () => show(term));
      });
      term.addEventListener("pointerleave", close);
      term.addEventListener("focus", (event) => {
        // A preview that closes gives back the focus that was in it.
        const isClosing = box.contains(event.relatedTarget) && !isOpen();
        if (!isClosing && term.matches(":focus-visible")) show(term);
      });
      term.addEventListener("blur", close);
    }
    box.addEventListener("pointerenter", () => clearTimeout(timer));
    box.addEventListener("pointerleave", close);
    box.addEventListener("focusin", () => clearTimeout(timer));
    box.addEventListener("focusout", close);

    const say = () => (toggle.textContent = isOff() ? toggle.dataset.on : toggle.dataset.off);
    const turn = () => {
      kept("localStorage", "previews", isOff() ? "on" : "off");
      hide();
      say();
    };
    off.addEventListener("click", turn);
    toggle.addEventListener("click", turn);
    toggle.hidden = false;
    say();
  }
}
