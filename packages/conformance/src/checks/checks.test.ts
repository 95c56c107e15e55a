import { expect, test } from "vitest";
import type { Expectation } from "../base/failure.ts";
import type { Plan } from "../base/plan.ts";
import { contractOf, exchangeOf, specOf } from "../testing/spec.ts";
import { valueAt } from "../values/json.ts";
import { runChecks } from "./index.ts";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const response = (schema: object) => ({ description: "", ...json(schema) });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const [string, integer] = [{ type: "string" }, { type: "integer" }];
const object = (properties: object, required: string[] = []) => ({ type: "object", required, properties });

const bookList = {
  ...response(object({ data: { type: "array", items: ref("Book") } }, ["data"])),
  headers: { "X-Total": { required: true, schema: integer }, Edition: { schema: string } },
};
const catalog = { description: "", content: { "text/*": {}, "application/json": { schema: ref("Book") } } };
const withHeader = (name: string, header = {}) => ({
  description: "",
  headers: { [name]: { schema: string, ...header } },
});
const problem = response(ref("Problem"));

const listBooks = { operationId: "listBooks", responses: { 200: bookList, "4XX": problem } };
const addBook = {
  operationId: "addBook",
  requestBody: json(ref("Book")),
  responses: { "2XX": { description: "" }, 422: problem },
};
const storeBook = {
  operationId: "storeBook",
  requestBody: json(object({ copies: { default: 1 } })),
  responses: { 201: response(object({ data: ref("Stored") })) },
};
const changeBook = { operationId: "changeBook", requestBody: json({}), responses: { 200: response(ref("Stored")) } };
const getStore = { operationId: "getStore", responses: { 200: response(object({ store: integer })) } };
const getCatalog = {
  operationId: "getCatalog",
  responses: { 200: catalog, 401: withHeader("WWW-Authenticate"), 405: withHeader("Allow", { required: false }) },
};

const orderBook = { operationId: "orderBook", responses: { 201: response({}), default: response({}) } };
const writeOnly = { ...string, writeOnly: true };
const readerExamples = { leaked: { value: { pin: "0417" } }, invalid: { value: { name: 1 } } };
const readerMedia = { schema: object({ name: string, pin: writeOnly }, ["pin"]), examples: readerExamples };
const getReader = {
  operationId: "getReader",
  responses: { 200: { description: "", content: { "application/json": readerMedia } } },
};
const changeReader = {
  operationId: "changeReader",
  requestBody: json(object({ pin: writeOnly, code: writeOnly })),
  responses: { 200: response(object({ name: string, card: object({ code: string }) })) },
};

const contract = contractOf({
  paths: {
    "/orders": { post: orderBook },
    "/reader": { get: getReader, patch: changeReader },
    "/books": { get: listBooks, post: addBook },
    "/stores/{store}/books": { post: storeBook },
    "/stores/{store}/books/{book}": { patch: changeBook },
    "/stores/{store}": { get: getStore },
    "/stores/{store}/owner": { get: { ...getStore, operationId: "getOwner" } },
    "/catalog": { get: getCatalog },
  },
  schemas: {
    Book: object(
      {
        title: string,
        id: { type: ["string", "null"], format: "uuid" },
        key: { anyOf: [{ ...string, format: "uuid" }, string] },
        published_at: { ...string, format: "date" },
        extras: { type: "object" },
        counts: { type: "object", additionalProperties: object({ n: integer }) },
        part: { oneOf: [ref("Map"), ref("Poem"), { type: "null" }] },
      },
      ["title", "published_at"],
    ),
    Stored: object({ id: integer, title: {}, isbn: {}, copies: {}, secret: {}, email: {} }),
    Map: object({ kind: { const: "map" }, scale: integer }, ["kind", "scale"]),
    Poem: object({ kind: { const: "poem" }, verses: integer }, ["kind", "verses"]),
    Problem: object({ error: string, errors: {} }, ["error"]),
  },
});

const normalized = ["isbn"];
const plan: Partial<Plan> = {
  errorDetails: { pointer: "/errors", item: "/field", name: (path) => path.join(".") },
  operations: {
    storeBook: { normalized },
    changeBook: { normalized },
    orderBook: { expected: { "/shelf": "new", "/title": (_, sent) => valueAt(sent, "/title") } },
  },
};
const spec = specOf(contract, plan);
const book = { title: "Emma", published_at: "1815-12-23" };

function failuresFor(
  operationId: string,
  response: Parameters<typeof exchangeOf>[2],
  expectation: Expectation & { sent?: unknown; target?: string; stateful?: boolean } = {},
) {
  const { sent, target, stateful = true, ...expected } = expectation;
  const { request, response: httpResponse } = exchangeOf(spec, operationId, response, sent);
  const exchange = { request: { ...request, target: target ?? request.target }, response: httpResponse };
  const context = { ...spec, outsiderIds: new Set(["b-17"]), closed: true, stateful };
  return runChecks(exchange, expected, context).map(({ check, message }) => `${check}: ${message}`);
}

const list = (data: unknown[]) => ({ headers: { "X-Total": "2" }, body: { data } });

const headers = { "X-Total": "2" };

const renamed = { title: "Emma", publishedAt: "1815-12-23" };
const poem = { ...book, part: { kind: "poem", verse: 3 } };
const open = { ...book, extras: { a: 1 }, counts: { x: { n: 1 } }, part: { kind: "map", scale: 1 } };
const uuid = "B9C5A3F0-7D7E-4C1B-9D0A-2F6E1C3B5A7D";
const csv = { text: "1,Emma", headers: { "Content-Type": "text/csv" }, invalidUtf8: true } as const;

test.each<[operationId: string, Parameters<typeof exchangeOf>[2], Parameters<typeof failuresFor>[2]?]>([
  // A string header may look like a number.
  ["listBooks", { body: { data: [book] }, headers: { ...headers, Edition: "3" } }, { status: 200 }],
  ["listBooks", list([open])],
  ["listBooks", list([{ ...book, id: uuid.toLowerCase(), key: uuid }])],
  ["addBook", { status: 202 }, { status: 200 }],
  ["getCatalog", csv],
  ["getReader", { body: { name: "Emma" } }],
])("accepts the response of %s: %j", (operationId, response, expectation) => {
  expect(failuresFor(operationId, response, expectation)).toEqual([]);
});

test.each<[string, string, Parameters<typeof exchangeOf>[2], RegExp[], Parameters<typeof failuresFor>[2]?]>([
  [
    "a field missing in several items once, and suggests the renamed field",
    "listBooks",
    list([book, renamed, renamed]),
    [
      /^body: .*\/data\/1 \(and 1 more\) is missing `published_at`.*#\/components\/schemas\/Book\..*`publishedAt`: was it renamed/,
      /^undeclared: .*\/data\/1\/publishedAt \(and 1 more\).*listBooks, 200.*"1815-12-23"/,
    ],
  ],
  [
    "an invalid value with its location, its schema and its first characters",
    "listBooks",
    list([{ ...book, published_at: "x".repeat(200) }]),
    [/^body: .*\/data\/0\/published_at must match format "date" .*Book\/properties\/published_at.*"x{78}…/],
  ],
  [
    "the errors of the oneOf branch that matches best",
    "listBooks",
    list([book, poem, poem]),
    [
      /^body: .*\/data\/1\/part \(and 1 more\) is missing `verses`.*schemas\/Poem.*`verse`: was it renamed/,
      /^undeclared: .*\/data\/1\/part\/verse/,
    ],
  ],
  [
    "an undeclared field in the values of a map",
    "listBooks",
    list([{ ...book, counts: { x: { n: 1, m: 2 } } }]),
    [/^undeclared: .*\/data\/0\/counts\/x\/m.* received 2/],
  ],
  [
    "a missing header with the renamed one",
    "listBooks",
    { body: { data: [] }, headers: { "X-Totals": "2" } },
    [/^headers: .*X-Total \(#.*\/200\/headers\/X-Total\).*missing.*x-totals: was it renamed/],
  ],
  [
    "a header with a wrong value",
    "listBooks",
    { body: { data: [] }, headers: { "X-Total": "many" } },
    [/^headers: .*X-Total must be integer .*"many"/],
  ],
  [
    "the rejection of a valid request",
    "addBook",
    { status: 422, body: { error: "No", errors: [] } },
    [/^status: .*200, but received 422 with {"error":"No".*schemas\/Book\) allows this request/],
    { status: 200, sent: book },
  ],
  [
    "an invalid body of a request that should succeed",
    "addBook",
    { status: 201 },
    [/^body: The request body is missing `published_at`.*`published`: was it renamed.*Fix the example/],
    { status: 200, sent: { title: "Emma", published: "1815-12-23" } },
  ],
  ["an undocumented status", "addBook", { status: 302 }, [/^status: .*\(422, 2XX\), but received 302/]],
  [
    "an undocumented body",
    "addBook",
    { status: 201, body: {} },
    [/^content-type: Expected no body.*addBook, 2XX.*application\/json/],
  ],
  [
    "an undocumented media type",
    "listBooks",
    { ...list([]), headers: { ...headers, "Content-Type": "text/html" } },
    [/^content-type: Expected media type application\/json.*listBooks, 200.*text\/html/],
  ],
  ["JSON in another encoding than UTF-8", "listBooks", { ...list([]), invalidUtf8: true }, [/^encoding: .*UTF-8/]],
  ["malformed JSON", "listBooks", { headers, text: "<html>" }, [/^body: .*cannot be parsed: "<html>"/]],
  [
    "an uppercase UUID",
    "listBooks",
    list([{ ...book, id: uuid }]),
    [new RegExp(`^uuid-case: .*/data/0/id, but received "${uuid}"`)],
  ],
  ["an outsider's record", "listBooks", list([{ ...book, title: "b-17" }]), [/^leak: .*b-17/]],
  [
    "a writeOnly property",
    "getReader",
    { body: { name: "Emma", pin: "0417" } },
    [/^body: .*\/pin, which is writeOnly \(responses of getReader, 200\)/],
  ],
])("reports %s", (_, operationId, response, failures, expectation) => {
  const expected = failures.map((failure) => expect.stringMatching(failure));
  expect(failuresFor(operationId, response, expectation)).toEqual(expected);
});

test.each([
  [401, {}, "Expected header WWW-Authenticate"],
  [405, {}, undefined],
])("applies the rules of HTTP to a %i with the headers %o", (status, headers, failure) => {
  const [message] = failuresFor("getCatalog", { status, headers });
  expect(message?.split(" (")[0]).toBe(failure && `headers: ${failure}`);
});

test.each<[field: string, reported: string[], problem?: RegExp]>([
  ["part.scale", ["part.scale"]],
  ["part.scale", ["part"], /name `part.scale` at \/errors, but received part\./],
  ["tags.0", ["tags"]],
  ["title", ["title", "id"], /name only `title` at \/errors, but received title, id\./],
])("requires an error in %s to name the invalid field, and no other: %s", (field, reported, problem) => {
  const response = { status: 422, body: { error: "No", errors: reported.map((each) => ({ field: each })) } };
  const errorField = { in: "body", path: field.split(".") } as const;
  const failures = failuresFor("addBook", response, { status: 422, errorField });
  expect(failures).toEqual(problem ? [expect.stringMatching(problem)] : []);
});

test("requires the sent values in the response, except normalized fields and the case of addresses", () => {
  const sent = { title: "Emma", isbn: "0-14-143958-0", secret: "s", email: "Jane@Example.com" };
  const stored = { id: 7, title: "Emm?", isbn: "0141439580", email: "jane@example.com" };
  const failure = expect.stringMatching(/^echo: .*but title is "Emm\?", not "Emma"/);
  expect(failuresFor("storeBook", { status: 201, body: { data: stored } }, { sent })).toEqual([failure]);
  expect(failuresFor("changeBook", { body: stored }, { sent, target: "/stores/3/books/7" })).toEqual([failure]);
  expect(failuresFor("changeBook", { body: { ...stored, id: 8 } }, { sent, target: "/stores/3/books/7" })).toEqual([]);
});

test("requires a created resource to have the defaults of omitted fields", () => {
  const created = { status: 201, body: { data: { id: 7, copies: 2 } } };
  const failure = expect.stringMatching(/^echo: .*but copies is 2, not 1/);
  expect(failuresFor("storeBook", created, { sent: { title: "Emma" } })).toEqual([failure]);
  expect(failuresFor("storeBook", created, { sent: { copies: 2 } })).toEqual([]);
});

test.each([
  ['{"a":{"b":1},"c":{"b":"\\"b\\":{"}}', []],
  ['[{"a":1,"b":{"a":2},"a":3}]', ['duplicate-names: Expected an object to have the name "a" once']],
])("finds names that an object has twice: %s", (text, expected) => {
  const failures = failuresFor("addBook", { text }).filter((message) => message.startsWith("duplicate-names"));
  expect(failures.map((message) => message.split(",")[0])).toEqual(expected);
});

test.each([
  ["https://books.example/v1/stores/3/books/9", 1],
  ["/stores/3/books/7?edition=2", 0],
  ["/books/9", 0],
])("compares the id in the Location %s with the created resource", (Location, count) => {
  const failures = failuresFor("storeBook", { status: 201, body: { data: { id: 7 } }, headers: { Location } });
  expect(failures.map((message) => message.split(":")[0])).toEqual(Array(count).fill("location"));
});

test.each<[body: unknown, failures: number, operationId?: string]>([
  [{ store: 3, book: { title: "Emma" } }, 0],
  [{ store: 4, book: "7" }, 1],
  [{ store: 3, owner: { store: 4 }, copies: [{ store: 4 }] }, 0],
  [{ data: { store: 4, owner: { store: 5 } }, meta: {} }, 1],
  [[{ store: 4 }], 0],
  [{ store: 4 }, 1, "getStore"],
  // Another store.
  [{ store: 4 }, 0, "getOwner"],
])("compares the ids in the response body %j with the request path", (body, failures, operationId = "changeBook") => {
  const target = "/stores/3/books/7";
  const messages = failuresFor(operationId, { body }, { target }).filter((each) => each.startsWith("path-ids"));
  expect(messages).toEqual(Array(failures).fill(expect.stringMatching(/: Expected store to be 3 /)));
});

test("compares a field with a constant or with a value computed from the request; undefined matches anything", () => {
  const ordered = { status: 201, body: { shelf: "old", title: "Emma" } };
  const wrongShelf = expect.stringMatching(
    /^expected-fields: .*"new" at \/shelf, but received "old".*operations: { orderBook: { expected: … } }/,
  );
  expect(failuresFor("orderBook", ordered, { sent: { title: "Emma" } })).toEqual([wrongShelf]);
  expect(failuresFor("orderBook", ordered, { sent: {} })).toEqual([wrongShelf]);
  expect(failuresFor("orderBook", ordered, { sent: { title: "Persuasion" } })).toHaveLength(2);
  expect(failuresFor("orderBook", ordered, { sent: {}, stateful: false })).toEqual([]);
  expect(failuresFor("orderBook", { ...ordered, status: 422 }, { sent: {} })).toEqual([]);
});

test("compares an error with the values of the request that the plan expects to be rejected", () => {
  const sold = { status: 409, body: { code: "sold" } };
  const fields = { "/code": "lent" };
  expect(failuresFor("orderBook", sold, { status: 409, fields })).toEqual([
    expect.stringMatching(
      /^expected-fields: .*"lent" at \/code, but received "sold".*orderBook: { errors: { 409: … } }/,
    ),
  ]);
  expect(failuresFor("orderBook", sold, { status: 422, fields })).toEqual([expect.stringMatching(/^status: /)]);
});

test("reports a property that is writeOnly in all requests, and that no response declares", () => {
  const body = { name: "Emma", pin: "0417", code: "7", card: { code: "7" }, extras: {} };
  const failures = failuresFor("changeReader", { body }).filter((each) => each.startsWith("body"));
  expect(failures).toEqual([expect.stringMatching(/\/pin, which is writeOnly/)]);
});

test("blames the contract if the body is one of its examples", () => {
  for (const { value } of Object.values(readerExamples))
    expect(failuresFor("getReader", { body: value })).toEqual([
      expect.stringContaining("The body is an example of the contract"),
    ]);
});
