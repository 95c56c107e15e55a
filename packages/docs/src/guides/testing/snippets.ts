import { readContract } from "@crewkit/openapi/node";
import { readBlocks, readSnippets, type Snippet } from "../../testing/snippets/parse.ts";
import { loadGuides } from "../guides.ts";

export function readGuideTexts(): Map<string, string> {
  return new Map(loadGuides(readContract()).map(({ slug, text }) => [slug, text]));
}

/** Returns the snippets of each guide, or of each language of a guide with tabs: `quickstart/python`. */
export function readGuideSnippets(): Map<string, Snippet[]> {
  return new Map(
    [...readGuideTexts()].flatMap(([slug, text]) => {
      const tabs = new Set(readBlocks(text).flatMap(({ tab }) => tab ?? []));
      if (tabs.size === 0) return [[slug, readSnippets(text)]];
      return [...tabs].map((tab): [string, Snippet[]] => [`${slug}/${tab}`, readSnippets(text, tab)]);
    }),
  );
}

/** Guides that take longer than all the others together, because they start commands, or need Python or Go. */
export function isSlow(name: string): boolean {
  return slowGuides.includes(name) || /\/(python|go)$/.test(name);
}

export const slowGuides: string[] = ["conformance", "testing-with-the-mock"];
