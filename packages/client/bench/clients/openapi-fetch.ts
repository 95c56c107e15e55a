import type { paths } from "@crewkit/types";
import createClient from "openapi-fetch";
import { fetchStub, sample, serve } from "./child.ts";

const { baseUrl, token, org_id, id, project } = sample;
const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` }, fetch: fetchStub });

serve({
  get: async () => (await client.GET("/{org_id}/sessions/{id}", { params: { path: { org_id, id } } })).data,
  post: async () => (await client.POST("/{org_id}/projects", { params: { path: { org_id } }, body: project })).data,
});
