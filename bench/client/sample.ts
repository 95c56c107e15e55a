import type { Contract } from "@crewkit/openapi";
import { exampleIds } from "../tools/contracts.ts";

/** Sends the sample requests with one client. */
export interface Calls {
  get(): Promise<unknown>;
  post(): Promise<unknown>;
}

export interface Sample {
  baseUrl: string;
  token: string;
  org_id: string;
  id: string;
  project: { name: string; slug: string };
  responses: Record<"get" | "post", SampleResponse>;
}

interface SampleResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

// High enough that no run reaches the limit.
const limit = 1_000_000_000;

/** @throws if the contract does not contain the examples. */
export function createSample(contract: Contract): Sample {
  const { org_id = "", id = "" } = exampleIds(contract, "getSession");
  return {
    baseUrl: "https://crewkit.test/api/v1",
    token: "bench.token",
    org_id,
    id,
    project: example(contract, "createProject.request.repository") as Sample["project"],
    responses: {
      get: { status: 200, headers, body: JSON.stringify(example(contract, "getSession.200.ended")) },
      post: { status: 201, headers, body: JSON.stringify(example(contract, "createProject.201.repository")) },
    },
  };
}

const headers = {
  "Content-Type": "application/json",
  "X-RateLimit-Limit": String(limit),
  "X-RateLimit-Remaining": String(limit - 1),
  "X-RateLimit-Reset": String(Math.ceil(Date.now() / 1000) + 3600),
};

function example(contract: Contract, name: string): unknown {
  const found = contract.components?.examples?.[name];
  if (!found || !("value" in found)) throw new Error(`The contract has no example ${name}.`);
  return found.value;
}
