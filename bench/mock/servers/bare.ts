import { createServer } from "node:http";
import { serve } from "./child.ts";

// The minimum cost of a response of the same size: no routes, no validation, two headers.
const project = {
  id: "5f0c3d1e-8a47-4b62-9d1f-2c6e7b8a9012",
  organization_id: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
  name: "Checkout",
  slug: "checkout",
  project_type: "repository",
  created_at: "2026-11-20T14:00:00Z",
  updated_at: "2026-11-20T14:00:00Z",
};
const single = JSON.stringify({ data: project });
const list = JSON.stringify({
  data: Array(25).fill(project),
  meta: { current_page: 1, total_pages: 2, total_count: 30 },
});

await serve(
  createServer((request, response) => {
    if (request.method !== "POST") {
      send(200, request.url?.includes("per_page") ? list : single);
      return;
    }
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      JSON.parse(Buffer.concat(chunks).toString());
      send(201, single);
    });

    function send(status: number, body: string): void {
      const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) };
      response.writeHead(status, headers).end(body);
    }
  }),
);
