import { definePlan } from "../../index.ts";

export default definePlan({
  name: "Library",
  // From most to least privileged: `--token` belongs to the librarian, and `--token-of reader=TOKEN` to the reader.
  actors: ["librarian", "reader"],
  // Another reader, whose loans the others must not see.
  outsider: "visitor",
  permission: {
    createShelf: "librarian",
    changeShelf: "librarian",
    removeShelf: "librarian",
    shelveBook: "librarian",
    changeBook: "librarian",
    withdrawBook: "librarian",
    // Readers return their own books, and librarians also those of readers.
    returnBook: { record: "loan", own: "reader", others: "librarian" },
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
  // If a request has two errors, the API reports the error that is listed first.
  precedence: ["token", "permission", "malformedPath", "query", "header", "body"],
  // An error names the field: {"errors": [{"pointer": "#/title"}]}
  errorDetails: { pointer: "/errors", item: "/pointer", name: (path) => `#/${path.join("/")}` },
  paging: {
    page: "page",
    size: "limit",
    items: "/items",
    totalItems: "/total",
    totalPages: "/pages",
    currentPage: "/page",
  },
  resourceTypes: { "/shelves/{}/books/{}": { id: "number" } },
  operations: {
    // Each request has a new slug. The other fields have the values of the contract's example.
    createShelf: { unique: ["slug"] },
    lendBook: {
      // Only a librarian can add a book. `actorContext` is only set if the outsider lends it.
      async success(context) {
        const { actorContext = context } = context;
        const [shelf, book] = await actorContext.resourceIds("/shelves/{shelf}/books/{book}", true);
        return { body: { shelf, book: Number(book), days: 14 } };
      },
      notGenerated: ["shelf", "book"],
    },
  },
});
