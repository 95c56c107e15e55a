import { expect, test } from "vitest";
import { brokenLinks } from "./links.ts";

const page = (body: string) =>
  new Map([
    ["a/page.html", body],
    ["a/page.md", "# One place"],
    ["style.css", ""],
  ]);

test.each([
  ['<link href="../style.css"><a href="page.html#here" id="here">', []],
  ['<a href="page.md#one-place">', []],
  ['<a href="https://elsewhere.example">', []],
  ['<script src="../script.js"></script>', ["a/page.html: ../script.js leads to no file."]],
  ['<a href="../a">', ["a/page.html: ../a leads to no file."]],
  ['<a href="#there">', ["a/page.html: #there leads to no place of a/page.html."]],
  ['<a href="page.md#another">', ["a/page.html: page.md#another leads to no place of a/page.md."]],
])("of %s is broken: %j", (body, broken) => {
  expect(brokenLinks(page(body))).toEqual(broken);
});

test("a link of Markdown may be broken too", () => {
  expect(brokenLinks(new Map([["llms.txt", "- [Page](page.md)"]]))).toEqual(["llms.txt: page.md leads to no file."]);
});
