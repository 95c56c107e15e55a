import { expect, test } from "vitest";
import { readTarget } from "./read-target.ts";

test.each([
  ["/api/v1/health", { path: "/api/v1/health", query: "" }],
  ["/a?b=c?d", { path: "/a", query: "b=c?d" }],
  ["/a?", { path: "/a", query: "" }],
  ["/a%2Fb%C3%A4", { path: "/a%2Fb%C3%A4", query: "" }],
  ["/a?b=%zz", { path: "/a", query: "b=%zz" }],
  ["http://127.0.0.1:4010/a?b", { path: "/a", query: "b" }],
  ["HTTPS://crewkit.test?b", { path: "", query: "b" }],
  ["/a?to=http://x/y", { path: "/a", query: "to=http://x/y" }],
  ["*", { path: "*", query: "" }],
  ["", { path: "", query: "" }],
])("splits %s into path and query", (target, expected) => {
  expect(readTarget(target)).toEqual(expected);
});

test.each(["/%zz", "/%ff", "/%", "/a/%E4?b", "/%ed%a0%80"])("rejects %s as invalid percent-encoding", (target) => {
  expect(readTarget(target)).toBeUndefined();
});
