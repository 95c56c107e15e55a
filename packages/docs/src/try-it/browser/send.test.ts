import { expect, onTestFinished, test, vi } from "vitest";
import { explainFailure, RedirectError, send } from "./send.ts";

// Never responds.
const unresponsive: typeof fetch = (_, init) => {
  return new Promise((_, reject) => init?.signal?.addEventListener("abort", () => reject(init.signal?.reason)));
};

test("times out after 30 seconds", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const request = { method: "GET", baseUrl: "http://crewkit.test", target: "/", headers: {}, body: undefined };
  const sent = expect(send(request, unresponsive, new AbortController())).rejects.toMatchObject({
    name: "TimeoutError",
  });
  await vi.advanceTimersByTimeAsync(30_000);
  await sent;
});

interface Situation {
  page?: string;
  online?: boolean;
  /** Whether a request with `no-cors` succeeds. */
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

test.each<[string, Situation]>([
  ["The request was canceled", { error: new DOMException("", "AbortError") }],
  ["The server did not respond within 30 seconds", { error: new DOMException("", "TimeoutError") }],
  ["You are offline", { online: false }],
  ["http://127.0.0.1:4010 is not reachable. Start the mock", { online: false, baseUrl: "http://127.0.0.1:4010" }],
  ["over HTTPS cannot send requests to http://crewkit.example.com", { baseUrl: "http://crewkit.example.com" }],
  ["https://crewkit.example.com is reachable, but does not allow requests from this page", { reachable: true }],
  ["must allow the origin https://docs.example (CORS)", { reachable: true }],
  ["must allow the origin null (CORS)", { reachable: true, page: "file:///docs/index.html" }],
  ["https://crewkit.example.com is not reachable. Check the base URL", {}],
  ["https://crewkit.example.com redirects this request", { error: new RedirectError() }],
  ["The mock failed: no", { baseUrl: undefined, error: new Error("no") }],
])("reports: %s", async (text, situation) => {
  expect(await explanation(situation)).toContain(text);
});
