import { fetchStub, sample, serve } from "./child.ts";

// What everybody would write by hand: the least that a call can cost.
const { baseUrl, token, org_id, id, project } = sample;
const fetch = fetchStub as (url: string, init: object) => Promise<Response>;

serve({
  async get() {
    const response = await fetch(`${baseUrl}/${org_id}/sessions/${id}`, {
      method: "GET",
      headers: { Authorization: `Bearer ${token}` },
    });
    return response.json();
  },
  async post() {
    const response = await fetch(`${baseUrl}/${org_id}/projects`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify(project),
    });
    return response.json();
  },
});
