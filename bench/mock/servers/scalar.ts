import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { createMockServer } from "@scalar/mock-server";
import { readServedContract, serve } from "./child.ts";

// Scalar's mock has no base path.
const app = await createMockServer({ document: { ...readServedContract(), servers: [] } });
await serve(
  createAdaptorServer({
    fetch: (request) => app.fetch(new Request(request.url.replace("/api/v1", ""), request)),
  }) as Server,
);
