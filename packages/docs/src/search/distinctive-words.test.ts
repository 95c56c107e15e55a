import { expect, test } from "vitest";
import { distinctiveWords } from "./distinctive-words.ts";

test("returns words that few texts contain and the title does not", () => {
  const texts = ["Ends a session. Can't be undone.", "Ends an experiment and keeps its sessions. Can't be undone."];
  const shown = { title: "End", note: "", path: "" };
  expect(
    distinctiveWords(
      texts.map((text) => ({ text, ...shown })),
      1,
    ),
  ).toEqual(["", "experiment keeps"]);
});
