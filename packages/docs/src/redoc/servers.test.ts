import type { Contract } from "@crewkit/openapi";
import { expect, test } from "vitest";
import { withPlainServers } from "./servers.ts";

test("servers are described without backticks", () => {
  const servers = [{ url: "/", description: "As `URL` names it." }, { url: "/v1" }];
  expect(withPlainServers({ servers } as Contract).servers).toEqual([
    { url: "/", description: "As URL names it." },
    { url: "/v1" },
  ]);
});

test("a contract without servers stays as it is", () => {
  expect(withPlainServers({ paths: {} } as Contract)).toEqual({ paths: {} });
});
