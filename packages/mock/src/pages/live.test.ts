import { describe, expect, test } from "vitest";
import { createDefaultApplication } from "../application/default-application.ts";
import { transports } from "../testing/control.ts";
import type { OverviewUpdate } from "./live.ts";

/** Returns a function that reads updates until one matches. */
function readerOf(stream: ReadableStream<Uint8Array> | null | undefined) {
  const reader = stream?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  return async (matches = (_: OverviewUpdate) => true): Promise<OverviewUpdate> => {
    for (;;) {
      for (let event = /data: (.*?)\n\n/.exec(text); event; event = /data: (.*?)\n\n/.exec(text)) {
        text = text.slice(event.index + event[0].length);
        const update = JSON.parse(event[1] ?? "");
        if (matches(update)) return update;
      }
      const { value, done = true } = (await reader?.read()) ?? {};
      if (done) throw new Error("The stream has ended.");
      text += decoder.decode(value, { stream: true });
    }
  };
}

const events = "/../../__mock/events";

describe.each(transports)("%s", (_name, connect) => {
  test("streams all rows and sections, and then changes, until the mock is closed", async () => {
    const [call, mock] = await connect();
    await mock.fetch(`${mock.url}/health?before`);
    const response = await call(events);
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
    const [call] = await connect();
    const abort = new AbortController();
    const read = readerOf((await call(events, { signal: abort.signal })).body);
    await read();
    abort.abort();
    await expect(read(() => false)).rejects.toThrow(/abort/);
  });
});

test("escapes text of clients in rows, and truncates deeply nested bodies", async () => {
  const { handle } = createDefaultApplication();
  const markup = `<img src=x onerror="alert(1)">'&`;
  const raw = { method: "GET", address: "192.0.2.1", origin: "http://crewkit.test", headers: {}, body: undefined };
  const body = new TextEncoder().encode(`{"name":"<img>","deep":${"[".repeat(1000)}${"]".repeat(1000)}}`);
  await handle({ ...raw, method: "POST", target: `/api/v1/${markup}`, headers: { "user-agent": markup }, body });
  const page = await handle({ ...raw, target: "/", headers: { accept: "text/html" } });
  const events = await handle({ ...raw, target: "/__mock/events" });
  for (const text of [page.body, (await readerOf(events.stream)()).requests]) {
    expect(text).toContain("<pre>/api/v1/&#60;img src=x onerror=&#34;alert(1)&#34;&#62;&#39;&#38;</pre>");
    expect(text).toContain("&#34;user-agent&#34;: &#34;&#60;img");
    expect(text).toContain("&#34;name&#34;: &#34;&#60;img");
    expect(text).not.toContain("<img");
    expect(text).toMatch(/ {38}\[\n {40}&#34;…&#34;\n {38}\]/);
  }
});
