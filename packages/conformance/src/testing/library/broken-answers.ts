import { type Broken, body, change, refused } from "./broken.ts";

/** Libraries whose answers are wrong, each for itself. */
export const brokenAnswers: Broken[] = [
  {
    breaks: "a change is answered by a redirection",
    only: ["replaceBook > 200 > as in the example"],
    check: "status",
    spoil: change("replaceBook", (told) => ({ ...told, status: 303 })),
  },
  {
    breaks: "an atlas is shown without its scale",
    only: ["listBooks > 200"],
    check: "body",
    spoil: body("listBooks", () => [{ kind: "atlas", title: "T", year: 1570, number: 1 }]),
  },
  {
    breaks: "the list has no total",
    only: ["listLoans > 200"],
    check: "headers",
    spoil: change("listLoans", ({ headers: _, ...told }) => told),
  },
  {
    breaks: "a header is not of its pattern",
    only: ["getShelf > 200"],
    check: "headers",
    spoil: change("getShelf", (told) => ({ ...told, headers: { Edition: "third" } })),
  },
  {
    breaks: "a problem is said to be plain JSON",
    only: ["getBook > 404"],
    check: "media-type",
    spoil: refused("getBook", (told) => ({ ...told, headers: { "Content-Type": "application/json" } })),
  },
  {
    breaks: "the problem names another field",
    only: ["createShelf > 400 > body floor"],
    check: "details",
    spoil: refused("createShelf", (told) => ({
      ...told,
      body: { title: "No", status: 400, errors: [{ pointer: "#/sign", detail: "no" }] },
    })),
  },
  {
    breaks: "a reader may shelve books",
    only: ["shelveBook > 403"],
    check: "status",
    spoil: refused("shelveBook", () => ({ status: 201, headers: { Location: "/" } })),
  },
  {
    breaks: "a loan shows a field that the contract does not declare",
    only: ["getLoan > 200"],
    check: "undeclared",
    spoil: body("getLoan", (loan) => ({ ...Object(loan), reader: "librarian" })),
  },
  {
    breaks: "a loan is shown to everybody",
    only: ["getLoan > 404 > as a stranger"],
    check: "status",
    spoil: refused("getLoan", () => ({ status: 200, body: { loan: 1, book: 1, days: 7, due: "2026-11-25" } })),
  },
];
