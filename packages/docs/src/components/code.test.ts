import { expect, test } from "vitest";
import { codeBlock, jsonBlock } from "./code.ts";

test("uses classes instead of inline styles, which the content security policy forbids", () => {
  const html = String(jsonBlock({ name: "Ada", turns: 3 }));
  expect(html).toContain('{\n  "name": <i class="s">"Ada"</i>,\n  "turns": <i class="n">3</i>\n}');
  expect(html).not.toContain("style");
});

test("escapes code, even in an unknown language", () => {
  expect(String(codeBlock("<script>", "unknown"))).toContain("<code>&lt;script&gt;</code>");
  expect(String(codeBlock("const a = '<b>';", "ts"))).toContain("&lt;b&gt;");
});
