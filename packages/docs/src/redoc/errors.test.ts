import type { Contract, ErrorMatrix } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { withErrors } from "./errors.ts";

const contract = { info: { description: "An API." } } as Contract;

const status = { name: "Too Many Requests", cause: "Too fast.", body: "`error` alone.", caller: "Wait." };
const kinds = [
  { kind: "every operation", has: ["operationId"], statuses: ["429"] },
  { kind: "an operation that needs a token", has: ["security"], statuses: ["401"] },
  { kind: "an operation with a body", has: ["requestBody"], statuses: ["401", "429"] },
];

function introduction(statuses: ErrorMatrix["statuses"]): string | undefined {
  return withErrors({ ...contract, "x-error-matrix": { kinds, statuses } }).info.description;
}

test("each status gets a section that says its cause, its body and what to do, and who lists it", () => {
  const told = introduction({ 429: status });
  expect(told).toMatch(
    /^An API\.\n\n# Statuses and errors\n\nThese are all the statuses that an operation answers with\./,
  );
  expect(told).toContain(
    "## 429 Too Many Requests\n\nToo fast.\n\n**The body:** `error` alone.\n\n**What to do:** Wait.\n\n" +
      "*Every operation lists it.*",
  );
});

test("a status that some operations list says which, and one that no kind lists says nothing of it", () => {
  const told = introduction({ 401: status, 200: { ...status, caller: "Go on." } });
  expect(told).toMatch(/\*Listed by\* each operation that needs a token, and each operation with a body\.$/);
  expect(told).toContain("**What to do:** Go on.\n\n## 401");
});

test("a contract without a matrix stays as it is", () => {
  expect(withErrors(contract)).toEqual(contract);
});
