import { readContract } from "@crewkit/openapi/node";
import { readSnippets, type Snippet } from "../../testing/snippets/parse.ts";
import { loadGuides } from "../guides.ts";

export function readGuideTexts(): Map<string, string> {
  return new Map(loadGuides(readContract()).map(({ slug, text }) => [slug, text]));
}

export function readGuideSnippets(): Map<string, Snippet[]> {
  return new Map([...readGuideTexts()].map(([slug, text]) => [slug, readSnippets(text)]));
}

/** Guides that take longer than all the others together, because they start commands. */
export const slowGuides: string[] = ["conformance", "testing-with-the-mock"];
