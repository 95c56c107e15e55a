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
  expect(problemOf(loan({ unique: ["Branch"], notGenerated: ["Branch", "book"] }))).toBe("");
  expect(problemOf({ workflows: { lendAndReturn: never }, resourceTypes: { "/shelves/{}": {}, "a loan": {} } })).toBe(
    "",
  );
});

test.each<[string, object, string]>([
  ["an unknown key", { resourcetypes: {} }, "resourcetypes: unknown key. Did you mean resourceTypes?"],
  [
    "an unknown operation",
    { operations: { lendbok: {}, lendBook: {} } },
    "operations: the contract has no operation lendbok. Did you mean lendBook?",
  ],
  [
    "an unknown operation of a scenario",
    { scenarios: { lendBok: {} } },
    "scenarios: the contract has no operation lendBok. Did you mean lendBook?",
  ],
  [
    "an unknown query parameter",
    { filters: { listBooks: { knd: "No filter." } } },
    "filters.listBooks: listBooks has no query parameter knd. Did you mean kind?",
  ],
  [
    "an unknown sort field",
    { lists: { listShelves: { order: ["-/slugg"] } } },
    "lists.listShelves.order: the response of listShelves has no /0/slugg.",
  ],
  [
    "an unknown body field",
    loan({ unique: ["bok"] }),
    "operations.lendBook.unique: lendBook has no body field or header parameter bok. Did you mean book?",
  ],
  [
    "an unknown response field",
    loan({ expected: { "/lone": 1 } }),
    "operations.lendBook.expected: the response of lendBook has no /lone. Did you mean /loan?",
  ],
  [
    "an unknown field at any depth",
    { volatileFields: ["tittle"] },
    "volatileFields: no schema of the contract has the field tittle. Did you mean title?",
  ],
  [
    "an undocumented status",
    loan({ errors: { 503: {} } }),
    "operations.lendBook.errors: the contract documents no status 503, only 201, 409, 4XX.",
  ],
  [
    "an unknown actor",
    loan({ success: { as: "libarian" } }),
    "operations.lendBook.success.as: the plan has no actor libarian. Did you mean librarian?",
  ],
  [
    "an unknown operation in a record of permissions",
    { permission: { lendBooks: "librarian" } },
    "permission: the contract has no operation lendBooks. Did you mean lendBook?",
  ],
  [
    "an unknown actor of a permission",
    { permission: () => "editor" },
    "permission of listShelves: the plan has no actor editor.",
  ],
  ["an unknown error", { precedence: ["tokn"] }, "precedence: errorStatuses has no key tokn. Did you mean token?"],
  [
    "a status that is text",
    { errorStatuses: { token: "401" } },
    "errorStatuses.token: expected a status from 400 to 599, but found 401.",
  ],
  [
    "an unknown path",
    { resourceTypes: { "/shelfs/{}": {} } },
    "resourceTypes: no path of the contract starts with /shelfs/{}. Did you mean /shelves/{}?",
  ],
  [
    "a path with parameter names",
    { resourceTypes: { "/loans/{loan}": {} } },
    "resourceTypes: no path of the contract starts with /loans/{loan}. Write it as /loans/{}.",
  ],
  [
    "an unknown path of an outsider's status",
    { errorStatuses: { outsider: { "/lons/{}": 404 } } },
    "errorStatuses.outsider: no path of the contract starts with /lons/{}. Did you mean /loans/{}?",
  ],
  [
    "an unknown workflow",
    { workflows: { lendReturn: never } },
    "workflows: no Arazzo document has the workflow lendReturn. Did you mean lendAndReturn?",
  ],
  [
    "an unknown page parameter",
    { paging: { ...library.paging, page: "ofset" } },
    "paging.page: no operation has the query parameter ofset. Did you mean offset?",
  ],
  [
    "an unknown operation of a limit",
    {
      limits: {
        limit: "L",
        remaining: "R",
        reset: "S",
        rules: () => [{ scope: "all", requests: 1, seconds: 1, operation: "listShelve" }],
      },
    },
    "limits.rules.operation: the contract has no operation listShelve. Did you mean listShelves?",
  ],
])("reports %s", (_, part, message) => {
  expect(problemOf(part)).toContain(`The plan "Library" has a problem:\n- ${message}`);
});

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
