import type { Contract } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { runConformance } from "../run/run.ts";
import { contract, plan } from "../testing/notes.ts";
import { findPrism, startPrism } from "./prism.ts";

test("Prism returns each documented status, accepts each security scheme, and ignores references in extensions", async () => {
  const securitySchemes = {
    ...contract.components?.securitySchemes,
    basic: { type: "http", scheme: "basic" },
    bearer: { type: "http", scheme: "bearer" },
    oauth: { type: "oauth2", flows: {} },
    header: { type: "apiKey", in: "header", name: "X-Key" },
    query: { type: "apiKey", in: "query", name: "key" },
    cookie: { type: "apiKey", in: "cookie", name: "session" },
  };
  const requirements = [...Object.keys(securitySchemes).map((name) => ({ [name]: [] })), { header: [], query: [] }, {}];
  const paths = requirements.map((security, index) => {
    const responses = { 200: { description: "OK", content: { "application/json": { example: {} } } } };
    return [`/${index}`, { get: { security: [security], responses, "x-topic": { $ref: "./missing.md" } } }];
  });
  const secured = {
    ...contract,
    paths: { ...contract.paths, ...Object.fromEntries(paths) },
    components: { ...contract.components, securitySchemes },
  } as Contract;
  const target = await startPrism(secured, plan);
  const { results } = await runConformance({ contract: secured, plan, target }).finally(() => target.close());
  const statuses = [
    "getHealth > 200",
    "listNotes > 200",
    "listNotes > 401",
    "writeNote > 201",
    "writeNote > 401",
    "writeNote > 422",
    ...paths.map(([path]) => `GET ${path} > 200`),
  ];
  expect(results.map(({ name, outcome }) => `${outcome}: ${name}`).toSorted()).toEqual(
    statuses.map((each) => `passed: ${each} > requested by status`).toSorted(),
  );
});

test("names the package to install if Prism is not installed", () => {
  expect(() => findPrism("/no/project/index.js")).toThrow("npm install --save-dev @stoplight/prism-cli");
});
