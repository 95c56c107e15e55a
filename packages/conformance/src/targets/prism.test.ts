import type { Contract } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { runConformance } from "../run/run.ts";
import { contract, plan } from "../testing/notes.ts";
import { findPrism, startPrism } from "./prism.ts";

test("Prism returns each documented status on request", async () => {
  const target = await startPrism(contract, plan);
  const { counts, results } = await runConformance({ contract, plan, target }).finally(() => target.close());
  expect(results.map(({ name }) => name)).toEqual([
    "getHealth > 200 > requested by status",
    "listNotes > 200 > requested by status",
    "listNotes > 401 > requested by status",
    "writeNote > 201 > requested by status",
    "writeNote > 401 > requested by status",
    "writeNote > 422 > requested by status",
  ]);
  expect(counts).toMatchObject({ passed: 6, failed: 0 });
});

test("authenticates with each security scheme, and ignores references in extensions", async () => {
  const securitySchemes = {
    basic: { type: "http", scheme: "basic" },
    bearer: { type: "http", scheme: "bearer" },
    oauth: { type: "oauth2", flows: {} },
    header: { type: "apiKey", in: "header", name: "X-Key" },
    query: { type: "apiKey", in: "query", name: "key" },
    cookie: { type: "apiKey", in: "cookie", name: "session" },
  };
  const operations = [...Object.keys(securitySchemes).map((name) => ({ [name]: [] })), { header: [], query: [] }, {}];
  const paths = operations.map((security, index) => {
    const responses = { 200: { description: "OK", content: { "application/json": { example: {} } } } };
    return [`/${index}`, { get: { security: [security], responses, "x-topic": { $ref: "./missing.md" } } }];
  });
  const secured = { ...contract, paths: Object.fromEntries(paths), components: { securitySchemes } } as Contract;
  const target = await startPrism(secured, plan);
  const { results } = await runConformance({ contract: secured, plan, target }).finally(() => target.close());
  expect(results.map(({ name, outcome }) => `${outcome}: ${name}`)).toEqual(
    operations.map((_, index) => `passed: GET /${index} > 200 > requested by status`),
  );
});

test("names the package to install if Prism is not installed", () => {
  expect(() => findPrism("/no/project/index.js")).toThrow("npm install --save-dev @stoplight/prism-cli");
});
