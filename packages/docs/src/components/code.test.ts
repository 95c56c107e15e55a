import { expect, test, vi } from "vitest";
import { codeBlock, jsonBlock } from "./code.ts";

test("words have classes, and nothing a style of its own, which the content security policy forbids", () => {
  const html = String(jsonBlock({ name: "Ada", turns: 3 })).replaceAll("&quot;", "'");
  expect(html).toContain("{\n  'name': <i class=\"s\">'Ada'</i>,\n  'turns': <i class=\"n\">3</i>\n}");
  expect(html).not.toContain("style");
});

test("code is shown, not run, in a language that is not known too", () => {
  expect(String(codeBlock("<script>", "brainfog"))).toContain("<code>&lt;script&gt;</code>");
  expect(String(codeBlock("const a = '<b>';", "ts"))).toContain("&lt;b&gt;");
});

test("a line is coloured to its end, however long a busy machine takes", () => {
  let now = Date.now();
  const clock = vi.spyOn(Date, "now").mockImplementation(() => {
    now += 1000;
    return now;
  });
  const html = String(codeBlock('const hurry = "none"; // At all.', "ts"));
  clock.mockRestore();
  expect(html).toContain('<i class="c">// At all.</i>');
});
