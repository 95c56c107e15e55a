import OpenAI from "openai";
import { fetchStub, sample, serve } from "./child.ts";

const { baseUrl, token, org_id, id, project } = sample;
const client = new OpenAI({ baseURL: baseUrl, apiKey: token, fetch: fetchStub, maxRetries: 0 });

serve({
  get: () => client.get(`/${org_id}/sessions/${id}`),
  post: () => client.post(`/${org_id}/projects`, { body: project }),
});
