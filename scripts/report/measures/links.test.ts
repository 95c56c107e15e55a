import { expect, test } from "vitest";
import { tinyContract } from "../../testing/tiny.ts";
import { measure } from "./links.ts";

test("a 201 needs a link, and nothing else does", () => {
  const links = { getA: { operationId: "getA" } };
  const paths = {
    "/a": { post: { operationId: "createA", responses: { 201: { description: "", links } } } },
    "/b": { post: { operationId: "createB", responses: { 201: { description: "", links: {} } } } },
    "/c": { get: { operationId: "getC", responses: { 200: { description: "" } } } },
  };
  expect(measure(tinyContract(paths))).toEqual([{ name: "201 with links", have: 1, of: 2, lacking: ["createB 201"] }]);
});
