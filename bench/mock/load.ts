import { Agent, type RequestOptions, request } from "node:http";
import type { Contract } from "@crewkit/openapi";
import { exampleIds } from "../tools/contracts.ts";

export type RequestFactory = () => [options: RequestOptions, body?: string];

export const kinds = ["GET one", "list of 25", "POST, validated"] as const;

export type Kind = (typeof kinds)[number];

export function requestFactories(contract: Contract): Record<Kind, RequestFactory> {
  const { org_id, id } = exampleIds(contract, "getProject");
  const projects = `/api/v1/${org_id}/projects`;
  const headers = { Authorization: "Bearer mock.ada.token" };
  let count = 0;
  return {
    "GET one": () => [{ path: `${projects}/${id}`, headers }],
    "list of 25": () => [{ path: `${projects}?per_page=25`, headers }],
    "POST, validated": () => {
      count += 1;
      const body = JSON.stringify({ name: `Project ${count}`, slug: `project-${count}`, project_type: "repository" });
      const allHeaders = { ...headers, "Content-Type": "application/json", "Content-Length": body.length };
      return [{ method: "POST", path: projects, headers: allHeaders }, body];
    },
  };
}

/** Sends requests over ten keep-alive connections. @throws if a request fails. */
export async function sendRequests(port: number, createRequest: RequestFactory, count: number): Promise<void> {
  const connections = 10;
  // Not `fetch`, because it adds headers to each request.
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let remaining = count;
  const run = async () => {
    while (remaining-- > 0) await send(port, agent, ...createRequest());
  };
  await Promise.all(Array.from({ length: connections }, run));
  agent.destroy();
}

function send(port: number, agent: Agent, options: RequestOptions, body?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: "127.0.0.1", agent, ...options }, (response) => {
      const { statusCode = 0 } = response;
      if (statusCode >= 300) reject(new Error(`${options.path} returned ${statusCode}.`));
      response.resume().on("end", resolve);
    });
    sent.on("error", reject).end(body);
  });
}
