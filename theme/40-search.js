// "/" goes to the search; on an Arabic keyboard the key says ظ.
document.addEventListener("keydown", (event) => {
  const isSlash = event.key === "/" || (event.key === "ظ" && event.code === "Slash");
  if (!isSlash || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const box = document.querySelector("#query, .find input");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});
