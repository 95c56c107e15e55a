import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { labelTabs, languageTabs } from "./language-tabs.ts";

const fence = (info: string, code: string) => `\`\`\`${info}\n${code}\n\`\`\`\n`;
const between = (...blocks: string[]) => `Before.\n\n<!-- tabs -->\n\n${blocks.join("\n")}\n<!-- /tabs -->\n\nAfter.`;
const render = (markdown: string) => new MarkdownIt().use(languageTabs).render(markdown);

const guide = between(
  fence("sh", "curl a"),
  fence("json", '{ "a": 1 }'),
  fence("ts fetch", "fetch(a)"),
  fence("console", "node try.mjs"),
  fence("python", "get(a)"),
);

test("groups code, commands and output by language", () => {
  const html = render(guide);
  expect(html.match(/<label[^>]*>[^<]*/g)).toEqual([
    '<label for="language-1-curl">curl',
    '<label for="language-1-fetch">fetch',
    '<label for="language-1-python">Python',
  ]);
  expect(html.match(/data-title="\w+"/g)).toEqual(['data-title="Response"', 'data-title="Run"']);
  expect(html).toMatch(/^<p>Before.<\/p>\n<div class="block languages">.*<\/div><p>After.<\/p>\n$/s);
});

test("numbers the tabs of a page", () => {
  expect(render(`${guide}\n\n${guide}`)).toContain('name="language-2"');
});

test("labels the languages in Markdown", () => {
  expect(labelTabs(guide)).toBe(
    `Before.\n\n**curl**\n\n${fence("sh", "curl a")}\n${fence("json", '{ "a": 1 }')}\n**fetch**\n\n${fence("ts", "fetch(a)")}\n${fence("console", "node try.mjs")}\n**Python**\n\n${fence("python", "get(a)")}\nAfter.`,
  );
});

test.each([
  ["Text.\n", "<!-- tabs --> and <!-- /tabs -->"],
  [fence("ts ruby", "a"), "`ts ruby`"],
  [fence("json", "1"), "`json`"],
])("rejects %j", (block, message) => {
  expect(() => render(between(block))).toThrow(message);
});
