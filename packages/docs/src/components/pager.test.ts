import { readContract } from "@crewkit/openapi/node";
import { describe, expect, test } from "vitest";
import { createPages } from "../pages/index.ts";
import { createSite } from "../site.ts";
import { parseHtml } from "../testing/links.ts";
import { pathOf } from "./links.ts";
import { pager } from "./pager.ts";

const site = createSite(readContract());

describe("the previous and the next page", () => {
  const [first, second] = site.guides;
  const [tag, nextTag] = site.tags;
  const lastSchema = [...site.schemas.keys()].at(-1) ?? "";

  test.each([
    ["of the first guide", pathOf.guide(first?.slug ?? ""), [`next ${pathOf.guide(second?.slug ?? "")}`]],
    [
      "of a tag",
      pathOf.tag(nextTag?.slug ?? ""),
      [
        `prev ${pathOf.operation(tag?.operations.at(-1)?.operationId ?? "")}`,
        `next ${pathOf.operation(nextTag?.operations[0]?.operationId ?? "")}`,
      ],
    ],
    ["of the last schema", pathOf.schema(lastSchema), [`prev ${pathOf.schema([...site.schemas.keys()].at(-2) ?? "")}`]],
    ["of the home page", pathOf.home, []],
  ])("%s", (_, path, expected) => {
    const $ = parseHtml(String(pager(createPages(site), path) ?? ""));
    const links = $("a")
      .toArray()
      .map((link) => `${$(link).attr("rel")} ${$(link).attr("href")?.replace("../", "")}`);
    expect(links).toEqual(expected);
  });
});
