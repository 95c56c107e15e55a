import { expect, test } from "vitest";
import { suite } from "../../mutants/testing/suite.ts";
import { urlTarget } from "../targets/url.ts";
import { isAllowed } from "./tasks.ts";

test("what a target does not allow is known before anything is sent", () => {
  const target = urlTarget({ url: "https://api.example", tokens: { owner: "token" } });
  const names = new Set(suite.tasks.filter((task) => isAllowed(task, target)).map(({ name }) => name));
  expect(names).toContain("listProjects > 200 > as in the example");
  expect(names).not.toContain("createProject > 201 > as in the example");
  expect(names).not.toContain("listProjects > 200 > as viewer");
  expect(names).not.toContain("listProjects > 500 > the API fails");
});
