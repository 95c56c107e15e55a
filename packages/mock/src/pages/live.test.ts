import { describe, expect, onTestFinished, test } from "vitest";
import { createDefaultApplication } from "../default-application.ts";
import { startMock } from "../start.ts";
import { createMock } from "../web.ts";
import type { OverviewUpdate } from "./live.ts";

async function startOnPort() {
  const mock = await startMock();
  onTestFinished(mock.close);
  return { mock, call: fetch };
}

async function createInMemory() {
  const mock = createMock();
  return { mock, call: mock.fetch };
}

/** Returns a function that reads updates until one matches. */
function readerOf(stream: ReadableStream<Uint8Array> | null | undefined) {
  const reader = stream?.getReader();
  return async (matches = (_: OverviewUpdate) => true): Promise<OverviewUpdate> => {
    for (;;) {
      const { value, done = true } = (await reader?.read()) ?? {};
      if (done) throw new Error("The stream has ended.");
      const [, json] = /^data: (.*)$/m.exec(new TextDecoder().decode(value)) ?? [];
      const update = json && JSON.parse(json);
      if (update && matches(update)) return update;
    }
  };
}

describe.each([
  ["on a port", startOnPort],
  ["with `fetch` of createMock", createInMemory],
])("%s", (_name, create) => {
  test("streams all rows and sections, and then changes, until the mock is closed", async () => {
    const { mock, call } = await create();
    await mock.fetch(`${mock.url}/health?before`);
    const response = await call(`${mock.origin}/__mock/events`);
    expect(response.headers.get("Content-Type")).toBe("text/event-stream");
    const read = readerOf(response.body);
    const first = await read();
    expect(Object.keys(first.sections)).toEqual(["clock", "faults", "limits", "users", "organizations"]);
    expect(first.requests).toContain("/api/v1/health?before");
    await mock.fetch(`${mock.url}/health?after`);
    const { sections, requests } = await read((update) => update.requests !== "");
    expect(requests).toMatch(/data-number="2".*\/api\/v1\/health\?after/s);
    expect(requests).not.toContain("before");
    expect(sections.limits).toContain("98 of 100 requests left");
    expect(sections.users).toBeUndefined();
    mock.clearRequests();
    expect(await read(({ oldest }) => oldest === 3)).toMatchObject({ requests: "" });
    await mock.close();
    await expect(read(() => false)).rejects.toThrow(/ended|terminated/);
  });

  test("ends the stream when the request is aborted", async () => {
    const { mock, call } = await create();
    const abort = new AbortController();
    const read = readerOf((await call(`${mock.origin}/__mock/events`, { signal: abort.signal })).body);
    await read();
    abort.abort();
    await expect(read(() => false)).rejects.toThrow(/abort/);
  });
});

test("escapes text of clients in rows, and truncates deeply nested bodies", async () => {
  const { handle } = createDefaultApplication();
  const markup = `<img src=x onerror="alert(1)">'&`;
  const body = new TextEncoder().encode(`{"name":"<img>","deep":${"[".repeat(1000)}${"]".repeat(1000)}}`);
  const send = (target: string, headers: Record<string, string>) =>
    handle({
      method: target === "/" ? "GET" : "POST",
      target,
      headers,
      body,
      address: "192.0.2.1",
      origin: "http://crewkit.test",
    });
  await send(`/api/v1/${markup}`, { "user-agent": markup });
  const page = await send("/", { accept: "text/html" });
  const events = await handle({
    method: "GET",
    target: "/__mock/events",
    headers: {},
    body: undefined,
    address: "",
    origin: "",
  });
  for (const text of [page.body, (await readerOf(events.stream)()).requests]) {
    expect(text).toContain("<pre>/api/v1/&#60;img src=x onerror=&#34;alert(1)&#34;&#62;&#39;&#38;</pre>");
    expect(text).toContain("&#34;user-agent&#34;: &#34;&#60;img");
    expect(text).toContain("&#34;name&#34;: &#34;&#60;img");
    expect(text).not.toContain("<img");
    expect(text).toMatch(/ {38}\[\n {40}&#34;…&#34;\n {38}\]/);
  }
});
