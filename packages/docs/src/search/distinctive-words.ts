import { splitWords, toTerm } from "./terms.ts";

/** The text of a page or section, with the title and note of its entry. */
export interface SearchableText {
  text: string;
  title: string;
  note: string;
  path: string;
}

/** Returns the words of each text that appear in at most `maxTexts` texts, except words in its title, note or path. */
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

function wordsByTerm(text: string): Map<string, string> {
  const words = splitWords(text).map((word) => [toTerm(word), word.toLowerCase()] as const);
  return new Map(words.flatMap(([term, word]) => (term ? [[term, word]] : [])));
}
