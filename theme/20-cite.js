// Who cites a page while looking at one of its paragraphs cites that.
{
  const addresses = [...document.querySelectorAll(".cite .url")].map((shown) => [shown, shown.textContent]);
  const place = () => {
    const hash = /^#p\d+$/.test(location.hash) ? location.hash : "";
    addresses.forEach(([shown, address]) => (shown.textContent = address + hash));
  };
  if (addresses.length) {
    place();
    addEventListener("hashchange", place);
  }
}
