import { describe, expect, test } from "vitest";
import { renderedFiles } from "../testing/rendered-files.ts";
import { readBlocks } from "../testing/snippets/index.ts";

const pages = [...renderedFiles()].filter(([path]) => path.endsWith(".md"));

describe("every Markdown page", () => {
  test("has the base URL, and the header if a command sends it", () => {
    const incomplete = pages.filter(([, text]) => {
      const header = text.includes('-H "Authorization: ') ? "Authorization: Bearer <access token>" : "";
      return !text.includes("`https://api.crewkit.io/api/v1`") || !text.includes(header);
    });
    expect(incomplete.map(([path]) => path)).toEqual([]);
  });

  test("has a curl command", () => {
    expect(pages.filter(([, text]) => curlCommands(text).length === 0).map(([path]) => path)).toEqual([]);
  });

  test("defines or describes each variable of its curl commands", () => {
    const missing = pages.flatMap(([path, text]) => {
      const names = curlCommands(text).flatMap((code) =>
        [...code.matchAll(/\$\{?([a-z_]+)/gi)].map(([, name = ""]) => name),
      );
      const isDefined = (name: string) => new RegExp(`(^|[ (])${name}=|\`[$]?${name}\``, "m").test(text);
      return [...new Set(names)].filter((name) => !isDefined(name)).map((name) => `${path}: ${name}`);
    });
    expect(missing).toEqual([]);
  });
});

function curlCommands(markdown: string): string[] {
  return readBlocks(markdown).flatMap(({ language, code }) =>
    language === "sh" && code.includes("curl ") ? [code] : [],
  );
}
