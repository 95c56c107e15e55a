import { termOf, word } from "../terms.ts";

/** A text in pieces: those that match any of the terms are marked. */
export function markPieces(text: string, terms: string[]): { text: string; marked: boolean }[] {
  const pieces: { text: string; marked: boolean }[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(word)) {
    if (!terms.includes(termOf(found) ?? "")) continue;
    pieces.push({ text: text.slice(end, index), marked: false }, { text: found, marked: true });
    end = index + found.length;
  }
  return [...pieces, { text: text.slice(end), marked: false }].filter((piece) => piece.text);
}
