import { expect, test } from "vitest";
import { distinctiveWords } from "./distinctive-words.ts";

test("words tell a text that few have and that are not shown anyway", () => {
  const told = ["Ends a session. Nothing changes.", "Ends an experiment, whose sessions stay. Nothing changes."];
  const shown = { title: "End", note: "", path: "" };
  expect(
    distinctiveWords(
      told.map((text) => ({ text, ...shown })),
      1,
    ),
  ).toEqual(["", "experiment whose stay"]);
});
