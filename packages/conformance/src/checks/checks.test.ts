import { expect, test } from "vitest";
import { book, failuresFor, list } from "../testing/books.ts";

const headers = { "X-Total": "2" };

test("a right answer has no complaint, nor has a header that is text but looks like a number", () => {
  expect(
    failuresFor("listBooks", { body: { data: [book] }, headers: { ...headers, Edition: "3" } }, { status: 200 }),
  ).toEqual([]);
});

test("what many items lack is told once, with what may have been meant", () => {
  const renamed = { title: "Emma", publishedAt: "1815-12-23" };
  expect(failuresFor("listBooks", list([book, renamed, renamed]))).toEqual([
    "body: The body at /data/1 (and 1 more like it) lacks `published_at`, which #/components/schemas/Book requires. " +
      "It has `publishedAt`, which the contract does not know there: renamed? " +
      "Mend the answer, or the schema in the contract.",
    'undeclared: The body at /data/1/publishedAt (and 1 more like it) has "1815-12-23", which no schema of the contract ' +
      "declares (responses of listBooks, 200). Leave it out, or declare it.",
  ]);
});

test("a wrong value is told with its place, what was wanted, and its beginning", () => {
  const long = "x".repeat(200);
  expect(failuresFor("listBooks", list([{ ...book, published_at: long }]))).toEqual([
    'body: The body at /data/0/published_at must match format "date" (#/components/schemas/Book/properties/published_at), ' +
      `but is "${"x".repeat(78)}…. Mend the answer, or the schema in the contract.`,
  ]);
});

test("of several schemas, the one that is meant tells what is wrong", () => {
  const part = { ...book, part: { kind: "poem", verse: 3 } };
  expect(failuresFor("listBooks", list([book, part, part]))[0]).toBe(
    "body: The body at /data/1/part (and 1 more like it) lacks `verses`, which #/components/schemas/Poem requires. " +
      "It has `verse`, which the contract does not know there: renamed? Mend the answer, or the schema in the contract.",
  );
});

test("maps and objects of any form are open, and what a map holds is not", () => {
  const free = { ...book, extras: { a: 1 }, counts: { x: { n: 1 } }, part: { kind: "map", scale: 1 } };
  expect(failuresFor("listBooks", list([free]))).toEqual([]);
  expect(failuresFor("listBooks", list([{ ...book, counts: { x: { n: 1, m: 2 } } }]))).toEqual([
    "undeclared: The body at /data/0/counts/x/m has 2, which no schema of the contract declares " +
      "(responses of listBooks, 200). Leave it out, or declare it.",
  ]);
});

test("a header is missing, with what may have been meant; or wrong", () => {
  const pointer = "#/paths//books/get/responses/200/headers/X-Total";
  expect(failuresFor("listBooks", { body: { data: [] }, headers: { "X-Totals": "2" } })).toEqual([
    `headers: The header X-Total is missing, which ${pointer} requires. There is x-totals, which the contract does not know: ` +
      "renamed? Mend the answer, or the header in the contract.",
  ]);
  expect(failuresFor("listBooks", { body: { data: [] }, headers: { "X-Total": "many" } })).toEqual([
    `headers: The header X-Total must be integer (${pointer}), but is "many". Mend the answer, or the header in the contract.`,
  ]);
});

test("a request that the contract allows is refused", () => {
  const response = { status: 422, body: { error: "No", errors: [] } };
  expect(failuresFor("addBook", response, { status: 200, sent: book })).toEqual([
    'status: The status must be 200, but is 422, with {"error":"No","errors":[]}. The contract (#/components/schemas/Book) ' +
      "allows this request: mend what refuses it, or the contract, or what the plan sends.",
  ]);
});

test("a request that is to succeed is itself held against the contract", () => {
  expect(
    failuresFor("addBook", { status: 201 }, { status: 200, sent: { title: "Emma", published: "1815-12-23" } }),
  ).toEqual([
    "body: The request's body lacks `published_at`, which #/components/schemas/Book requires. " +
      "It has `published`, which the contract does not know there: renamed? " +
      "Mend the example of the contract or the plan that it comes from, or the schema in the contract.",
  ]);
});

test("any status of a class that is documented will do, and one that is not documented won't", () => {
  expect(failuresFor("addBook", { status: 202 }, { status: 200 })).toEqual([]);
  expect(failuresFor("addBook", { status: 302 })).toEqual([
    "status: The status must be one of those that addBook documents (422, 2XX), but is 302, with no body. " +
      "Mend the answer, or document 302.",
  ]);
});

test("a body where there is none, and one of another media type", () => {
  expect(failuresFor("addBook", { status: 201, body: {} })).toEqual([
    "media-type: There must be no body, since the contract gives none (responses of addBook, 2XX), but there is " +
      "application/json. Leave it out, or give its schema in the contract.",
  ]);
  expect(failuresFor("listBooks", { ...list([]), headers: { ...headers, "Content-Type": "text/html" } })).toEqual([
    "media-type: The media type must be application/json (responses of listBooks, 200), but is text/html. " +
      "Mend the Content-Type, or the contract.",
  ]);
});

test("what is no JSON by its media type is not read as JSON", () => {
  expect(failuresFor("getCatalog", { text: "1,Emma", headers: { "Content-Type": "text/csv; charset=utf-8" } })).toEqual(
    [],
  );
});

test("JSON that does not parse", () => {
  expect(failuresFor("listBooks", { headers, text: "<html>" })).toEqual([
    'body: The body must be application/json, but does not parse: "<html>". Mend the answer.',
  ]);
});

test("an error names the field that is at fault, in the form that the plan tells", () => {
  const about = (field: string) => ({ status: 422, body: { error: "No", errors: [{ field }] } });
  expect(failuresFor("addBook", about("part.scale"), { status: 422, errorField: ["part", "scale"] })).toEqual([]);
  expect(failuresFor("addBook", about("part"), { status: 422, errorField: ["part", "scale"] })).toEqual([
    "error-details: The error must name part.scale, which is at fault, at /errors, but names part. Mend the error.",
  ]);
});

test("a UUID is in lower case, where it must be one", () => {
  const uppercase = "B9C5A3F0-7D7E-4C1B-9D0A-2F6E1C3B5A7D";
  expect(failuresFor("listBooks", list([{ ...book, id: uppercase.toLowerCase(), key: uppercase }]))).toEqual([]);
  expect(failuresFor("listBooks", list([{ ...book, id: uppercase }]))).toEqual([
    `uuid-case: The body at /data/0/id must be a UUID in lower case, but is "${uppercase}". Mend the answer (RFC 9562, section 4).`,
  ]);
});

test("what is made or changed is answered as it was sent, but for what the plan says is rewritten", () => {
  const sent = { title: "Emma", isbn: "0-14-143958-0", secret: "s" };
  const stored = { id: 7, title: "Emm?", isbn: "0141439580" };
  const failure =
    'echo: The answer must show what was sent, but title is "Emm?", not "Emma". ' +
    "Keep it as it is sent, refuse it, or say in the plan that it is normalized.";
  expect(failuresFor("storeBook", { status: 201, body: { data: stored } }, { sent })).toEqual([failure]);
  expect(failuresFor("changeBook", { body: stored }, { sent, target: "/stores/3/books/7" })).toEqual([failure]);
  expect(failuresFor("changeBook", { body: { ...stored, id: 8 } }, { sent, target: "/stores/3/books/7" })).toEqual([]);
});

test("what is a stranger's is shown", () => {
  expect(failuresFor("listBooks", list([{ ...book, title: "b-17" }]))).toEqual([
    "leak: The answer shows b-17, which is another's.",
  ]);
});
