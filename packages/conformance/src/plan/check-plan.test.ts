import { expect, test } from "vitest";
import { createSpecModel } from "../spec/model.ts";
import contract from "../testing/library/contract.ts";
import library from "../testing/library/plan.ts";
import { checkPlan } from "./check-plan.ts";
import type { OperationPlan, Plan } from "./plan.ts";

// The cast allows plans in JavaScript, which no compiler checks.
const problemOf = (part: object) => {
  try {
    checkPlan(createSpecModel(contract, { ...library, ...part } as Plan, [document]));
  } catch (error) {
    return (error as Error).message;
  }
  return "";
};

const document = {
  arazzo: "1.0.1",
  workflows: [{ workflowId: "lendAndReturn", steps: [{ stepId: "lend", operationId: "lendBook" }] }],
};
const never = () => Promise.reject();
const loan = (facts: OperationPlan | object) => ({ operations: { lendBook: facts } });

test("accepts names that the contract has", () => {
  expect(problemOf(loan({ unique: ["shelf"], notGenerated: ["Branch", "book"] }))).toBe("");
  expect(problemOf({ workflows: { lendAndReturn: never }, resourceTypes: { "/shelves/{}": {}, "a loan": {} } })).toBe(
    "",
  );
});

test.each<[object, RegExp]>([
  [{ resourcetypes: {} }, /^resourcetypes: unknown key.*resourceTypes/],
  [{ operations: { lendbok: {}, lendBook: {} } }, /^operations: .*operation lendbok.*lendBook/],
  [{ scenarios: { lendBok: {} } }, /^scenarios: .*operation lendBok.*lendBook/],
  [{ filters: { listBooks: { knd: "No filter." } } }, /^filters.listBooks: .*query parameter knd.*kind/],
  [{ lists: { listShelves: { order: ["-/slugg"] } } }, /^lists.listShelves.order: .*\/0\/slugg/],
  [loan({ unique: ["bok"] }), /^operations.lendBook.unique: .*body field bok.*book/],
  [loan({ expected: { "/lone": 1 } }), /^operations.lendBook.expected: .*\/lone.*\/loan/],
  [{ volatileFields: ["tittle"] }, /^volatileFields: .*field tittle.*title/],
  [loan({ errors: { 503: {} } }), /^operations.lendBook.errors: .*status 503.*201, 409, 4XX/],
  [loan({ success: { as: "libarian" } }), /^operations.lendBook.success.as: .*actor libarian.*librarian/],
  [{ permission: { lendBooks: "librarian" } }, /^permission: .*operation lendBooks.*lendBook/],
  [{ permission: () => "editor" }, /^permission of listShelves: .*actor editor/],
  [{ precedence: ["tokn"] }, /^precedence: .*key tokn.*token/],
  [{ errorStatuses: { token: "401" } }, /^errorStatuses.token: .*400 to 599.*401/],
  [{ resourceTypes: { "/shelfs/{}": {} } }, /^resourceTypes: .*\/shelfs\/{}.*\/shelves\/{}/],
  [{ resourceTypes: { "/loans/{loan}": {} } }, /^resourceTypes: .*\/loans\/{loan}.*Write it as \/loans\/{}/],
  [{ errorStatuses: { outsider: { "/lons/{}": 404 } } }, /^errorStatuses.outsider: .*\/lons\/{}.*\/loans\/{}/],
  [{ workflows: { lendReturn: never } }, /^workflows: .*workflow lendReturn.*lendAndReturn/],
  [{ paging: { ...library.paging, page: "pge" } }, /^paging.page: .*query parameter pge.*page/],
  [limitOf("listShelve"), /^limits.rules.operation: .*operation listShelve.*listShelves/],
])("reports the mistake in %j", (part, message) => {
  const [summary, problem, ...others] = problemOf(part).split("\n- ");
  expect([summary, others]).toEqual(['The plan "Library" has a problem:', []]);
  expect(problem).toMatch(message);
});

function limitOf(operation: string) {
  const rules = () => [{ scope: "all", requests: 1, seconds: 1, operation }];
  return { limits: { limit: "L", remaining: "R", reset: "S", rules } };
}

test("reports an unknown operation in a workflow", () => {
  const [workflow] = document.workflows;
  const workflows = [{ ...workflow, steps: [{ stepId: "lend", operationId: "lendBok" }] }];
  const spec = createSpecModel(contract, library, [{ ...document, workflows }]);
  expect(() => checkPlan(spec)).toThrow("workflow lendAndReturn, step lend: the contract has no operation lendBok.");
});

test("lists all problems at once", () => {
  const { errorStatuses: _, ...rest } = library;
  expect(problemOf({ ...rest, errorStatuses: undefined, refusals: {}, acters: [] }).split("\n")).toEqual([
    'The plan "Library" has 3 problems:',
    "- errorStatuses is missing. See definePlan.",
    "- refusals: unknown key.",
    "- acters: unknown key. Did you mean actors?",
  ]);
});

test("explains that the plan is for another contract", () => {
  expect(problemOf({ operations: { createInvoice: {} } })).toMatch(/"Library" is for another contract.*--plan/);
});
