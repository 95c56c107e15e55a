import { fetchStub, load, sample, serve } from "./child.ts";

/** What of the generated file is used here. */
interface Generated {
  client: { setConfig(config: object): void };
  getSession(options: object): Promise<{ data?: unknown }>;
  createProject(options: object): Promise<{ data?: unknown }>;
}

const { baseUrl, token, org_id, id, project } = sample;
const { client, getSession, createProject } = await load<Generated>("hey-api/index.js");
client.setConfig({ baseUrl, auth: token, fetch: fetchStub });

serve({
  get: async () => (await getSession({ path: { org_id, id } })).data,
  post: async () => (await createProject({ path: { org_id }, body: project })).data,
});
