import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "cheerio";
import { describe, expect, test } from "vitest";
import { site } from "./files.ts";
import { pathOf } from "./parts/links.ts";

const pages = [pathOf.home, pathOf.guide("quickstart"), pathOf.operation("createSession"), pathOf.schema("Session")];

describe("without JavaScript", () => {
  test.each(pages)("%s lacks only what needs it: the search, the theme and the form", (path) => {
    const $ = load(readFileSync(join(site, path), "utf8"));
    const hidden = $(".js, [hidden], template, noscript").toArray();
    const names = hidden.map((each) => $(each).text().trim() || $(each).attr("aria-label"));
    expect(["Search /", "Dark theme", "Try it"]).toEqual(expect.arrayContaining(names));
  });
});
