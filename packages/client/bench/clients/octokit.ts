import { Octokit } from "@octokit/core";
import { fetchStub, sample, serve } from "./child.ts";

const { baseUrl, token, org_id, id, project } = sample;
const octokit = new Octokit({ baseUrl, auth: token, request: { fetch: fetchStub } });

serve({
  get: async () => (await octokit.request("GET /{org_id}/sessions/{id}", { org_id, id })).data,
  post: async () => (await octokit.request("POST /{org_id}/projects", { org_id, ...project })).data,
});
