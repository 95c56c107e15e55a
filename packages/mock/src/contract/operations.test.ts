import { expect, test } from "vitest";
import { createRouter } from "./operations.ts";

const paths = ["/health", "/organizations", "/organizations/{id}", "/{org_id}/projects", "/{org_id}/projects/{id}"];
const others = ["/{org_id}/playbook_subscriptions/available", "/{org_id}/playbook_subscriptions/{id}"];
const router = createRouter([...paths, ...others].map((path) => ({ method: "get", path, entry: path })));
const find = (path: string, method = "GET") => router.find(method, path);

test.each([
  ["/health", "/health", []],
  ["/organizations/1", "/organizations/{id}", ["1"]],
  ["/1/projects/2", "/{org_id}/projects/{id}", ["1", "2"]],
  ["/1/playbook_subscriptions/available", "/{org_id}/playbook_subscriptions/available", ["1"]],
  ["/1/playbook_subscriptions/availablf", "/{org_id}/playbook_subscriptions/{id}", ["1", "availablf"]],
  ["/organizations/projects", "/organizations/{id}", ["projects"]],
  ["/a%2Fb/projects", "/{org_id}/projects", ["a%2Fb"]],
])("%s matches %s", (path, entry, values) => {
  expect(find(path)).toEqual({ entry, values });
});

test("falls back from a literal segment to a parameter", () => {
  expect(find("/organizations/projects/2")).toEqual({
    entry: "/{org_id}/projects/{id}",
    values: ["organizations", "2"],
  });
  expect(find("/health/projects")).toEqual({ entry: "/{org_id}/projects", values: ["health"] });
});

const unknown = ["/", "/healthy", "/health/", "/1/projects/", "/1//2", "health", "", "/1/projects/2/3", "//projects"];
test.each(unknown)("%s does not match", (path) => {
  expect(find(path)).toBeUndefined();
});

test("does not match another method", () => {
  expect(find("/health", "POST")).toBeUndefined();
});
