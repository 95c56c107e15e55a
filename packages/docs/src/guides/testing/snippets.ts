import { readContract } from "@crewkit/openapi/node";
import { languages } from "../../samples/languages.ts";
import { readSnippets, type Snippet } from "../../testing/snippets/parse.ts";
import { loadGuides } from "../guides.ts";

export function readGuideTexts(): Map<string, string> {
  return new Map(loadGuides(readContract()).map(({ slug, text }) => [slug, text]));
}

/**
 * Returns the snippets of all guides in the orders in which two readers run them. The first reader runs each step in all
 * languages. The second reader starts with the last language and the last guide, and reads all guides once for each language.
 */
export function readGuideSnippets(): Record<"step by step" | "language by language", Snippet[]> {
  const guides = [...readGuideTexts()].map(([slug, text]) => [
    minuteLater,
    ...readSnippets(text).map((snippet, at) => ({ ...snippet, title: `snippet ${at + 1} of ${slug}` })),
  ]);
  const lastFirst = languages.toReversed().flatMap(({ language }, pass) => {
    const isRead = ({ tab }: Snippet) => (tab ? tab === language : pass === 0);
    return [minuteLater, ...guides.toReversed().flat().filter(isRead)];
  });
  return { "step by step": guides.flat(), "language by language": lastFirst };
}

// A reader takes more than a minute for a guide, which is the window of the rate limit per address.
const minuteLater: Snippet = {
  language: "sh",
  code: `curl -sSf -o /dev/null -d '{"advance": "1m"}' http://127.0.0.1:4010/__mock/clock`,
};
