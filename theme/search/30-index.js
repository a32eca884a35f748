// The index that the build wrote; src/render/search.rs says what stands in its files.
const KINDS = ["article", "term", "context", "page", "event"];

// Stretches of an entry: its title, its other names, those in other languages, its summary, and then
// its paragraphs.
const TITLE = 0;
const NAMES = 1;
const OTHER_NAMES = 2;
const SUMMARY = 3;
const PARAGRAPHS = 4;

const SMALL = 0x5f;
const HUGE = SMALL + 0xd800 - 0xa1;

const numbers = (text) => {
  const found = [];
  let high = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0xe000) {
      high = (code - 0xe000) * HUGE;
    } else {
      found.push(high + (code < 0x7f ? code - 0x20 : code - 0xa1 + SMALL));
      high = 0;
    }
  }
  return found;
};

// Opens an index. `read(name)` gives the lines of a file, without its stamp.
const openIndex = async (read) => {
  const [kinds, lengths, titles, otherTitles, perFile, ...firsts] = await read("index");
  let end = 0;
  const ends = kinds.split(" ").map((count) => (end += Number(count)));
  const starts = [0];
  for (const length of numbers(lengths)) starts.push(starts.at(-1) + length);
  const files = new Map();
  const file = (name, parse) => {
    if (!files.has(name)) files.set(name, read(name).then(parse));
    return files.get(name);
  };
  return {
    starts: Uint32Array.from(starts),
    titles: numbers(titles),
    otherTitles: numbers(otherTitles),
    kind: (entry) => KINDS[ends.findIndex((end) => entry < end)],
    // The groups of words whose stem is this, or begins with it.
    words: async (stem, isWhole) => {
      const part = Math.max(firsts.findLastIndex((first) => first <= stem), 0);
      const parts = [part];
      if (!isWhole && firsts[part + 1]?.startsWith(stem)) parts.push(part + 1);
      const groups = await Promise.all(parts.map((part) => file(`words-${part}`, parseWords)));
      const fits = isWhole ? (group) => group.stem === stem : (group) => group.stem.startsWith(stem);
      return groups.flat().filter(fits);
    },
    // Words near a stem in the alphabet.
    near: async (stem) => {
      const part = Math.max(firsts.findLastIndex((first) => first <= stem), 0);
      const groups = await file(`words-${part}`, parseWords);
      return groups.flatMap((group) => group.words.map((word) => word.letters));
    },
    // The words in the names of terms.
    names: () => file("names", (lines) => lines),
    entry: async (entry) => (await file(`entries-${Math.floor(entry / perFile)}`, parseEntries))[entry % perFile],
  };
};

const parseWords = (lines) => {
  const groups = [];
  for (const line of lines) {
    const [own, letters, stretches, places, kept] = line.split("\t");
    if (own) {
      const [shared] = numbers(own[0]);
      groups.push({ stem: [...(groups.at(-1)?.stem ?? "")].slice(0, shared).join("") + own.slice(1), words: [] });
    }
    const { stem, words } = groups.at(-1);
    const spelled = letters ? letters.replace("~", () => stem) : stem;
    words.push({ letters: spelled, stretches, places, hasPlaces: !kept, isCommon: kept === "*" });
  }
  return groups;
};

const parseEntries = (lines) =>
  lines.map((line) => {
    const [sort, title, href, text, lang, anchors] = line.split("\t");
    return { sort, title, href, text, lang, anchors: anchors ? anchors.split(" ") : [] };
  });

// Where a word stands: its stretches, and for each the words in it.
const stretchesOf = (word) => {
  if (!word.decoded) {
    const coded = numbers(word.stretches);
    const [stretches, counts] = [[], []];
    let next = 0;
    for (let at = 0; at < coded.length; at++) {
      const stretch = next + (word.hasPlaces ? coded[at] >> 1 : coded[at]);
      stretches.push(stretch);
      counts.push(word.hasPlaces && coded[at] & 1 ? coded[++at] : 1);
      next = stretch + 1;
    }
    word.decoded = { stretches, counts };
  }
  return word.decoded;
};

const placesOf = (word) => {
  if (!word.placed) {
    const { stretches, counts } = stretchesOf(word);
    const coded = numbers(word.places);
    word.placed = new Map();
    let at = 0;
    if (word.hasPlaces) stretches.forEach((stretch, index) => {
      const places = [];
      for (let left = counts[index]; left > 0; left--) places.push((places.at(-1) ?? 0) + coded[at++]);
      word.placed.set(stretch, places);
    });
  }
  return word.placed;
};
