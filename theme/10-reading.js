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
      if (place) scrollBy({ top: place.getBoundingClientRect().top - top, behavior: "instant" });
    });
  }

  for (const link of document.querySelectorAll(".languages a")) {
    const aim = () => (link.hash = current()?.id ?? "");
    link.addEventListener("pointerdown", aim);
    link.addEventListener("focus", aim);
    link.addEventListener("click", () => {
      aim();
      // The page to come is in the language that was asked for.
      if (bar && kept("sessionStorage", "mode") !== "all") kept("sessionStorage", "mode", "1");
    });
  }
}
