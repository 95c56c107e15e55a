import { describe, expect, test } from "vitest";
import { makeOffline } from "./offline.ts";

// Redoc's page in small: what we look for, and nothing else.
const html = `<html lang="en"><head>
  <meta charset="utf8" />
  <title>An API</title>
  <script>theme()</script></head>
  <a class="x" href="/sessions">Sessions</a><p>API docs by</p>
  <script type="module">
  logo(full?\`https://cdn.redoc.ly/redoc/logo-mini-full.svg\`:\`https://cdn.redoc.ly/redoc/logo-mini.svg\`,\`API docs by\`);
  function menu(r){if(!r.specUrl)return copy;return all}
  const options = {"disableTelemetry":true};
  </script></html>`;

describe("a page made offline", () => {
  test("has a content security policy before its first script", () => {
    const head = makeOffline(html).split("<script>")[0];
    expect(head).toMatch(/http-equiv="Content-Security-Policy" content="default-src 'none';/);
  });

  test("asks for no logo", () => {
    expect(makeOffline(html)).not.toContain("cdn.redoc.ly");
    expect(makeOffline(html)).toContain("logo(full?`data:,`:`data:,`,`API docs by Redocly`)");
  });

  test("links within itself", () => {
    expect(makeOffline(html)).toContain('<a class="x" href="#/sessions">');
  });
});

describe("a page of another Redoc is refused", () => {
  test.each([
    ["the head", '<meta charset="utf8" />', '<meta charset="utf-16" />'],
    ["the language", '<html lang="en">', "<html>"],
    ["the title", "<title>An API</title>", "<title></title>"],
    ["telemetry", '"disableTelemetry":true', '"disableTelemetry":false'],
    ["Redocly's logo", /cdn\.redoc\.ly/g, "elsewhere.example"],
    ["the words before the logo", /API docs by/g, "Powered by"],
    ["the menu", "specUrl", "specUri"],
    ["the sidebar", 'href="/sessions"', 'to="/sessions"'],
  ])("where %s is not as we know it", (what, known, changed) => {
    expect(() => makeOffline(html.replace(known, changed))).toThrow(what);
  });

  test("where it loads a script from another host", () => {
    const remote = html.replace("<script>", '<script src="https://cdn.example/redoc.js">');
    expect(() => makeOffline(remote)).toThrow("cdn.example");
  });
});
