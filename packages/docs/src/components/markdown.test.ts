import { describe, expect, test } from "vitest";
import { readMarkdown as seen } from "../testing/text.ts";
import { code, codeBlock, oneLine, plain } from "./markdown.ts";

describe.each(["plain", "`tick`", "``two`` and ```three```", "a_b_c *d* [e](f) <g> &amp; \\h", "$& $1", " x "])(
  "of %j",
  (text) => {
    test("code is shown as it is", () => {
      expect(seen(`- ${code(text)}: more`)("li > code").text()).toBe(text);
    });

    test("a block of code is shown as it is", () => {
      const block = `${text}\n\`\`\`\n\`\`\`\`sh\n${text}`;
      expect(seen(codeBlock(block, "md"))("pre").text()).toBe(`${block.trimEnd()}\n`);
    });

    test("a title is shown as it is", () => {
      expect(seen(`# ${plain(text)}`)("h1").text()).toBe(text.trim());
    });
  },
);

test("a text of two lines is one within a list", () => {
  expect(oneLine("One,\n  and two.\n")).toBe("One, and two.");
});
