import { readContract } from "@crewkit/openapi/node";
import { load } from "cheerio";
import { expect, test } from "vitest";
import { createSite, renderSite } from "../site.ts";

test("a site with a public URL describes each page for previews of links", () => {
  const $ = load(renderSite(createSite(readContract(), "https://acme.example/docs/")).get("schemas/index.html") ?? "");
  const property = (name: string) => $(`meta[property="og:${name}"]`).attr("content");
  expect(property("title")).toBe("Schemas");
  expect(property("url")).toBe("https://acme.example/docs/schemas/");
  expect(property("image")).toBe("https://acme.example/docs/assets/social-card.png");
});
