import type { Contract } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { generateTypes } from "./index.ts";

// Everything else is tested by the comparison with the committed types.
test("allows undefined for optional fields in requests, but not in responses", async () => {
  const text = { type: "string" };
  const body = (name: string) => ({
    content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
  });
  const post = { operationId: "endSession", requestBody: body("SessionEnd"), responses: { 200: body("Session") } };
  const cost = { type: "object", properties: { usd: text } };
  const schemas = {
    Session: { type: "object", properties: { note: text } },
    SessionEnd: { type: "object", properties: { summary: text, cost } },
  };
  const { "contract.ts": types } = await generate({ "/end": { post } }, { schemas });
  expect(types).toMatch(
    /interface SessionEnd \{\s+summary\?: string \| undefined;\s+cost\?: \{\s+usd\?: string \| undef/,
  );
  expect(types).toMatch(/interface Session \{\s+note\?: string;/);
});

test("keeps line breaks and lists in descriptions", async () => {
  const description = "Returns a session.\n\n- Its run.\n- Its tasks,\n  if any.";
  const { "contract.ts": types } = await generate({}, { schemas: { Session: { type: "object", description } } });
  const lines = ["/**", " * Returns a session.", " *", " * - Its run.", " * - Its tasks,", " *   if any.", " */"];
  expect(types).toContain(`${lines.join("\n")}\nexport type Session`);
});

test("adds the meanings of values, the constraints and the default of a parameter to its comment", async () => {
  const schema = {
    type: "string",
    enum: ["asc", "desc"],
    "x-enumDescriptions": { asc: "Oldest first.", desc: "Newest first." },
    maxLength: 4,
    default: "asc",
  };
  const parameter = { name: "order", in: "query", description: "The order of the items.", schema };
  const { "queries.ts": types } = await generate({
    "/sessions": { get: { operationId: "listSessions", parameters: [parameter], responses: {} } },
  });
  const lines = [
    "The order of the items.",
    "",
    "- `asc`: Oldest first.",
    "- `desc`: Newest first.",
    "",
    "Constraints: at most 4 characters.",
    "",
    "@default asc",
  ];
  expect(types).toContain(lines.map((line) => `     * ${line}`.trimEnd()).join("\n"));
});

test("makes a response header optional unless it is required", async () => {
  const header = (name: string) => ({ $ref: `#/components/headers/${name}` });
  const headers = { "X-Limit": header("Limit"), "X-Note": header("Note") };
  const get = { operationId: "getHealth", responses: { 200: { description: "", headers } } };
  const schema = { type: "string" };
  const components = { headers: { Limit: { required: true, schema }, Note: { schema } } };
  const { "contract.ts": types } = await generate({ "/health": { get } }, components);
  expect(types).toContain('"X-Limit": components["headers"]["Limit"];');
  expect(types).toContain('"X-Note"?: string;');
});

test("rejects a parameter that is a date in one query and not in another", async () => {
  const list = (operationId: string, schema: object) => ({
    get: { operationId, parameters: [{ name: "since", in: "query", schema }], responses: {} },
  });
  const paths = {
    "/sessions": list("listSessions", { type: "string", format: "date" }),
    "/turns": list("listTurns", { type: "string" }),
  };
  await expect(generate(paths)).rejects.toThrow("The parameter since is a date in some queries");
});

function generate(paths: object, components: object = {}) {
  const info = { title: "Test", version: "1" };
  return generateTypes({ openapi: "3.1.0", info, paths, components } as unknown as Contract);
}
