import { Agent, request } from "node:http";

export interface RequestOptions {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export type RequestFactory = () => RequestOptions;

/** Sends requests over ten keep-alive connections. @throws if a request fails. */
export async function sendRequests(port: number, createRequest: RequestFactory, count: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let remaining = count;
  const run = async () => {
    while (remaining-- > 0) await send(port, agent, createRequest());
  };
  await Promise.all(Array.from({ length: connections }, run));
  agent.destroy();
}

const connections = 10;

export function send(port: number, agent: Agent | undefined, { body, ...options }: RequestOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: "127.0.0.1", ...(agent && { agent }), ...options }, (response) => {
      const { statusCode = 0 } = response;
      if (statusCode >= 300) reject(new Error(`${options.method} ${options.path} returned ${statusCode}.`));
      response.resume().on("end", resolve);
    });
    sent.on("error", reject).end(body);
  });
}
