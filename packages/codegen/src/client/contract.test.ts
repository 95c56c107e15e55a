import type { Contract } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { contractFile } from "./contract.ts";

const contract = {
  servers: [{ url: "https://api.example.com/v1" }, { url: "https://other.example.com" }],
  security: [{ bearerAuth: [] }],
  paths: { "/health": { get: { security: [] }, delete: {} } },
  "x-rate-limits": {
    headers: { limit: "X-Limit", remaining: "X-Left", reset: "X-End" },
    limits: [{ scope: "address", requests: 5, seconds: 60 }],
  },
} as unknown as Contract;

test("has the first server, the limits with their headers and the public operations", () => {
  const text = contractFile(contract);
  expect(text).toContain('productionUrl = "https://api.example.com/v1";');
  expect(text).toContain('basePath = "/v1";');
  expect(text).toContain('  { scope: "address", requests: 5, seconds: 60 },\n];');
  expect(text).toContain(
    'export const limitHeaders = {\n  limit: "X-Limit",\n  remaining: "X-Left",\n  reset: "X-End",\n};',
  );
  expect(text).toContain('openOperations: readonly string[] = [\n  "GET /health",\n];');
});

test.each([
  ["servers", "server"],
  ["x-rate-limits", "x-rate-limits"],
])("fails if %s is missing", (key, message) => {
  expect(() => contractFile({ ...contract, [key]: undefined } as Contract)).toThrow(message);
});
