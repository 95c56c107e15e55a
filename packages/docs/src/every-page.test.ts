import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { load } from "cheerio";
import { describe, expect, test } from "vitest";
import { siteFolder } from "./files.ts";
import { pageKinds } from "./testing/page-kinds.ts";
import { invalidHtml } from "./testing/validate.ts";

describe("every page", () => {
  const paths = globSync("**/*.html", { cwd: siteFolder, exclude: ["redoc"] });
  const pages = paths.map((path) => ({ path, html: readFileSync(join(siteFolder, path), "utf8") }));

  test("is at most 20 kB compressed, including its script", () => {
    const script = gzipSize(readFileSync(join(siteFolder, "assets/site.js"), "utf8"));
    expect(pages.filter(({ html }) => gzipSize(html) + script > 20_000).map(({ path }) => path)).toEqual([]);
    expect(pages.length).toBeGreaterThan(200);
  });

  test("has at most 1,500 elements", () => {
    const large = pages.filter(({ html }) => (html.match(/<[a-z]/g)?.length ?? 0) > 1500);
    expect(large.map(({ path }) => path)).toEqual([]);
  });

  test("has its title as the first heading", () => {
    expect(pages.filter(({ html }) => html.match(/<h\d/)?.[0] !== "<h1").map(({ path }) => path)).toEqual([]);
  });

  test("has a content security policy that allows no other host except for requests", () => {
    const policies = pages.map(({ html }) => {
      const [head = ""] = html.split(/<(?:script|style|link)/);
      const policy = load(head)("[http-equiv=Content-Security-Policy]").attr("content") ?? "";
      return policy.replaceAll(/ 'sha256-[\w+/=]+'/g, "");
    });
    expect([...new Set(policies)]).toEqual([
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src *; base-uri 'self'; form-action 'none'",
    ]);
  });

  test("loads no styles or images from another host", () => {
    const styles = pages.flatMap(({ path, html }) =>
      /(url\(|@import)\s*["']?(https?:)?\/\//.test(html) ? [path] : [],
    );
    expect(styles).toEqual([]);
  });
});

test.each(Object.entries(pageKinds()))("%s is valid HTML", (_, file) => {
  expect(invalidHtml(file, readFileSync(file, "utf8"))).toEqual([]);
});

test.each([
  ["try-it", 250_000],
  ["search", 12_000],
  ["search-index", 80_000],
])("%s.js is at most %i bytes compressed", (name, size) => {
  expect(gzipSize(readFileSync(join(siteFolder, `assets/${name}.js`), "utf8"))).toBeLessThan(size);
});

function gzipSize(text: string): number {
  return gzipSync(text).length;
}
