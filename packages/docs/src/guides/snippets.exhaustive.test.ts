import { expect, test } from "vitest";
import { hasCurl, runSnippets } from "../testing/snippets/index.ts";
import { findGo, findPython } from "../testing/toolchains.ts";
import { isSlow, readGuideSnippets } from "./testing/snippets.ts";

const isInstalled = { python: findPython(), go: findGo(), sh: hasCurl, ts: true };

test.for([...readGuideSnippets()].filter(([name]) => isSlow(name)))(
  "the snippets of %s print the output shown",
  async ([name, snippets], { signal, skip }) => {
    for (const { language } of snippets) skip(!isInstalled[language], `${language} is not installed.`);
    expect(await runSnippets(`guides/${name}`, snippets, signal)).toHaveLength(snippets.length);
  },
);
