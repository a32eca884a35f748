// Letters as a reader sees them, whatever characters spell them: the twin of src/base/language/fold.rs.
// A glyph is a letter in lower case, "\u0300" for a mark on one, a hamza or madda to be put on one,
// " " for what parts words, or "" for nothing.
const MARK = "\u0300";
const SEATS = {
  "\u0653": { ا: "آ" },
  "\u0654": { ا: "أ", و: "ؤ", ي: "ئ", ى: "ئ", ی: "ئ" },
  "\u0655": { ا: "إ" },
};
const SHAPES = {
  "ٱ": "ا", "\u0672": "أ", "\u0673": "إ", "ک": "ك", "ڪ": "ك", "ۀ": "ه", "ہ": "ه", "ۂ": "ه", "ھ": "ه",
  "ە": "ه", "ۃ": "ة", "ے": "ی", "\u0620": "ی", "ۓ": "ئ",
};
const KEYS = { أ: "ا", إ: "ا", آ: "ا", ؤ: "ء", ئ: "ء", ى: "ي", ی: "ي", ة: "ه" };

const ARABIC_LETTER = /[\u0620-\u063F\u0641-\u064A\u066E\u066F\u0671-\u06D3\u06D5\u06EE\u06EF\u06FA-\u06FC\u06FF]/;
const ARABIC_SIGN = /[\u0606-\u060F\u061B\u061D-\u061F\u066A-\u066D\u06D4\u06DE\u06E9\u06FD\u06FE]/;
const LETTER = /[\p{Alphabetic}\p{N}]/u;
const NOTHING =
  /[\u00AD\u0898-\u089F\u08CA-\u08FF\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFE70-\uFE7F\uFEFF\u{E0100}-\u{E01EF}\p{Cc}]/u;
const RAISED = /[\u00B2\u00B3\u00B9\u2070-\u209C]/;

const arabicGlyph = (c) => {
  const code = c.charCodeAt(0);
  if (code >= 0x64b && code <= 0x652) return MARK;
  if (SEATS[c]) return c;
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
  if (ARABIC_LETTER.test(c)) return SHAPES[c] ?? c;
  return ARABIC_SIGN.test(c) ? " " : "";
};

// The glyph of a character that nothing takes apart.
const plainGlyph = (c) => {
  if (c < "\x80") return /[a-z0-9]/i.test(c) ? c.toLowerCase() : /[\t-\r -~]/.test(c) ? " " : "";
  if (c >= "\u0600" && c <= "\u06FF") return arabicGlyph(c);
  if (/\p{M}/u.test(c)) return MARK;
  if (!LETTER.test(c)) return " ";
  return /\p{Uppercase}/u.test(c) ? [...c.toLowerCase()][0] : c;
};

const known = new Map();
const glyphs = (c) => {
  let found = known.get(c);
  if (!found) known.set(c, (found = readGlyphs(c)));
  return found;
};

const readGlyphs = (c) => {
  if (c < "\x80" || (c >= "\u0600" && c <= "\u06FF")) return [plainGlyph(c)];
  if (c === "İ" || c === "ı") return ["i"];
  if (c === "\u0085" || /\s/.test(c) && c !== "\uFEFF") return [" "];
  if (NOTHING.test(c)) return [""];
  if (RAISED.test(c)) return [" "];
  const isWide = c >= "\uFF01" && c <= "\uFF5E";
  if (!isWide && !LETTER.test(c) && !/\p{M}/u.test(c)) return [" "];
  const parts = [...c.normalize("NFKD")].map(plainGlyph);
  // A sign that spells words, such as ﷺ, is one sign: a word never ends inside it.
  const spells = parts.every((part) => part !== " " && part !== "");
  return (parts.length > 1 && !spells) || parts.length > 8 ? [" "] : parts;
};

const LONGEST = 32;

// The words of a text: their letters in lower case without marks, and their place in it.
const wordsOf = (text) => {
  const words = [];
  let open;
  let at = 0;
  for (const c of text) {
    const start = at;
    at += c.length;
    for (const glyph of glyphs(c)) {
      if (glyph === " ") {
        open = undefined;
      } else if (glyph === MARK || SEATS[glyph]) {
        if (!open) continue;
        open.end = at;
        const last = open.letters.at(-1);
        open.letters[open.letters.length - 1] = SEATS[glyph]?.[last] ?? last;
      } else if (glyph) {
        if (!open) words.push((open = { letters: [], start, end: at }));
        if (open.letters.length < LONGEST) open.letters.push(glyph);
        open.end = at;
      }
    }
  }
  return words.map((word) => ({ ...word, letters: word.letters.join("") }));
};

// What writers mix up, folded to one letter.
const fold = (letters) => letters.replace(/[أإآؤئىیة]/g, (c) => KEYS[c]);
