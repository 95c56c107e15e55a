import { expect, test } from "vitest";
import { reportText } from "./print.ts";
import { toFigures } from "./problems.ts";
import { toFigure } from "./readiness.ts";

test("readiness is in whole points and lists the lowest subscores first", () => {
  expect(toFigure({ agentReadiness: 91.9, subscores: { errors: 1, depth: 0.5, links: 0.25 } })).toEqual({
    name: "agent readiness",
    have: 91,
    lacking: ["links 0.25", "depth 0.50"],
  });
});

test("collects the problems of both linters and counts invalid examples", () => {
  const place = { source: { ref: "openapi/openapi.yaml" }, pointer: "#/info" };
  const redocly = ["struct", "no-invalid-media-type-examples"].map((ruleId) => ({ ruleId, location: [place] }));
  const spectral = [{ code: "oas3-valid-media-example", path: ["paths", "/a", 0] }];
  expect(toFigures(redocly, spectral)).toEqual([
    {
      name: "lint problems",
      have: 3,
      lacking: [
        "struct openapi/openapi.yaml#/info",
        "no-invalid-media-type-examples openapi/openapi.yaml#/info",
        "oas3-valid-media-example paths//a/0",
      ],
      fewer: true,
    },
    {
      name: "invalid examples",
      have: 2,
      lacking: ["no-invalid-media-type-examples openapi/openapi.yaml#/info", "oas3-valid-media-example paths//a/0"],
      fewer: true,
    },
  ]);
});

test("aligns the columns, also if a name is longer than the heading", () => {
  const row = {
    name: "a metric with a long name",
    have: 1,
    of: 2,
    value: 50,
    limit: 40,
    worse: false,
    lacking: ["Here"],
  };
  const [heading = "", line = ""] = reportText([row]).split("\n");
  expect(line.indexOf("50 %")).toBe(heading.indexOf("figure"));
  expect(line.indexOf("Here")).toBe(heading.indexOf("lacking"));
});
