// Letters as a reader sees them, whatever characters spell them: the twin of src/base/language/fold.rs.
// A glyph is a letter in lower case, an accent, a hamza or madda to be put on a letter, " " for what
// parts words, "" for nothing, or MARK for a mark that writers leave out.
const MARK = "\u064E";
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
const LEFT_OUT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Samaritan}]/u;
const ACCENT = /(?![\u3099\u309A])(?=\p{M})[\p{Script=Inherited}\p{Script=Common}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
const RAISED = /[\u00B2\u00B3\u00B9\u2070-\u207F]/;

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
  // What is neither left out nor an accent is a letter: without its vowel sign a word of Hindi is another.
  if (/\p{M}/u.test(c)) return LEFT_OUT.test(c) ? MARK : c;
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
  if (c === "İ") return ["i"];
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

// How a letter runs on in a line, as src/base/language/fold/flow.rs tells.
const [SPACED, KATAKANA, HANGUL, UNIT, BEFORE, AFTER, BETWEEN] = Array(7).keys();
const FLOWS = [
  [/[\u0E40-\u0E44\u0EC0-\u0EC4]/, BEFORE],
  [/[\u0E30-\u0E3A\u0E45-\u0E4E\u0EB0-\u0EBD\u0EC6-\u0ECE\u3099\u309A]/, AFTER],
  [/[\u1039\u17D2]/, BETWEEN],
  [/(?=\p{M})[\u1000-\u109F\u1780-\u17DD]/u, AFTER],
  [/[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17DD\u3005-\u3007\u3041-\u309F\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFF}]/u, UNIT],
  [/[\u30A0-\u30FF\u31F0-\u31FF]/, KATAKANA],
  [/[\u1100-\u11FF\uA960-\uA97F\uAC00-\uD7FF]/, HANGUL],
];
const flowOf = (letter) => (letter < "\u0E00" ? SPACED : (FLOWS.find(([letters]) => letters.test(letter))?.[1] ?? SPACED));
const isUnit = (flow) => flow >= UNIT;
const leads = (flow) => flow === BEFORE || flow === BETWEEN;

const LONGEST = 32;

// The words of a text: their letters in lower case without the marks that writers leave out, and their
// place in it. In a script without spaces every two units that stand together are a word.
const wordsOf = (text) => {
  const words = [];
  let [open, before] = [];
  const part = (goesOn) => {
    if (!open) return;
    const following = goesOn && open.flow === UNIT;
    if (before) words.push({ letters: before.letters.concat(open.letters), start: before.start, end: open.end });
    else if (!following) words.push(open);
    before = following ? open : undefined;
    open = undefined;
  };
  let at = 0;
  for (const c of text) {
    const start = at;
    at += c.length;
    for (const glyph of glyphs(c)) {
      if (glyph === " ") {
        part(false);
      } else if (glyph === MARK || SEATS[glyph] || ACCENT.test(glyph)) {
        if (!open) continue;
        open.end = at;
        const last = open.letters.at(-1);
        if (SEATS[glyph]) open.letters[open.letters.length - 1] = SEATS[glyph][last] ?? last;
        else if (glyph !== MARK && open.letters.length < LONGEST) open.letters.push(glyph);
      } else if (glyph) {
        const flow = flowOf(glyph);
        const joins =
          open && (flow === AFTER || (open.flow === UNIT ? isUnit(flow) && leads(flowOf(open.letters.at(-1))) : open.flow === flow));
        if (!joins) {
          part(isUnit(flow));
          open = { letters: [], start, end: at, flow: isUnit(flow) ? UNIT : flow };
        }
        if (open.letters.length < LONGEST) open.letters.push(glyph);
        open.end = at;
      }
    }
  }
  part(false);
  return words.map(({ letters, start, end }) => ({ letters: letters.join("").normalize("NFC"), start, end }));
};

// The letters by which a search knows a word: what writers mix up as one letter, without accents.
const TYPED = { ß: "ss", œ: "oe", æ: "ae", ø: "o", ł: "l", đ: "d", ς: "σ", ı: "i" };
const ACCENTS = new RegExp(ACCENT, "gu");
const foldWide = (letters) =>
  letters.normalize("NFD").replace(ACCENTS, "").replace(/[ßœæøłđςı]/g, (c) => TYPED[c]);
const fold = (letters) =>
  letters.replace(/[أإآؤئىیة]/g, (c) => KEYS[c]).replace(/[^\x00-\x7F\u0600-\u06FFйїў]+/g, foldWide);
