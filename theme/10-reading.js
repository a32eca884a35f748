// Keeps the reader's place: in a change of what is shown, and on the way to the other language.
{
  const places = [...document.querySelectorAll(".row[id], .paragraph[id]")];
  const bar = document.querySelector(".modes");
  // A paragraph of which only the last line is left in view has been read.
  const edge = () => (bar ? Math.max(bar.getBoundingClientRect().bottom, 0) : 0) + 56;
  const current = () => {
    const line = edge();
    return scrollY > 0 && places[0]?.getBoundingClientRect().top < line
      ? places.find((place) => place.getBoundingClientRect().bottom > line)
      : undefined;
  };

  if (bar) {
    const wanted = bar.querySelector(`[value="${kept("sessionStorage", "mode")}"]`);
    if (wanted) wanted.checked = true;
    let place;
    let top;
    const note = () => {
      place = current();
      top = place?.getBoundingClientRect().top;
    };
    bar.addEventListener("pointerdown", note);
    bar.addEventListener("keydown", note);
    bar.addEventListener("change", (event) => {
      kept("sessionStorage", "mode", event.target.value);
      const back = () => scrollBy({ top: place.getBoundingClientRect().top - top, behavior: "instant" });
      if (!place) return;
      back();
      // An engine may lay lines out once more when it paints.
      requestAnimationFrame(() => requestAnimationFrame(back));
    });
  }

  // On the way up to the header a reader passes what was read before: the place is where the page last lay still.
  let rested;
  let timer;
  addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(() => (rested = current()), 2500);
  });
  for (const link of document.querySelectorAll(".languages a")) {
    const aim = () => (link.hash = (scrollY > 0 && timer === undefined ? current() : rested)?.id ?? "");
    link.addEventListener("pointerdown", aim);
    link.addEventListener("focus", aim);
    link.addEventListener("click", aim);
  }

  // Who reads one language goes on in the one that was asked for.
  for (const link of document.querySelectorAll("a[hreflang]")) {
    link.addEventListener("click", () => {
      if ((kept("sessionStorage", "mode") ?? "all") !== "all") kept("sessionStorage", "mode", link.hreflang);
    });
  }
}
