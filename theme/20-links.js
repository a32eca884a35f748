// The link of a paragraph, given to whom the reader wants: shared on a phone, copied elsewhere.
{
  const status = document.querySelector(".status");
  let timer;
  const say = (text) => {
    clearTimeout(timer);
    status.textContent = text;
    timer = setTimeout(() => (status.textContent = ""), 3000);
  };

  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.(".mark:not([hreflang])");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const url = link.href;
    if (navigator.share && matchMedia("(pointer: coarse)").matches) {
      navigator.share({ title: document.title, url }).catch(() => {});
      return;
    }
    try {
      await navigator.clipboard.writeText(url);
      say(status.dataset.copied);
    } catch {
      say(status.dataset.failed);
    }
  });
}
