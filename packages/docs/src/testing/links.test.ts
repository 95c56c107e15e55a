import { expect, test } from "vitest";
import { brokenLinks } from "./links.ts";

const page = (body: string) =>
  new Map([
    ["a/page.html", body],
    ["a/page.md", "# One heading"],
    ["style.css", ""],
  ]);

test.each([
  ['<link href="../style.css"><a href="page.html#here" id="here">', []],
  ['<a href="page.md#one-heading">', []],
  ['<a href="https://elsewhere.example">', []],
  ['<script src="../script.js"></script>', ["a/page.html: ../script.js does not exist."]],
  ['<a href="../a">', ["a/page.html: ../a does not exist."]],
  ['<a href="#there">', ["a/page.html: #there does not exist in a/page.html."]],
  ['<a href="page.md#another">', ["a/page.html: page.md#another does not exist in a/page.md."]],
])("finds the broken links of %s: %j", (body, broken) => {
  expect(brokenLinks(page(body))).toEqual(broken);
});

test("finds broken links in Markdown", () => {
  expect(brokenLinks(new Map([["llms.txt", "- [Page](page.md)"]]))).toEqual(["llms.txt: page.md does not exist."]);
});
