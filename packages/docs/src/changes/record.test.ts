import { expect, test } from "vitest";
import { readRecord } from "./record.ts";

const good = `version: 0.2.0
since: 0.1.0
major:
  - in: GET /things
    at: 200 data[].name
    component: schemas/Thing
    what: Property removed.
minor: []
patch: []
`;

test("a record is read as it is written", () => {
  expect(readRecord("0.2.0.yaml", good)).toMatchObject({ version: "0.2.0", major: [{ what: "Property removed." }] });
});

test.each([
  ["0.3.0.yaml", good, "is not named by its version"],
  ["notes.txt", "Read me.", "is not named by its version"],
  ["0.2.0.yaml", good.replace("since: 0.1.0\n", ""), "does not say since which version"],
  ["0.2.0.yaml", good.replace("minor: []\n", ""), "has no list of changes under minor"],
  ["0.2.0.yaml", good.replace("    what: Property removed.\n", ""), "has no list of changes under major"],
  ["0.2.0.yaml", good.replace("patch: []", "patch: [null]"), "has no list of changes under patch"],
  ["0.2.0.yaml", good.replace("minor: []", "minor: ["), "is no YAML: "],
])("%s that is none is named, with what is wrong: %#", (name, text, fault) => {
  expect(() => readRecord(name, text)).toThrow(`openapi/changes/${name} ${fault}`);
});
