import { expect, test } from "vitest";
import { tellingWords } from "./telling.ts";

test("words tell a text that few have and that are not shown anyway", () => {
  const told = ["Ends a session. Nothing changes.", "Ends an experiment, whose sessions stay. Nothing changes."];
  const shown = { title: "End", note: "", path: "" };
  expect(
    tellingWords(
      told.map((text) => ({ text, ...shown })),
      1,
    ),
  ).toEqual(["", "experiment whose stay"]);
});
