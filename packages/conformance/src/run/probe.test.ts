import { expect, onTestFinished, test } from "vitest";
import contract from "../testing/library/contract.ts";
import plan from "../testing/library/plan.ts";
import { type Override, startLibrary } from "../testing/library/server.ts";
import { probe } from "./probe.ts";

async function messageFor(override?: Override, timeout?: number) {
  const target = await startLibrary(override);
  onTestFinished(target.close);
  const probing = probe({ contract, plan, target, timeout });
  return probing.then(
    () => "",
    ({ message }: Error) => message.replace(target.url, ""),
  );
}

test("accepts a target that implements the contract, even if one operation does not", async () => {
  expect(await messageFor()).toBe("");
  const html = { status: 200, headers: { "Content-Type": "text/html" }, body: "<html>" };
  expect(await messageFor(({ operationId }, respond) => (operationId === "listShelves" ? html : respond()))).toBe("");
});

test("rejects a server that does not respond", async () => {
  expect(await messageFor(() => new Promise(() => {}), 50)).toMatch(/^GET \/shelves .* 50 ms.*Check the URL/);
});

test.each<[string, Record<string, string>, number, string]>([
  [
    "serves HTML",
    { "Content-Type": "text/html" },
    200,
    "returned 200 with text/html <html>. Check that the URL is the",
  ],
  ["redirects", { Location: "https://books.example/" }, 301, "returned 301 and redirects to https://books.example/"],
  ["does not know the paths", { "Content-Type": "application/problem+json" }, 404, "the base URL of the API"],
])("rejects a server that %s", async (_, headers, status, message) => {
  expect(await messageFor(() => ({ status, headers, body: "<html>" }))).toContain(message);
});

test.each<[string, boolean, (sent: number) => number, status?: number]>([
  ["decrease", false, (sent) => 100 - sent],
  ["never decrease", true, () => 100],
  ["are exhausted", false, () => 0, 429],
  ["are missing", true, () => Number.NaN],
])("detects whether limits are off if the remaining requests %s", async (_, ignoreLimits, remaining, status = 200) => {
  let sent = 0;
  const target = await startLibrary(({ operationId }, respond) => {
    const response = respond();
    const headers = { ...response.headers, Limit: "100", Remaining: `${remaining(++sent)}`, Reset: "1" };
    return operationId === "listShelves" ? { ...response, status, headers } : response;
  });
  onTestFinished(target.close);
  const rules = () => [{ scope: "address", operation: "listShelves", requests: 100, seconds: 60 }];
  const limits = { limit: "Limit", remaining: "Remaining", reset: "Reset", rules };
  const withLimits = { ...plan, limits, errorStatuses: { ...plan.errorStatuses, limit: 429 } };
  expect(await probe({ contract, plan: withLimits, target })).toEqual({ ignoreLimits });
});

test.each(["librarian", "visitor"])("rejects an invalid token of the %s", async (actor) => {
  const override: Override = ({ caller }, respond) => (caller === actor ? { status: 401 } : respond());
  expect(await messageFor(override)).toContain(`The token of ${actor} was rejected: GET /loans returned 401`);
});
