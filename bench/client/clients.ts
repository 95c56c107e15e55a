// Makes calls with one client: `node clients.ts <folder> <name>`.
import type { paths } from "@crewkit/types";
import { type Calls, fetchStub, load, sample, serve } from "./child.ts";

const { baseUrl, token, limit, org_id, id, project } = sample;

interface Generated {
  client: { setConfig(config: object): void };
  configure(config: object): void;
  getSession(options: object): Promise<{ data?: unknown }>;
  createProject(options: object): Promise<{ data?: unknown }>;
}

// Each process imports only its own client.
const clients: Record<string, () => Promise<Calls>> = {
  /** A hand-written call: the minimum cost. */
  async bare() {
    const fetch = fetchStub as (url: string, init: object) => Promise<Response>;
    const headers = { Authorization: `Bearer ${token}` };
    const body = () => JSON.stringify(project);
    const json = { ...headers, "Content-Type": "application/json" };
    return {
      get: async () => (await fetch(`${baseUrl}/${org_id}/sessions/${id}`, { method: "GET", headers })).json(),
      post: async () =>
        (await fetch(`${baseUrl}/${org_id}/projects`, { method: "POST", headers: json, body: body() })).json(),
    };
  },

  /** With token refresh and rate limits, as in production. The limits are never reached. */
  async crewkit() {
    const { createCrewkit } = await load<typeof import("@crewkit/client")>(
      "node_modules/@crewkit/client/dist/index.js",
    );
    const pair = { access_token: token, refresh_token: "bench.refresh", expires_at: Date.now() / 1000 + 10_000 };
    const limits = [
      { requests: limit, seconds: 60 },
      { requests: 10 * limit, seconds: 3600, scope: "organization" as const },
    ];
    const tokens = { load: () => pair, save: () => {} };
    const org = createCrewkit({ baseUrl, tokens, limits, fetch: fetchStub }).org(org_id);
    return { get: () => org.sessions.get(id), post: () => org.projects.create(project) };
  },

  async "hey-api"() {
    const { client, getSession, createProject } = await load<Generated>("hey-api/index.js");
    client.setConfig({ baseUrl, auth: token, fetch: fetchStub });
    return {
      get: async () => (await getSession({ path: { org_id, id } })).data,
      post: async () => (await createProject({ path: { org_id }, body: project })).data,
    };
  },

  async octokit() {
    const { Octokit } = await import("@octokit/core");
    const octokit = new Octokit({ baseUrl, auth: token, request: { fetch: fetchStub } });
    return {
      get: async () => (await octokit.request("GET /{org_id}/sessions/{id}", { org_id, id })).data,
      post: async () => (await octokit.request("POST /{org_id}/projects", { org_id, ...project })).data,
    };
  },

  async openai() {
    const { default: OpenAI } = await import("openai");
    const client = new OpenAI({ baseURL: baseUrl, apiKey: token, fetch: fetchStub, maxRetries: 0 });
    return {
      get: () => client.get(`/${org_id}/sessions/${id}`),
      post: () => client.post(`/${org_id}/projects`, { body: project }),
    };
  },

  async "openapi-fetch"() {
    const { default: createClient } = await import("openapi-fetch");
    const headers = { Authorization: `Bearer ${token}` };
    const client = createClient<paths>({ baseUrl, headers, fetch: fetchStub });
    return {
      get: async () => (await client.GET("/{org_id}/sessions/{id}", { params: { path: { org_id, id } } })).data,
      post: async () => (await client.POST("/{org_id}/projects", { params: { path: { org_id } }, body: project })).data,
    };
  },

  async redocly() {
    const { configure, getSession, createProject } = await load<Generated>("redocly/index.js");
    configure({ serverUrl: baseUrl, auth: { bearer: token }, fetch: fetchStub });
    return {
      get: () => getSession({ path: { org_id, id } }),
      post: () => createProject({ path: { org_id }, body: project }),
    };
  },
};

const create = clients[process.argv[3] ?? ""];
if (!create) throw new Error(`Unknown client ${process.argv[3]}.`);
serve(await create());
