import type { Contract } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { withErrors } from "./errors.ts";

const contract = { info: { description: "An API." } } as Contract;

test("each status gets a section that says its cause, its body and what to do, and who documents it", () => {
  const matrix = {
    kinds: [
      { kind: "every operation", has: ["operationId"], statuses: ["429", "500"] },
      { kind: "an operation with a body", has: ["requestBody"], statuses: ["429"] },
    ],
    statuses: { 429: { name: "Too Many Requests", cause: "Too fast.", body: "`error` alone.", caller: "Wait." } },
  };
  const { description } = withErrors({ ...contract, "x-error-matrix": matrix }).info;
  expect(description).toMatch(/^An API\.\n\n# Statuses and errors\n/);
  expect(description).toContain(
    "## 429 Too Many Requests\n\nToo fast.\n\n**The body:** `error` alone.\n\n**What to do:** Wait.\n\n" +
      "*Documented by* every operation; an operation with a body.",
  );
});

test("a contract without a matrix stays as it is", () => {
  expect(withErrors(contract)).toEqual(contract);
});
