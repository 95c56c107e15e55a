import { expect, test } from "vitest";
import { answering, judge, taking } from "../../testing.ts";

const id = "closed-requests";
const open = { type: "object", properties: { a: { type: "string" } } };
const closed = { ...open, additionalProperties: false };

test.each<[object, boolean]>([
  [closed, true],
  [open, false],
  [{ type: ["object", "null"] }, false],
  [{ ...open, additionalProperties: true }, false],
  [{ type: "object", additionalProperties: { type: "string" } }, true],
  [{ type: "array", items: open }, false],
  [{ ...closed, properties: { inner: { oneOf: [open, { type: "null" }] } } }, false],
  [{ ...open, "x-foreign": "WebAuthn", properties: { inner: open } }, true],
])("a request may be %j: %s", async (schema, good) => {
  expect(await judge(id, taking({ schema }))).toHaveLength(good ? 0 : 1);
});

test("answers do not close, at any depth", async () => {
  expect(await judge(id, answering({ schema: { type: "object", properties: { data: closed } } }))).toEqual([
    expect.stringContaining("The object `data` is closed"),
  ]);
});

test("a schema that both sides use is the problem, closed or not; a map is not", async () => {
  const schema = { $ref: "#/components/schemas/Shared" };
  const both = (Shared: object) => {
    const [get, post] = [answering({ schema }), taking({ schema })] as { paths: { "/a": object } }[];
    return { paths: { "/a": { ...get?.paths["/a"], ...post?.paths["/a"] } }, components: { schemas: { Shared } } };
  };
  const problem = [expect.stringContaining("The object `Shared` stands in requests and in answers.")];
  expect(await judge(id, both(open))).toEqual(problem);
  expect(await judge(id, both(closed))).toEqual(problem);
  expect(await judge(id, both({ type: "object", additionalProperties: { type: "string" } }))).toEqual([]);
});

test("a schema inside itself ends", async () => {
  const Loop = { ...closed, properties: { next: { $ref: "#/components/schemas/Loop" } } };
  const document = taking({ schema: { $ref: "#/components/schemas/Loop" } });
  expect(await judge(id, { ...document, components: { schemas: { Loop } } })).toEqual([]);
});
