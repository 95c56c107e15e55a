import type { Contract } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { contractOf, ref } from "../testing/operation.ts";
import { generateTypes } from "./index.ts";

const days = { name: "since", in: "query", schema: { type: "string", format: "date" } };
const level = { name: "level", in: "query", required: true, schema: ref("Level") };

test("declares an interface for each query: optional parameters may be undefined, and a day may be a Date", async () => {
  const { queries } = await made(small([days, level]));
  expect(queries).toContain(`import type { Level } from "./contract.ts";
`);
  expect(queries).toContain(`
/** The query of \`GET /sessions\`. */
export interface ListSessionsQuery {
    since?: string | Date | undefined;
    level: Level;
}
`);
});

test("has no Date in `paths`, since openapi-fetch does not serialize it", async () => {
  expect((await made(small([days]))).contract).toContain("since?: string | undefined;");
});

test("opens an enum that may grow, unless a request contains it", async () => {
  const { contract } = await made(small([level]));
  expect(contract).toContain(`export type Outcome = "success" | "failure" | null | (string & {});`);
  expect(contract).toContain("export type Algorithm = -7 | -8 | (number & {});");
  expect(contract).toContain(`export type Level = "low" | "high";`);
});

test("lets optional fields be undefined in requests, nested ones included, and not in responses", async () => {
  const { contract } = await made(small([]));
  expect(contract).toMatch(/interface SessionEnd \{\s+summary\?: string \| undefined;\s+cost\?: \{\s+usd\?: number \|/);
  expect(contract).toMatch(/interface Session \{\s+note\?: string;/);
  expect(contract).toMatch(/interface Both \{\s+note\?: string;/);
});

test("rejects a parameter that is a date in one query and not in another", async () => {
  const contract = small([days]);
  const query = [{ ...days, schema: { type: "string" } }];
  const other = contractOf({ operationId: "listTurns", place: "GET /turns", query, answer: ref("Session") });
  await expect(made({ ...contract, paths: { ...contract.paths, ...other.paths } })).rejects.toThrow(
    "The parameter since is a date in some queries",
  );
});

async function made(contract: Contract) {
  const { "contract.ts": text, "queries.ts": queries } = await generateTypes(contract);
  return { contract: text, queries };
}

function small(query: object[]): Contract {
  const list = contractOf({ operationId: "listSessions", place: "GET /sessions", query, answer: ref("Session") });
  const end = contractOf({ operationId: "endSession", place: "POST /end", body: {}, answer: ref("Both") });
  const paths = { ...list.paths, ...end.paths };
  return { ...list, openapi: "3.1.0", info: { title: "A small one", version: "1" }, paths, components: { schemas } };
}

const note = { type: "string" } as const;
const schemas = {
  Session: {
    type: "object",
    properties: { note, outcome: ref("Outcome"), level: ref("Level"), alg: ref("Algorithm") },
  },
  SessionEnd: {
    type: "object",
    properties: {
      summary: { type: "string" },
      cost: { type: "object", properties: { usd: { type: "number" } } },
      both: ref("Both"),
    },
  },
  Both: { type: "object", properties: { note } },
  Outcome: { type: ["string", "null"], enum: ["success", "failure", null], "x-open-enum": true },
  Algorithm: { type: "integer", enum: [-7, -8], "x-open-enum": true },
  Level: { type: "string", enum: ["low", "high"], "x-open-enum": true },
} as NonNullable<NonNullable<Contract["components"]>["schemas"]>;
