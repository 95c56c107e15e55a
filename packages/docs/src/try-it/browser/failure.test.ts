import { afterEach, expect, test, vi } from "vitest";
import { explainFailure } from "./failure.ts";

interface Situation {
  page?: string;
  online?: boolean;
  /** Whether anything answers a page that asks blindly. */
  reachable?: boolean;
  error?: Error;
  baseUrl?: string | undefined;
}

async function explanation(situation: Situation): Promise<string> {
  const {
    page = "https://docs.example",
    online = true,
    reachable = false,
    error = new TypeError("Failed to fetch"),
  } = situation;
  vi.stubGlobal("location", new URL(page));
  vi.stubGlobal("origin", new URL(page).origin);
  vi.stubGlobal("navigator", { onLine: online });
  vi.stubGlobal("fetch", reachable ? async () => new Response() : () => Promise.reject(error));
  return explainFailure(error, "baseUrl" in situation ? situation.baseUrl : "https://crewkit.example.com/api/v1");
}

afterEach(() => void vi.unstubAllGlobals());

test.each<[string, Situation]>([
  ["You cancelled the request", { error: new DOMException("", "AbortError") }],
  ["No answer came within 30 seconds", { error: new DOMException("", "TimeoutError") }],
  ["This machine has no network", { online: false }],
  [
    "Nothing answers at http://127.0.0.1:4010. Is the mock running?",
    { online: false, baseUrl: "http://127.0.0.1:4010" },
  ],
  ["by https may not call http://crewkit.example.com", { baseUrl: "http://crewkit.example.com" }],
  ["Something answers at https://crewkit.example.com, but this page may not read it", { reachable: true }],
  ["must allow pages from https://docs.example (CORS)", { reachable: true }],
  ["must allow pages from null (CORS)", { reachable: true, page: "file:///docs/index.html" }],
  ["Nothing answers at https://crewkit.example.com. Is the address right", {}],
  ["The mock failed: no", { baseUrl: undefined, error: new Error("no") }],
])("%s", async (words, situation) => {
  expect(await explanation(situation)).toContain(words);
});
