import { test } from "vitest";
import { runSnippets } from "../testing/snippets/index.ts";
import { toolchains } from "../testing/toolchains.ts";
import { readGuideSnippets } from "./testing/snippets.ts";

test.concurrent.for(Object.entries(readGuideSnippets()))(
  "the snippets of all guides print the output shown, in all languages, %s, on one mock",
  // The first run compiles the standard library of Go.
  { timeout: 600_000 },
  async ([order, snippets], { signal, expect }) => {
    const installed = snippets.filter(({ language }) => toolchains[language].isInstalled());
    expect(await runSnippets(`guides-in-all-languages/${order}`, installed, signal)).toHaveLength(installed.length);
  },
);
