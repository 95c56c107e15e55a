import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { paths } from "@crewkit/types";
import type { Calls, Sample } from "./sample.ts";

export interface ClientOptions extends Sample {
  /** The folder with the generated clients and the published packages. */
  folder: string;
  fetch: typeof fetch;
}

interface Generated {
  client: { setConfig(config: object): void };
  configure(config: object): void;
  getSession(options: object): Promise<{ data?: unknown }>;
  createProject(options: object): Promise<{ data?: unknown }>;
}

// Imports only the client that is created.
const load = <Module>(folder: string, path: string): Promise<Module> => import(pathToFileURL(join(folder, path)).href);

export const clients: Record<string, (options: ClientOptions) => Promise<Calls>> = {
  /** A hand-written call: the minimum cost. */
  async bare({ baseUrl, token, org_id, id, project, fetch }) {
    const headers = { Authorization: `Bearer ${token}` };
    const json = { ...headers, "Content-Type": "application/json" };
    const send = async (path: string, init: RequestInit) => (await fetch(`${baseUrl}/${org_id}${path}`, init)).json();
    return {
      get: () => send(`/sessions/${id}`, { method: "GET", headers }),
      post: () => send("/projects", { method: "POST", headers: json, body: JSON.stringify(project) }),
    };
  },

  /** With token refresh and rate limits, as in production. The limits are never reached. */
  async crewkit({ folder, baseUrl, token, org_id, id, project, fetch }) {
    const entry = "node_modules/@crewkit/client/dist/index.js";
    const { createCrewkit } = await load<typeof import("@crewkit/client")>(folder, entry);
    const pair = { access_token: token, refresh_token: "bench.refresh", expires_at: Date.now() / 1000 + 10_000 };
    const tokens = { load: () => pair, save: () => {} };
    const crewkit = createCrewkit({ baseUrl, tokens, fetch });
    // The response reports the limit of the IP address, which the responses of the organization's operations do not.
    await crewkit.health.get();
    const org = crewkit.org(org_id);
    return { get: () => org.sessions.get(id), post: () => org.projects.create(project) };
  },

  async "hey-api"({ folder, baseUrl, token, org_id, id, project, fetch }) {
    const { client, getSession, createProject } = await load<Generated>(folder, "hey-api/index.js");
    client.setConfig({ baseUrl, auth: token, fetch });
    return {
      get: async () => (await getSession({ path: { org_id, id } })).data,
      post: async () => (await createProject({ path: { org_id }, body: project })).data,
    };
  },

  async octokit({ baseUrl, token, org_id, id, project, fetch }) {
    const { Octokit } = await import("@octokit/core");
    const octokit = new Octokit({ baseUrl, auth: token, request: { fetch } });
    return {
      get: async () => (await octokit.request("GET /{org_id}/sessions/{id}", { org_id, id })).data,
      post: async () => (await octokit.request("POST /{org_id}/projects", { org_id, ...project })).data,
    };
  },

  async openai({ baseUrl, token, org_id, id, project, fetch }) {
    const { default: OpenAI } = await import("openai");
    const client = new OpenAI({ baseURL: baseUrl, apiKey: token, fetch });
    return {
      get: () => client.get(`/${org_id}/sessions/${id}`),
      post: () => client.post(`/${org_id}/projects`, { body: project }),
    };
  },

  async "openapi-fetch"({ baseUrl, token, org_id, id, project, fetch }) {
    const { default: createClient } = await import("openapi-fetch");
    const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` }, fetch });
    const dataOf = <Data>({ data, response }: { data?: Data; response: Response }) => {
      if (!response.ok) throw new Error(response.statusText);
      return data;
    };
    return {
      get: async () => dataOf(await client.GET("/{org_id}/sessions/{id}", { params: { path: { org_id, id } } })),
      post: async () =>
        dataOf(await client.POST("/{org_id}/projects", { params: { path: { org_id } }, body: project })),
    };
  },

  async redocly({ folder, baseUrl, token, org_id, id, project, fetch }) {
    const { configure, getSession, createProject } = await load<Generated>(folder, "redocly/index.js");
    configure({ serverUrl: baseUrl, auth: { bearer: token }, fetch });
    return {
      get: () => getSession({ path: { org_id, id } }),
      post: () => createProject({ path: { org_id }, body: project }),
    };
  },
};
