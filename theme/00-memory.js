// What a reader has chosen, kept for the visit or for good; a browser may refuse to keep anything.
const kept = (store, key, value) => {
  try {
    const place = window[store];
    return value === undefined ? place.getItem(key) : place.setItem(key, value);
  } catch {
    return null;
  }
};
