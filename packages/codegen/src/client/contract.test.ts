import type { Contract } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { generateConstants } from "./contract.ts";

const contract = { servers: [{ url: "https://api.example.com/v1" }], "x-rate-limits": { headers: {}, limits: [] } };

test.each([
  ["servers", "server"],
  ["x-rate-limits", "x-rate-limits"],
])("rejects a contract without %s", (key, message) => {
  expect(() => generateConstants({ ...contract, [key]: undefined } as unknown as Contract, "1.2.3")).toThrow(message);
});
