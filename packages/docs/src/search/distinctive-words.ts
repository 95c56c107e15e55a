import { splitWords, toTerm } from "./terms.ts";

/** What is told at length on a page, and what of its entry is shown. */
export interface SearchableText {
  text: string;
  title: string;
  note: string;
  path: string;
}

/** Of each text the words that tell it from the others, each once: neither those shown nor those of many texts. */
export function distinctiveWords(texts: SearchableText[], maxTexts: number): string[] {
  const words = texts.map(({ text }) => wordsByTerm(text));
  const counts = new Map<string, number>();
  for (const term of words.flatMap((each) => [...each.keys()])) counts.set(term, (counts.get(term) ?? 0) + 1);
  return texts.map(({ title, note, path }, at) => {
    const shown = wordsByTerm(`${title} ${note} ${path}`);
    const distinctive = [...(words[at] ?? [])].filter(
      ([term]) => !shown.has(term) && (counts.get(term) ?? 0) <= maxTexts,
    );
    return distinctive.map(([, word]) => word).join(" ");
  });
}

/** The words of a text in small letters, one for each term. */
function wordsByTerm(text: string): Map<string, string> {
  const words = splitWords(text).map((word) => [toTerm(word), word.toLowerCase()] as const);
  return new Map(words.flatMap(([term, word]) => (term ? [[term, word]] : [])));
}
