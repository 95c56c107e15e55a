import { fetchStub, load, sample, serve } from "./child.ts";

const { baseUrl, token, limit, org_id, id, project } = sample;
const { createCrewkit } = await load<typeof import("@crewkit/client")>("node_modules/@crewkit/client/dist/index.js");

// All that a program in service has on: tokens that are refreshed, and the limits, of which none is ever reached.
const pair = { access_token: token, refresh_token: "bench.refresh", expires_at: Date.now() / 1000 + 10_000 };
const crewkit = createCrewkit({
  baseUrl,
  tokens: { load: () => pair, save: () => {} },
  limits: [
    { requests: limit, seconds: 60 },
    { requests: 10 * limit, seconds: 3600, scope: "organization" },
  ],
  fetch: fetchStub,
});
const org = crewkit.org(org_id);

serve({
  get: () => org.sessions.get(id),
  post: () => org.projects.create(project),
});
