import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { guideFacts } from "./facts.ts";
import { fill } from "./fill.ts";

test("a guide's numbers are those of the contract", () => {
  const contract = structuredClone(readContract());
  contract["x-rate-limits"]?.limits.splice(0, 1, { scope: "organization", requests: 2500, seconds: 120 });
  expect(fill("{{limit.organization}} per {{time.organization}}", guideFacts(contract))).toBe("2,500 per 2 minutes");
});

test("a time of one unit is named without its number: so many a minute", () => {
  expect(fill("{{limit.address}} a {{time.address}}, {{token.life}}", guideFacts(readContract()))).toBe(
    "100 a minute, 4 hours",
  );
});

test("a fact that there is not is told, with those that there are", () => {
  expect(() => fill("At most {{page.lagest}}.", { "page.largest": "100" })).toThrow(
    "A guide asks for {{page.lagest}}. There are: page.largest.",
  );
});
