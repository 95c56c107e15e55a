import { expect, test } from "vitest";
import { documentAccepting, documentReturning, requestMediaType, runRule, runRuleOnFiles } from "../../testing.ts";
import { findProblem } from "./rule.ts";

const id = "schema-names";

test.each(["Session", "SessionTask", "ErrorResponse", "OAuth2Token"])("accepts the name %s", (name) => {
  expect(findProblem(name)).toBeUndefined();
});

test.each(["session", "session_task", "Session-Task", "Error", "Map", "Record"])("rejects the name %s", (name) => {
  expect(findProblem(name)).toBeTypeOf("string");
});

test.each([
  ["createSession", "Session", false],
  ["updateSession", "SessionCreate", false],
  ["updateSession", "SessionUpdate", true],
  ["endSession", "Session", true],
])("`%s` accepts a body `%s`: %s", async (operationId, name, ok) => {
  const document = documentAccepting({ schema: { $ref: `#/components/schemas/${name}` } }, { operationId });
  const components = { schemas: { [name]: { type: "object" } } };
  expect(await runRule(id, { ...document, components })).toEqual(ok ? [] : [`${requestMediaType}/schema`]);
});

test("accepts any schema in a create response", async () => {
  const document = documentReturning(
    { schema: { $ref: "#/components/schemas/Session" } },
    { operationId: "createSession" },
  );
  expect(await runRule(id, { ...document, components: { schemas: { Session: { type: "object" } } } })).toEqual([]);
});

test("reports an inline schema in a create request", async () => {
  const document = documentAccepting({ schema: { type: "object" } }, { operationId: "createSession" });
  expect(await runRule(id, document)).toEqual([`${requestMediaType}/schema`]);
});

test("reports a parameter with the name of a schema", async () => {
  const schema = { $ref: "#/components/schemas/SessionId" };
  const parameters = [{ $ref: "#/components/parameters/SessionId" }];
  const components = {
    parameters: { SessionId: { name: "id", in: "query", schema } },
    schemas: { SessionId: { type: "string" } },
  };
  const document = documentReturning({ schema }, { parameters });
  expect(await runRule(id, { ...document, components })).toEqual(["/components/schemas/SessionId"]);
});

test.each([
  ["components/schemas/sessions/Session.yaml", true],
  ["components/schemas/Session.yaml", false],
  ["schemas/sessions/Session.yaml", false],
  ["components/schemas/sessions/session.yaml", false],
])("schema file %s is valid: %s", async (file, ok) => {
  const document = documentReturning({ schema: { $ref: `./${file}` } });
  const pointers = await runRuleOnFiles(id, { "openapi.yaml": document, [file]: { type: "object" } });
  expect(pointers).toEqual(ok ? [] : [`${file}#/`]);
});
