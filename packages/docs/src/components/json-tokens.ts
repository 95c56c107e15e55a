/** A piece of a JSON text: `s` is a text that stands as a value, `n` a number or one of the three words; all else has no name. */
export type JsonToken = [text: string, name: "s" | "n" | undefined];

/** Takes a JSON text apart to be coloured. Its words are so few that an expression knows them. */
export function tokenizeJson(json: string): JsonToken[] {
  const words: JsonToken[] = [];
  let end = 0;
  for (const { 0: word, 1: text, 2: colon, index } of json.matchAll(values)) {
    if (colon !== undefined) continue;
    words.push([json.slice(end, index), undefined], [word, text === undefined ? "n" : "s"]);
    end = index + word.length;
  }
  return [...words, [json.slice(end), undefined]];
}

// A text, which is a field's name where a colon follows; a number; one of the three words.
const values = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d[\d.eE+-]*|true|false|null/g;
