import type { paths } from "@crewkit/types";
import { Octokit } from "@octokit/core";
import OpenAI from "openai";
import createClient from "openapi-fetch";
import { createCrewkit } from "../../src/index.ts";

/** Makes a call, and says whether it succeeded. */
export type Caller = () => Promise<boolean>;

/** Each client as it is without any option: ours, and those peers that need no generated code. */
export const callers = {
  crewkit: (baseUrl) => {
    const org = createCrewkit({ baseUrl, token }).org(org_id);
    return () => succeeds(org.sessions.get(id));
  },
  "openapi-fetch": (baseUrl) => {
    const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });
    return async () => (await client.GET("/{org_id}/sessions/{id}", { params: { path: { org_id, id } } })).response.ok;
  },
  octokit: (baseUrl) => {
    const octokit = new Octokit({ baseUrl, auth: token });
    return () => succeeds(octokit.request("GET /{org_id}/sessions/{id}", { org_id, id }));
  },
  openai: (baseURL) => {
    const client = new OpenAI({ baseURL, apiKey: token });
    return () => succeeds(client.get(`/${org_id}/sessions/${id}`));
  },
} satisfies Record<string, (baseUrl: string) => Caller>;

/** Our client, told of the limit. */
export function informed(requests: number, seconds: number): (baseUrl: string) => Caller {
  return (baseUrl) => {
    const org = createCrewkit({ baseUrl, token, limits: [{ requests, seconds }] }).org(org_id);
    return () => succeeds(org.sessions.get(id));
  };
}

export const token = "bench.token";
export const org_id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const id = "0b9d2c7a-5e31-4c8f-a6d4-1f7e3b2c9d80";

function succeeds(call: PromiseLike<unknown>): Promise<boolean> {
  return Promise.resolve(call).then(
    () => true,
    () => false,
  );
}
