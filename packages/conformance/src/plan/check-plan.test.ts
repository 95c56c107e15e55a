import { expect, test } from "vitest";
import { createSpecModel } from "../spec/create-model.ts";
import contract from "../testing/library/contract.ts";
import library from "../testing/library/plan.ts";
import { checkPlan } from "./check-plan.ts";

// The cast allows plans in JavaScript, which no compiler checks.
const check = (part: object) => checkPlan(createSpecModel(contract, { ...library, ...part } as typeof library));
const loan = (facts: object) => ({ operations: { lendBook: facts } });

test("accepts names that the contract or only the plan has", () => {
  check(loan({ unique: ["shelf"], notGenerated: ["Branch"], errors: { 404: { "a lost book": { body: {} } } } }));
  check({ resourceTypes: { "/shelves/{}": {}, "a loan": {} } });
});

test.each([
  [{ resourcetypes: {} }, "unknown key resourcetypes. Did you mean resourceTypes?"],
  [{ errorDetails: { pointer: "/errors" } }, "errorDetails.name is missing."],
  [{ actors: "librarian", permission: {} }, 'actors: expected array, but found "librarian".'],
  [{ permission: 7 }, "permission: expected function or object, but found 7."],
  [{ scenarios: { lendBook: { late: 7 } } }, "scenarios.lendBook.late: expected function, but found 7."],
  [{ errorStatuses: { token: "401" } }, 'errorStatuses.token: expected number, but found "401".'],
  [{ scenarios: { lendBok: {} } }, "scenarios: unknown operation lendBok. Did you mean lendBook?"],
  [{ filters: { listBooks: { knd: "No filter." } } }, "filters.listBooks: unknown parameter knd. Did you mean kind?"],
  [{ permission: { lendBook: ["edit"] } }, "permission.lendBook: unknown actor edit. Use one of librarian, reader, "],
  [{ permission: { returnBook: { record: "loan", own: "reader" } } }, "permission.returnBook.others is missing."],
  [{ precedence: ["tokn"] }, "precedence: unknown kind of error tokn. Did you mean token?"],
  [{ resourceTypes: { "/shelfs/{}": {} } }, "resourceTypes: unknown path /shelfs/{}. Did you mean /shelves/{}?"],
  [
    { lists: { listShelves: { sameForAl: true } } },
    "lists.listShelves: unknown key sameForAl. Did you mean sameForAll?",
  ],
  [{ volatileFields: ["tittle"] }, "volatileFields: unknown field tittle. Did you mean title?"],
  [{ paging: { ...library.paging, page: "pge" } }, "paging.page: unknown parameter pge. Did you mean page?"],
  [loan({ unique: ["bok"] }), "operations.lendBook.unique: unknown field or parameter bok. Did you mean book?"],
  [loan({ expected: { "/lone": 1 } }), "operations.lendBook.expected: unknown JSON pointer /lone. Did you mean /loan?"],
  [loan({ errors: { 503: {} } }), "operations.lendBook.errors: unknown status 503. Use one of 201, 409, 4XX."],
  [loan({ success: { as: "readers" } }), "operations.lendBook.success.as: unknown actor readers. Did you mean reader?"],
])("reports the mistake in %j", (part, problem) => {
  expect(() => check(part)).toThrow(`The plan "Library" has a problem:\n- ${problem}`);
});

test("reports all mistakes", () => {
  const problems = ["operations: unknown operation three.", "unknown key one.", "unknown key two."];
  const lines = problems.map((problem) => `\n- ${problem}`).join("");
  expect(() => check({ one: 1, two: 2, operations: { three: {} } })).toThrow(`has 3 problems:${lines}`);
});
