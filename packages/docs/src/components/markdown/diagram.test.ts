import { expect, test } from "vitest";
import { renderDiagram } from "./diagram.ts";

const door = `stateDiagram-v2
  accTitle: States of a door
  accDescr: An open door can be closed.
  open --> closed : close
`;

test("draws the states, with a title and a text alternative", () => {
  const drawing = String(renderDiagram(door));
  expect(drawing.match(/(?<=<text [^>]*>)[^<]+/g)).toEqual(["close", "open", "closed"]);
  expect(drawing).toContain("<title>States of a door</title><desc>An open door can be closed.</desc>");
});

test("has no inline styles, which the content security policy forbids, and no fixed colors", () => {
  expect(String(renderDiagram(door))).not.toMatch(/<style|style="|https?:|(fill|stroke)="#/);
});

test("uses its own IDs, so that a page can contain several diagrams", () => {
  const drawing = String(renderDiagram(door));
  const references = [...drawing.matchAll(/url\(#(.*?)\)/g)].map(([, id]) => id);
  expect(references).toEqual(["states-of-a-door-arrowhead"]);
  expect(drawing).toContain('id="states-of-a-door-arrowhead"');
});

test.each(["accTitle", "accDescr"])("rejects a diagram without %s", (name) => {
  expect(() => renderDiagram(door.replace(`${name}:`, "%%"))).toThrow(name);
});
