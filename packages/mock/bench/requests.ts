import { type Contract, listOperations } from "@crewkit/openapi";
import type { Gun } from "./load.ts";

/** The kinds of requests that are compared. */
export const kinds = ["GET one", "list of 25", "POST, validated"] as const;

export type Kind = (typeof kinds)[number];

/** Makes requests of each kind; each project that is made has a slug of its own. */
export function guns(contract: Contract): Record<Kind, Gun> {
  const example = exampleIds(contract);
  const projects = `/api/v1/${example.org_id}/projects`;
  const headers = { Authorization: "Bearer mock.ada.token" };
  let made = 0;
  return {
    "GET one": () => ({ method: "GET", path: `${projects}/${example.id}`, headers }),
    "list of 25": () => ({ method: "GET", path: `${projects}?per_page=25`, headers }),
    "POST, validated": () => {
      made += 1;
      const body = JSON.stringify({ name: `Project ${made}`, slug: `project-${made}`, project_type: "repository" });
      const all = { ...headers, "Content-Type": "application/json", "Content-Length": String(body.length) };
      return { method: "POST", path: projects, headers: all, body };
    },
  };
}

function exampleIds(contract: Contract): Record<string, string> {
  const operation = listOperations(contract).find(({ operationId }) => operationId === "getProject");
  return Object.fromEntries((operation?.parameters ?? []).map(({ name, example }) => [name, String(example)]));
}
