import { type BrokenTable, body, change, refused } from "./broken.ts";

/** Libraries whose answers are wrong, each for itself. */
export const brokenAnswers: BrokenTable = {
  "replaceBook > 200 > as in the example: status": {
    "a change is answered by a redirection": change("replaceBook", (told) => ({ ...told, status: 303 })),
  },
  "listBooks > 200: body": {
    "an atlas is shown without its scale": body("listBooks", () => [
      { kind: "atlas", title: "T", year: 1570, number: 1 },
    ]),
  },
  "listLoans > 200: headers": {
    "the list has no total": change("listLoans", ({ headers: _, ...told }) => told),
  },
  "getShelf > 200: headers": {
    "a header is not of its pattern": change("getShelf", (told) => ({ ...told, headers: { Edition: "third" } })),
  },
  "getBook > 404: media-type": {
    "a problem is said to be plain JSON": refused("getBook", (told) => ({
      ...told,
      headers: { "Content-Type": "application/json" },
    })),
  },
  "createShelf > 400 > body floor: details": {
    "the problem names another field": refused("createShelf", (told) => ({
      ...told,
      body: { title: "No", status: 400, errors: [{ pointer: "#/sign", detail: "no" }] },
    })),
  },
  "shelveBook > 403: status": {
    "a reader may shelve books": refused("shelveBook", () => ({ status: 201, headers: { Location: "/" } })),
  },
  "getLoan > 200: undeclared": {
    "a loan shows a field that the contract does not declare": body("getLoan", (loan) => ({
      ...Object(loan),
      reader: "librarian",
    })),
  },
  "getLoan > 404 > as a stranger: status": {
    "a loan is shown to everybody": refused("getLoan", () => ({
      status: 200,
      body: { loan: 1, book: 1, days: 7, due: "2026-11-25" },
    })),
  },
};
