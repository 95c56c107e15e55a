import { expect, test } from "vitest";
import { suite } from "../../mutants/testing/suite.ts";
import { urlTarget } from "../targets/url.ts";
import { isAllowed } from "./tasks.ts";

test("excludes tests that the target does not allow before sending requests", () => {
  const target = urlTarget({ url: "https://api.example", tokens: { owner: "token" } });
  const names = new Set(suite.tasks.filter((task) => isAllowed(task, target)).map(({ name }) => name));
  expect(names).toContain("listProjects > 200 > example request");
  expect(names).not.toContain("createProject > 201 > example request");
  expect(names).not.toContain("listProjects > 200 > as viewer");
  expect(names).not.toContain("listProjects > 500 > server error");
});
