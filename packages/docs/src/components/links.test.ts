import { expect, test } from "vitest";
import { relativeUrl } from "./links.ts";

test("returns relative URLs", () => {
  expect(relativeUrl("assets/site.js", "index.html")).toBe("assets/site.js");
  expect(relativeUrl("assets/site.js", "reference/getHealth.html")).toBe("../assets/site.js");
});
