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

test("a drawing has a name, and says in words what it shows", () => {
  const drawing = draw(login);
  expect(drawing).toContain("<title>A login</title>");
  expect(drawing).toContain("<desc>1. Device to API: POST /auth/token. 2. API to Device: &lt;tokens&gt;.</desc>");
});

test("each message is an arrow with its number, an answer a broken one, a repetition a frame", () => {
  const drawing = draw(login);
  expect(drawing.match(/<path class="(request|reply)"/g)).toEqual(['<path class="request"', '<path class="reply"']);
  expect(drawing.match(/class="number"[^>]*>\d/g)?.map((text) => text.at(-1))).toEqual(["1", "2"]);
  expect(drawing).toMatch(/<rect class="loop".*every 5 seconds/);
});

test("nothing of it is styled in place, which the page's policy forbids", () => {
  expect(draw(login)).not.toMatch(/style|fill=|stroke=/);
});

test("a line that we do not draw is refused, and so is a label that does not fit", () => {
  expect(() => draw(`${login}Note over D: wait`)).toThrow("know no line such as: Note over D: wait");
  expect(() => draw(login.replace("<tokens>", "x".repeat(60)))).toThrow("is wider than the drawing");
});
