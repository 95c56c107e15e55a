import { definePlan, type Plan } from "../../plan/plan.ts";
import type { World } from "../../world/world.ts";

const library: Plan = definePlan({
  name: "Library",
  actors: ["librarian", "reader"],
  stranger: "visitor",
  authorize: (card) => ({ "Library-Card": card }),
  permission({ path, method }, contract) {
    const [, operation] = Object.entries(contract.paths?.[path] ?? {}).find(([key]) => key === method) ?? [];
    return JSON.stringify(operation).includes('"x-role":"librarian"') ? "librarian" : undefined;
  },
  refusals: {
    malformed: 400,
    body: 400,
    taken: 409,
    query: 400,
    header: 400,
    path: 404,
    malformedPath: 400,
    token: 401,
    permission: 403,
    foreign: { "/loans/{}": 404 },
  },
  precedence: ["token", "permission", "malformedPath", "query", "header", "body"],
  details: { pointer: "/errors", item: "/pointer", name: (path) => `#/${path.join("/")}` },
  paging: { page: "offset", kind: "offset", size: "limit", items: "", totalItems: "X-Total-Count" },
  lists: { listShelves: { order: ["/slug"] }, listBooks: { order: ["/number"] }, listLoans: { order: ["/loan"] } },
  things: { "/shelves/{}/books/{}": { id: "number" } },
  operations: {
    createShelf: {
      success: (world) => ({ body: { slug: world.unique("poetry"), floor: 2, sign: null } }),
      refused: { 409: taken },
      unique: ["slug"],
    },
    lendBook: {
      success: async (world) => ({ body: await bookToLend(world) }),
      refused: {
        409: async (world) => {
          const body = await bookToLend(world);
          await world.call("lendBook", { body });
          return { body };
        },
      },
      notGenerated: ["shelf", "book"],
    },
  },
});

export default library;

async function taken(world: World) {
  return { body: { slug: await world.textAt("createShelf", "/slug"), floor: 1, sign: null } };
}

async function bookToLend(world: World) {
  // A visitor takes home what the librarian has shelved.
  const { home = world } = world;
  const [shelf, book] = await home.thing("/shelves/{shelf}/books/{book}", true);
  return { shelf, book: Number(book), days: 14 };
}
