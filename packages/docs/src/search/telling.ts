import { termOf, wordsOf } from "./terms.ts";

/** What is told at length on a page, and what of its entry is shown. */
export interface Told {
  text: string;
  title: string;
  note: string;
  path: string;
}

/** Of each text the words that tell it from the others, each once: neither those shown nor those of many texts. */
export function tellingWords(all: Told[], most: number): string[] {
  const words = all.map(({ text }) => byTerm(text));
  const counts = new Map<string, number>();
  for (const term of words.flatMap((each) => [...each.keys()])) counts.set(term, (counts.get(term) ?? 0) + 1);
  return all.map(({ title, note, path }, at) => {
    const shown = byTerm(`${title} ${note} ${path}`);
    const telling = [...(words[at] ?? [])].filter(([term]) => !shown.has(term) && (counts.get(term) ?? 0) <= most);
    return telling.map(([, word]) => word).join(" ");
  });
}

/** The words of a text in small letters, one for each term. */
function byTerm(text: string): Map<string, string> {
  const words = wordsOf(text).map((word) => [termOf(word), word.toLowerCase()] as const);
  return new Map(words.flatMap(([term, word]) => (term ? [[term, word]] : [])));
}
