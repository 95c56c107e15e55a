import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { answering, judge, judgeFile, taking } from "../../testing.ts";
import { faultOf } from "./names.ts";

const id = "schema-names";

test.each(["Session", "SessionTask", "ErrorResponse", "OAuth2Token"])("%s is a good name", (name) => {
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
])("%s is none", (name) => {
  expect(faultOf(name)).toBeTypeOf("string");
});

test.each([
  ["createSession", "Session", "is a `Session`. Refer to a schema of its own, named like `SessionCreate`."],
  ["updateSession", "SessionCreate", "is a `SessionCreate`. Refer to a schema of its own, named like `SessionUpdate`."],
  ["updateSession", "SessionUpdate", undefined],
  ["endSession", "Session", undefined],
])("`%s` takes a `%s`: %s", async (operationId, name, says) => {
  const document = taking({ schema: { $ref: `#/components/schemas/${name}` } }, { operationId });
  const expected = says ? [expect.stringContaining(says)] : [];
  expect(await judge(id, { ...document, components: { schemas: { [name]: { type: "object" } } } })).toEqual(expected);
});

test("what creates answers whatever it made", async () => {
  const document = answering({ schema: { $ref: "#/components/schemas/Session" } }, { operationId: "createSession" });
  expect(await judge(id, { ...document, components: { schemas: { Session: { type: "object" } } } })).toEqual([]);
});

test("what creates takes no inline schema", async () => {
  const document = taking({ schema: { type: "object" } }, { operationId: "createSession" });
  expect(await judge(id, document)).toEqual([expect.stringContaining("is an inline schema.")]);
});

test.each([
  ["components/schemas/sessions/Session.yaml", undefined],
  ["components/schemas/Session.yaml", "Move it to `components/schemas/<tag>/Session.yaml`"],
  ["schemas/sessions/Session.yaml", "does not stand where schemas do"],
  ["components/schemas/sessions/session.yaml", "is not in PascalCase"],
])("the file %s: %s", async (file, says) => {
  const folder = mkdtempSync(join(tmpdir(), "lint-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (name: string, content: object) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), JSON.stringify(content));
  };
  const info = { title: "Test", version: "1" };
  write("openapi.json", { openapi: "3.1.0", info, ...answering({ schema: { $ref: `./${file}` } }) });
  write(file, { type: "object" });
  const expected = says ? [expect.stringContaining(says)] : [];
  expect(await judgeFile(id, join(folder, "openapi.json"))).toEqual(expected);
});
