import { expect, test } from "vitest";
import { distinctiveWords } from "./distinctive-words.ts";

test("returns words that few texts contain and the title does not", () => {
  const texts = ["Ends a session. Nothing changes.", "Ends an experiment, whose sessions stay. Nothing changes."];
  const shown = { title: "End", note: "", path: "" };
  expect(
    distinctiveWords(
      texts.map((text) => ({ text, ...shown })),
      1,
    ),
  ).toEqual(["", "experiment whose stay"]);
});
