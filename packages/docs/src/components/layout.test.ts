import { readContract } from "@crewkit/openapi/node";
import { load } from "cheerio";
import { expect, test } from "vitest";
import { schemasPage } from "../pages/schema.ts";
import { createSite } from "../site.ts";
import { layout } from "./layout.ts";

test("a site with a public URL describes each page for previews of links", () => {
  const site = createSite(readContract(), "https://acme.example/docs/");
  const $ = load(String(layout(site, [], schemasPage(site))));
  const property = (name: string) => $(`meta[property="og:${name}"]`).attr("content");
  expect(property("title")).toBe("Schemas");
  expect(property("url")).toBe("https://acme.example/docs/schemas/");
  expect(property("image")).toBe("https://acme.example/docs/assets/social-card.png");
});
