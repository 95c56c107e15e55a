import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { guidePage } from "../pages/guide.ts";
import { siteOf } from "../site.ts";
import { fill } from "./fill.ts";
import { inGuide } from "./in-guide.ts";

test("what fails in a guide names it", () => {
  expect(() => inGuide("pagination", () => fill("{{page.lagest}}", {}))).toThrow(
    "guides/…-pagination.md: A guide asks for {{page.lagest}}.",
  );
});

test("a drawing that can't be drawn names its guide", () => {
  const guide = { slug: "extras", title: "Extras", summary: "More.", text: "```mermaid\nflowchart LR\n```" };
  expect(() => guidePage(siteOf(readContract()), guide)).toThrow("guides/…-extras.md: Of Mermaid's");
});
