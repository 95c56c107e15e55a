import { expect, test } from "vitest";
import { renderSequenceDiagram } from "./sequence-diagram.ts";

const login = `sequenceDiagram
  autonumber
  accTitle: A login
  participant D as Device
  participant A as API
  loop every 5 seconds
    D->>A: POST /auth/token
    A-->>D: <tokens>
  end
`;

const draw = (text: string) => String(renderSequenceDiagram(text));

test("has a title, and a description that lists the messages", () => {
  const drawing = draw(login);
  expect(drawing).toContain("<title>A login</title>");
  expect(drawing).toContain("<desc>1. Device to API: POST /auth/token. 2. API to Device: &lt;tokens&gt;.</desc>");
});

test("draws messages as numbered arrows, replies as dashed arrows and loops as frames", () => {
  const drawing = draw(login);
  expect(drawing.match(/<path class="(request|reply)"/g)).toEqual(['<path class="request"', '<path class="reply"']);
  expect(drawing.match(/class="number"[^>]*>\d/g)?.map((text) => text.at(-1))).toEqual(["1", "2"]);
  expect(drawing).toMatch(/<rect class="loop".*every 5 seconds/);
});

test("has no inline styles, which the content security policy forbids", () => {
  expect(draw(login)).not.toMatch(/style|fill=|stroke=/);
});

test("rejects an unsupported line and a label that is too wide", () => {
  expect(() => draw(`${login}Note over D: wait`)).toThrow("Note over D: wait");
  expect(() => draw(login.replace("<tokens>", "x".repeat(60)))).toThrow("x".repeat(60));
});
