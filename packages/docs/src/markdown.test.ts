import { describe, expect, test } from "vitest";
import { code, codeBlock, firstSentence, oneLine, plain } from "./markdown.ts";
import { readMarkdown as seen } from "./testing/text.ts";

describe.each(["plain", "`tick`", "``two`` and ```three```", "a_b_c *d* [e](f) <g> &amp; \\h", "$& $1", " x "])(
  "of %j",
  (text) => {
    test("renders inline code unchanged", () => {
      expect(seen(`- ${code(text)}: more`)("li > code").text()).toBe(text);
    });

    test("renders a code block unchanged", () => {
      const block = `${text}\n\`\`\`\n\`\`\`\`sh\n${text}`;
      expect(seen(codeBlock(block, "md"))("pre").text()).toBe(`${block.trimEnd()}\n`);
    });

    test("renders a title unchanged", () => {
      expect(seen(`# ${plain(text)}`)("h1").text()).toBe(text.trim());
    });
  },
);

test("joins the lines of a text", () => {
  expect(oneLine("One,\n  and two.\n")).toBe("One, and two.");
});

test("returns the first sentence, and ignores dots in code and numbers", () => {
  expect(firstSentence("See section 5.1 of `a.b`. Browsers may add more.")).toBe("See section 5.1 of `a.b`.");
  expect(firstSentence("Returns totals.\n\n- Days are in UTC.\n")).toBe("Returns totals.");
});
