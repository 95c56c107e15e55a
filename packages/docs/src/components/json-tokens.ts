/** Part of a JSON text: `s` for string values; `n` for numbers, booleans and null; undefined for everything else. */
export type JsonToken = [text: string, name: "s" | "n" | undefined];

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

const values = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d[\d.eE+-]*|true|false|null/g;
