import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { readSite } from "../model/site.ts";
import { createCodeLinker } from "./fragment.ts";

const links = createCodeLinker(readSite(readContract(), []), "reference/createSession.html");

test.each([
  ["GET /health", "../reference/getHealth.html"],
  ["getHealth", "../reference/getHealth.html"],
  ["GET /{org_id}/sessions?page=2", "../reference/listSessions.html"],
  ["Session", "../schemas/Session.html"],
])("links %s to %s", (code, target) => {
  expect(links(code)).toBe(target);
});

test.each(["createSession", "POST /{org_id}/sessions", "GET /unknown", "name"])("does not link %s", (code) => {
  expect(links(code)).toBeUndefined();
});
