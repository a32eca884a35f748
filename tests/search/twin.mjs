// Reads texts, one a line in JSON, and says what the browser reads in each: its words and their stems.
import { createInterface } from "node:readline";
import { engine } from "./engine.mjs";

for await (const line of createInterface({ input: process.stdin })) {
  const words = engine.wordsOf(JSON.parse(line)).map((word) => word.letters);
  console.log(JSON.stringify(words.map((word) => [word, engine.fold(word), ...engine.stems(word)])));
}
