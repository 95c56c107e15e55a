import { expect, test } from "vitest";
import { markPieces } from "./mark.ts";

test.each([
  ["Archive an experiment", ["archiv", "experiment"], "[Archive] an [experiment]"],
  ["/{org_id}/sessions", ["session"], "/{org_id}/[sessions]"],
  ["ExperimentStatus", ["statu"], "Experiment[Status]"],
  ["Nothing of it", ["session"], "Nothing of it"],
  ["<b> & co", ["b"], "<[b]> & co"],
])("in %s, the words that match %j", (text, terms, marked) => {
  const pieces = markPieces(text, terms);
  expect(pieces.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join("")).toBe(marked);
});
