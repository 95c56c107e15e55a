import type { Contract } from "@crewkit/openapi";
import { exampleIds } from "../tools/contracts.ts";
import type { RequestFactory } from "./load.ts";

export const kinds = ["GET one", "list of 25", "POST, validated"] as const;

export type Kind = (typeof kinds)[number];

export function requestFactories(contract: Contract): Record<Kind, RequestFactory> {
  const { org_id, id } = exampleIds(contract, "getProject");
  const projects = `/api/v1/${org_id}/projects`;
  const headers = { Authorization: "Bearer mock.ada.token" };
  let count = 0;
  return {
    "GET one": () => ({ method: "GET", path: `${projects}/${id}`, headers }),
    "list of 25": () => ({ method: "GET", path: `${projects}?per_page=25`, headers }),
    "POST, validated": () => {
      count += 1;
      const body = JSON.stringify({ name: `Project ${count}`, slug: `project-${count}`, project_type: "repository" });
      const allHeaders = { ...headers, "Content-Type": "application/json", "Content-Length": String(body.length) };
      return { method: "POST", path: projects, headers: allHeaders, body };
    },
  };
}
