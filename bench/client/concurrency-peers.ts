import type { paths } from "@crewkit/types";
import { Octokit } from "@octokit/core";
import OpenAI from "openai";
import createClient from "openapi-fetch";
import { type Connect, id, org_id, token } from "./concurrency.ts";

/** Peers without generated code, with default options. */
export const peers: Record<"openapi-fetch" | "octokit" | "openai", Connect> = {
  "openapi-fetch": (baseUrl) => {
    const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });
    return async () => {
      const { response } = await client.GET("/{org_id}/sessions/{id}", { params: { path: { org_id, id } } });
      if (!response.ok) throw new Error(response.statusText);
    };
  },
  octokit: (baseUrl) => {
    const octokit = new Octokit({ baseUrl, auth: token });
    return () => octokit.request("GET /{org_id}/sessions/{id}", { org_id, id });
  },
  openai: (baseURL) => {
    const client = new OpenAI({ baseURL, apiKey: token });
    return () => client.get(`/${org_id}/sessions/${id}`);
  },
};
