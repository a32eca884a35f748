// Light stems: the twin of src/base/language/stem.rs, which says more. There the words of the site
// choose among the readings of a word; here all of them are looked for.
const LEAST = 2;
const SURE = 4;
const AFTER_T = ["تين", "تان", "تها", "تهم", "ته", "تي"];
const ENDINGS = ["ها", "هم", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ا"];

// All stems that a word may have, the one that takes most off first.
const stems = (word) => {
  const folded = fold(word);
  const found = new Set();
  if (/^[\u0621-\u064A\u066E-\u06D5]/.test(folded)) arabicStems(word, folded, found);
  else found.add(/^[a-z]+$/.test(folded) ? englishStem(folded) : folded);
  return [...found];
};

const arabicStems = (word, folded, found) => {
  for (const before of /^[وف]/.test(folded) ? [1, 0] : [0]) {
    const article = articleOf(word.slice(before), folded.slice(before));
    const rest = folded.slice(before + article);
    if (article && rest.length >= LEAST) endings(rest, found);
  }
  const guess = (rest) => rest.length > LEAST && endings(rest, found);
  if (/^و[بلك]/.test(folded)) guess(folded.slice(2));
  if (/^[وبلك]/.test(folded)) guess(folded.slice(1));
  endings(folded, found);
};

// How many letters the article and a preposition before it are. An alef with hamza begins none.
const articleOf = (word, folded) => {
  if (/^ا/.test(word) && /^ال/.test(folded)) return 2;
  if (/^لل/.test(folded)) return 2;
  return /^.ا/.test(word) && /^[بك]ال/.test(folded) ? 3 : 0;
};

const endings = (word, found) => {
  for (const ending of AFTER_T) {
    const length = word.length - ending.length;
    if (word.endsWith(ending) && length >= LEAST) endings(word.slice(0, length) + "ه", found);
  }
  for (const ending of ENDINGS) {
    if (!word.endsWith(ending)) continue;
    const rest = word.slice(0, -ending.length);
    if (rest.length >= LEAST) endings(rest, found);
    if (rest.length >= SURE) return;
  }
  found.add(word);
};

const englishStem = (word) => {
  const verb = bareVerb(singular(word));
  if (/^...+e$/.test(verb) || /^.{5,}i$/.test(verb)) return verb.slice(0, -1);
  return verb;
};

const singular = (word) => {
  if (/sses$|^..+[xz]es$|^..+[cs]hes$/.test(word)) return word.slice(0, -2);
  if (/^..+ies$/.test(word)) return word.slice(0, -3);
  if (/[su]s$|sis$/.test(word)) return word;
  return /^...+[sy]$/.test(word) ? word.slice(0, -1) : word;
};

const bareVerb = (word) => {
  const rest = /^(.{4,})(?:ing|ed)$/.exec(word)?.[1];
  if (!rest) return word;
  return /([^lsz])\1$/.test(rest) ? rest.slice(0, -1) : rest;
};
