import type { RunContext } from "../../context/context.ts";
import { definePlan, type Plan } from "../../plan/plan.ts";

const library: Plan = definePlan({
  name: "Library",
  actors: ["librarian", "reader"],
  outsider: "visitor",
  authorize: (card) => ({ "Library-Card": card }),
  permission({ path, method }, contract) {
    const [, operation] = Object.entries(contract.paths?.[path] ?? {}).find(([key]) => key === method) ?? [];
    return JSON.stringify(operation).includes('"x-role":"librarian"') ? "librarian" : undefined;
  },
  errorStatuses: {
    malformed: 400,
    body: 400,
    taken: 409,
    method: 405,
    query: 400,
    header: 400,
    path: 404,
    malformedPath: 400,
    token: 401,
    permission: 403,
    outsider: { "/loans/{}": 404 },
  },
  precedence: ["token", "permission", "malformedPath", "query", "header", "body"],
  errorDetails: { pointer: "/errors", item: "/pointer", name: (path) => `#/${path.join("/")}` },
  paging: { page: "offset", kind: "offset", size: "limit", items: "", totalItems: "X-Total-Count" },
  lists: { listShelves: { order: ["/slug"] }, listBooks: { order: ["/number"] }, listLoans: { order: ["/loan"] } },
  resourceTypes: { "/shelves/{}/books/{}": { id: "number" } },
  operations: {
    createShelf: {
      success: (context) => ({ body: { slug: context.unique("poetry"), floor: 2, sign: null, lock: "0417" } }),
      errors: { 409: takenSlug },
      unique: ["slug"],
    },
    lendBook: {
      success: async (context) => ({ body: await bookToLend(context) }),
      errors: {
        409: async (context) => {
          const body = await bookToLend(context);
          await context.call("lendBook", { body });
          return { body };
        },
      },
      notGenerated: ["shelf", "book"],
    },
  },
});

export default library;

async function takenSlug(context: RunContext) {
  const slug = await context.callForText("createShelf", "/slug");
  return { body: { slug, floor: 1, sign: null, lock: "0417" }, expected: { "/title": "Taken" } };
}

async function bookToLend(context: RunContext) {
  const { actorContext = context } = context;
  const [shelf, book] = await actorContext.resourceIds("/shelves/{shelf}/books/{book}", true);
  return { shelf, book: Number(book), days: 14 };
}
