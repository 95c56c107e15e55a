import { fetchStub, load, sample, serve } from "./child.ts";

/** What of the generated file is used here. */
interface Generated {
  configure(config: object): void;
  getSession(args: object): Promise<unknown>;
  createProject(args: object): Promise<unknown>;
}

const { baseUrl, token, org_id, id, project } = sample;
const { configure, getSession, createProject } = await load<Generated>("redocly/index.js");
configure({ serverUrl: baseUrl, auth: { bearer: token }, fetch: fetchStub });

serve({
  get: () => getSession({ path: { org_id, id } }),
  post: () => createProject({ path: { org_id }, body: project }),
});
