import { readContract } from "@crewkit/openapi/node";
import { readSnippets, type Snippet } from "../../testing/snippets/read.ts";
import { guidesOf } from "../guides.ts";

export function guideTexts(): Map<string, string> {
  return new Map(guidesOf(readContract()).map(({ slug, text }) => [slug, text]));
}

export function guideSnippets(): Map<string, Snippet[]> {
  return new Map([...guideTexts()].map(([slug, text]) => [slug, readSnippets(text)]));
}

/** Guides that take longer than all others together: they start commands, whose own tests start them too. */
export const slowGuides: string[] = ["conformance", "testing-with-the-mock"];
