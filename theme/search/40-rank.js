// Which entries a query means, the best first.

// How much a word counts by where it stands, and by how it is written there.
const FIELDS = [9, 8, 7, 3, 1];
const EXACT = 1;
const FOLDED = 0.95;
const STEMMED = 0.75;
const BEGUN = 0.4;
const CORRECTED = 0.6;

const MOST_WORDS = 12;
const MOST_BEGUN = 40;

// The words of a query, each with the words of the site that it means.
const understand = async (index, query) => {
  let words = wordsOf(query).slice(0, MOST_WORDS);
  words = words.filter(({ letters }, at) => words.findIndex((word) => word.letters === letters) === at);
  // A letter alone is what an apostrophe or a full stop left over.
  const says = ({ letters }) => letters.length > 1 || /\d/.test(letters) || isUnit(flowOf(letters));
  if (words.some(says)) words = words.filter(says);
  const last = words.at(-1);
  const mean = async (word) => {
    const means = await meanings(index, word.letters, word === last);
    return { word: word.letters, start: word.start, end: word.end, means };
  };
  const asked = await Promise.all(words.map(mean));
  await join(index, asked);
  return (await Promise.all(asked.map((one) => mend(index, one)))).flat();
};

// The words of the site that a word means, with how well each fits.
const meanings = async (index, word, isLast) => {
  const folded = fold(word);
  const groups = [];
  let own;
  for (const stem of stems(word)) {
    groups.push(...(await index.words(stem, true)));
    own = groups.find((group) => group.words.some((other) => fold(other.letters) === folded));
    // Where the very word occurs, its other readings are by chance.
    if (own) break;
  }
  const found = new Map();
  const add = (other, fit) => found.set(other, Math.max(found.get(other) ?? 0, fit));
  for (const group of own ? [own] : groups) {
    for (const other of group.words) {
      add(other, other.letters === word ? EXACT : fold(other.letters) === folded ? FOLDED : STEMMED);
    }
  }
  // The last word may still be being typed; a long stem has longer words beside it: enrich, enrichment.
  const beginnings = [...new Set(own ? [own.stem] : [folded, ...stems(word)])].filter(
    // One unit of a script without spaces begins every word that the site has with it.
    (stem) => stem.length > (isLast ? 1 : 4) || isUnit(flowOf(stem[0])),
  );
  if (beginnings.length) {
    const begun = await Promise.all(beginnings.map((stem) => index.words(stem, false)));
    const words = begun.flat().flatMap((group) => group.words).filter((other) => !found.has(other));
    words.sort((one, other) => other.stretches.length - one.stretches.length);
    for (const other of words.slice(0, MOST_BEGUN)) add(other, BEGUN);
  }
  return [...found].map(([word, fit]) => ({ word, fit }));
};

// Two words of the query that the site writes as one.
const join = async (index, asked) => {
  for (let at = 0; at + 1 < asked.length; at++) {
    const [one, two] = [asked[at], asked[at + 1]];
    if (one.means.length && two.means.length) continue;
    const word = one.word + two.word;
    const means = await meanings(index, word, false);
    if (means.length) asked.splice(at, 2, { word, start: one.start, end: two.end, means });
  }
};

// A word that does not occur is taken for the nearest that does, or for two words of names; to one that
// hardly occurs the nearest is added.
const RARE = 3;
const mend = async (index, one) => {
  const often = one.means.reduce((sum, { word }) => sum + word.stretches.length, 0);
  if (often > RARE || one.word.length < (often ? 5 : 3) || isUnit(flowOf(one.word[0]))) return one;
  if (!often) {
    const two = await part(index, one);
    if (two) return two;
  }
  const corrected = await nearest(index, one.word, often ? 0.5 : Infinity);
  if (!corrected) return one;
  const means = await meanings(index, corrected, false);
  const fit = often ? CORRECTED / 2 : CORRECTED;
  return { ...one, means: one.means.concat(means.map((other) => ({ word: other.word, fit: other.fit * fit }))), corrected };
};

// A word that is two words of names, written as one.
const part = async (index, { word, start, end }) => {
  const names = new Map((await index.names()).map((name) => [fold(name), name]));
  const folded = fold(word);
  for (let at = 2; at <= folded.length - 2; at++) {
    const two = [names.get(folded.slice(0, at)), names.get(folded.slice(at))];
    if (!two.every(Boolean)) continue;
    const [one, other] = await Promise.all(two.map(async (word) => ({ word, means: await meanings(index, word, false) })));
    return [{ ...one, start, end, corrected: two.join(" ") }, other];
  }
};

// The nearest other word of the site to a word, among names and those that begin alike.
const nearest = async (index, word, limit) => {
  const folded = fold(word);
  const most = Math.min(limit, folded.length < 4 ? 0.5 : folded.length < 6 ? 1 : folded.length < 9 ? 1.5 : 2);
  let [best, least] = [undefined, most + 0.01];
  const near = await Promise.all([...new Set([folded, stems(word)[0]])].map(index.near));
  for (const letters of new Set((await index.names()).concat(near.flat()))) {
    const other = fold(letters);
    if (other === folded || Math.abs(other.length - folded.length) > most * 2) continue;
    const far = distance(folded, other, least);
    if (far < least) [best, least] = [letters, far];
  }
  return best;
};

// Letters that are taken for one another, in hearing or in Latin letters for an Arabic name.
const ALIKE = ["كقغجخ", "سصثش", "تطد", "ذزظض", "هحةا", "ايوء", "kqgcxh", "szc", "iyej", "vwfb", "oua", "td"];
const isAlike = (a, b) => ALIKE.some((group) => group.includes(a) && group.includes(b));
const SOFT = /[اويهhaeiouyءع]/;

// How many letters are other, missing, too many or changed about; half for those that are alike.
const distance = (one, other, most) => {
  let before;
  let row = Array.from(other, (c, at) => at).concat(other.length);
  for (let at = 0, sum = 0; at < one.length; at++) {
    const next = [row[0] + drop(one, at)];
    let least = next[0];
    for (let to = 0; to < other.length; to++) {
      const [a, b] = [one[at], other[to]];
      let far = Math.min(
        row[to] + (a === b ? 0 : isAlike(a, b) ? 0.5 : 1),
        row[to + 1] + drop(one, at),
        next[to] + drop(other, to),
      );
      if (at && to && a === other[to - 1] && one[at - 1] === b) far = Math.min(far, before[to - 1] + 0.75);
      next.push(far);
      least = Math.min(least, far);
    }
    if (least >= most) return most;
    [before, row] = [row, next];
  }
  return row.at(-1);
};
const drop = (word, at) => (word[at] === word[at - 1] || SOFT.test(word[at]) ? 0.5 : 1);

// Searches: gives the entries that were found, the best first, each with its best paragraph.
const search = async (index, query) => {
  const asked = await understand(index, query);
  const sought = asked.filter(({ means }) => means.length);
  const entries = sought.length ? weigh(index, asked, sought) : [];
  const marked = new Set(sought.flatMap(({ means }) => means.map(({ word }) => word.letters)));
  return { entries, marked, corrected: correctedQuery(query, asked) };
};

// The query with the words that were taken for others as the site spells these; empty when none was.
const correctedQuery = (query, asked) => {
  let [text, from] = ["", 0];
  for (const { corrected, start, end } of asked.filter((one) => one.corrected)) {
    text += query.slice(from, start) + corrected;
    from = end;
  }
  return text && text + query.slice(from);
};

// How many entries are weighed to the end; those behind them keep their order.
const WEIGHED = 400;

const weigh = (index, asked, sought) => {
  const { starts } = index;
  const entryCount = starts.length - 1;
  const stretchCount = starts[entryCount];
  const all = asked.reduce((sum, one) => sum + (one.rarity = rarity(one, stretchCount)), 0);
  const [mask, weight] = [new Uint16Array(stretchCount), new Float32Array(stretchCount)];
  const [score, share] = [new Float32Array(entryCount), new Float32Array(entryCount)];
  sought.forEach((one, bit) => {
    const [best, often] = [new Float32Array(entryCount), new Uint16Array(entryCount)];
    for (const { word, fit } of one.means) {
      const { stretches, counts } = stretchesOf(word);
      let entry = 0;
      for (let at = 0; at < stretches.length; at++) {
        const stretch = stretches[at];
        if (starts[entry + 1] <= stretch) entry = entryOf(starts, stretch, entry);
        const field = Math.min(stretch - starts[entry], PARAGRAPHS);
        // A word says more of a short title than of a long one.
        const length = field === TITLE ? index.titles[entry] : field === OTHER_NAMES ? index.otherTitles[entry] : 1;
        const value = fit * FIELDS[field] * (0.4 + 0.6 / (length || 1)) + counts[at] * 0.05;
        if (value > best[entry]) best[entry] = value;
        often[entry]++;
        if (!(mask[stretch] & (1 << bit))) weight[stretch] += one.rarity * fit;
        mask[stretch] |= 1 << bit;
      }
    }
    for (let entry = 0; entry < entryCount; entry++) {
      if (!often[entry]) continue;
      score[entry] += one.rarity * (best[entry] + Math.log(often[entry]) * 0.15);
      share[entry] += one.rarity / all;
    }
  });
  for (let entry = 0; entry < entryCount; entry++) score[entry] *= share[entry] * share[entry];
  const least = Float32Array.from(score).sort()[Math.max(entryCount - WEIGHED, 0)];
  const [found, behind] = [[], []];
  for (let entry = 0; entry < entryCount; entry++) {
    if (!score[entry]) continue;
    const hit = { entry, score: score[entry], share: share[entry], stretch: starts[entry], paragraph: -1 };
    if (score[entry] < least) behind.push(hit);
    else found.push(hit);
  }
  for (const hit of found) settle(index, hit, mask, weight, all, sought.length);
  const byScore = (one, other) => other.score - one.score || one.entry - other.entry;
  found.sort(byScore);
  const near = found.slice(0, 60);
  if (sought.length > 1) {
    for (const hit of near) hit.score *= 1 + closeness(sought, hit.stretch);
    near.sort(byScore);
  }
  return [...near, ...found.slice(60), ...behind];
};

// How much a word says: little when it stands everywhere.
const rarity = ({ means }, stretchCount) => {
  if (!means.length) return 3;
  if (means.some(({ word }) => word.isCommon)) return 0.1;
  const count = means.reduce((most, { word, fit }) => (fit > BEGUN ? Math.max(most, word.stretches.length) : most), 1);
  return Math.log(1 + stretchCount / count);
};

const entryOf = (starts, stretch, from) => {
  let [low, high] = [from, starts.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= stretch) low = middle;
    else high = middle;
  }
  return low;
};

// An entry's score: less when words are missing, more when they stand together in one stretch. Its
// best stretch, and whether it is a name that has all words.
const settle = (index, hit, mask, weight, all, wordCount) => {
  const [start, end] = [index.starts[hit.entry], index.starts[hit.entry + 1]];
  const every = (1 << wordCount) - 1;
  let [head, best] = [0, 0];
  for (let stretch = start; stretch < end; stretch++) {
    const isHead = stretch - start < PARAGRAPHS;
    if (isHead && stretch - start !== SUMMARY) head |= mask[stretch];
    if (weight[stretch] > best) {
      best = weight[stretch];
      hit.stretch = stretch;
    }
    if (!isHead && weight[stretch] > (hit.weight ?? 0)) {
      hit.weight = weight[stretch];
      hit.paragraph = stretch - start - PARAGRAPHS;
    }
  }
  hit.isNamed = head === every;
  const isWhole = (stretch, length) => mask[stretch] === every && length <= wordCount;
  const isTitle =
    isWhole(start, index.titles[hit.entry]) || isWhole(start + OTHER_NAMES, index.otherTitles[hit.entry] || Infinity);
  const together = best / all;
  hit.score *= (0.5 + together * together) * (isTitle ? 2 : hit.isNamed ? 1.4 : 1);
  if (hit.share > 0.99 && together > 0.99) hit.score *= 1.3;
};

// Between 0 and 1: how near to one another the words stand in a stretch, in the order of the query.
const closeness = (sought, stretch) => {
  let [sum, pairs] = [0, 0];
  const isPlaced = (one) => one.means.some(({ word }) => word.hasPlaces);
  for (let at = 0; at + 1 < sought.length; at++) {
    if (!isPlaced(sought[at]) || !isPlaced(sought[at + 1])) continue;
    const places = (one) => one.means.flatMap(({ word }) => placesOf(word).get(stretch) ?? []);
    const [one, two] = [places(sought[at]), places(sought[at + 1])];
    let least = Infinity;
    for (const a of one) {
      for (const b of two) least = Math.min(least, b > a ? b - a : (a - b) * 1.5);
    }
    pairs++;
    if (least < Infinity) sum += 1 / Math.max(least, 1);
  }
  return pairs ? sum / pairs : 0;
};
