import { expect, test } from "vitest";
import { answering, judge, judgeFiles, taken, taking } from "../../testing.ts";
import { faultOf } from "./rule.ts";

const id = "schema-names";

test.each(["Session", "SessionTask", "ErrorResponse", "OAuth2Token"])("accepts the name %s", (name) => {
  expect(faultOf(name)).toBeUndefined();
});

test.each([
  "session",
  "session_task",
  "Session-Task",
  "Error",
  "Object",
  "Map",
  "Date",
  "Record",
  "Promise",
  "Response",
])("rejects the name %s", (name) => {
  expect(faultOf(name)).toBeTypeOf("string");
});

test.each([
  ["createSession", "Session", false],
  ["updateSession", "SessionCreate", false],
  ["updateSession", "SessionUpdate", true],
  ["endSession", "Session", true],
])("`%s` can take a `%s`: %s", async (operationId, name, ok) => {
  const document = taking({ schema: { $ref: `#/components/schemas/${name}` } }, { operationId });
  const components = { schemas: { [name]: { type: "object" } } };
  expect(await judge(id, { ...document, components })).toEqual(ok ? [] : [`${taken}/schema`]);
});

test("accepts any schema in the response of an operation that creates", async () => {
  const document = answering({ schema: { $ref: "#/components/schemas/Session" } }, { operationId: "createSession" });
  expect(await judge(id, { ...document, components: { schemas: { Session: { type: "object" } } } })).toEqual([]);
});

test("reports an inline schema in the request of an operation that creates", async () => {
  const document = taking({ schema: { type: "object" } }, { operationId: "createSession" });
  expect(await judge(id, document)).toEqual([`${taken}/schema`]);
});

test.each([
  ["components/schemas/sessions/Session.yaml", true],
  ["components/schemas/Session.yaml", false],
  ["schemas/sessions/Session.yaml", false],
  ["components/schemas/sessions/session.yaml", false],
])("the file of a schema can be %s: %s", async (file, ok) => {
  const document = answering({ schema: { $ref: `./${file}` } });
  const found = await judgeFiles(id, { "openapi.yaml": document, [file]: { type: "object" } });
  expect(found).toEqual(ok ? [] : [`${file}#/`]);
});
