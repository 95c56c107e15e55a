import { expect, test } from "vitest";
import { createRouter } from "./operations.ts";

const paths = ["/health", "/organizations", "/organizations/{id}", "/{org_id}/projects", "/{org_id}/projects/{id}"];
const others = ["/{org_id}/playbook_subscriptions/available", "/{org_id}/playbook_subscriptions/{id}"];
const router = createRouter([...paths, ...others].map((path) => ({ method: "get", path, entry: path })));
const find = (path: string, method = "GET") => router.find(method, path);

test.each([
  ["/1/playbook_subscriptions/availablf", "/{org_id}/playbook_subscriptions/{id}", ["1", "availablf"]],
  ["/a%2Fb/projects", "/{org_id}/projects", ["a%2Fb"]],
  ["/organizations/projects/2", "/{org_id}/projects/{id}", ["organizations", "2"]],
  ["/health/projects", "/{org_id}/projects", ["health"]],
])("%s matches %s", (path, entry, values) => {
  expect(find(path)).toEqual({ entry, values });
});

const unknown = ["/", "/healthy", "/health/", "/1/projects/", "/1//2", "health", "", "/1/projects/2/3", "//projects"];
test("does not match other paths and methods", () => {
  expect(unknown.map((path) => find(path))).toEqual(unknown.map(() => undefined));
  expect(find("/health", "POST")).toBeUndefined();
});
