import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { median } from "../tools/metrics.ts";

interface Connection {
  instructions: string;
  tools: object[];
}

/** Returns the median time from the start of the program to the response to `initialize`, in milliseconds. */
export async function measureStart(command: string, attempts: number): Promise<number> {
  const times: number[] = [];
  for (let attempt = 0; attempt < attempts; attempt++) {
    const start = performance.now();
    const server = startServer(command);
    await server.request("initialize", initialization);
    times.push(performance.now() - start);
    server.close();
  }
  return median(times);
}

/** Returns what each client receives at the start of a conversation. */
export async function connect(command: string): Promise<Connection> {
  const server = startServer(command);
  const { instructions } = await server.request<Connection>("initialize", initialization);
  const { tools } = await server.request<Connection>("tools/list", {});
  server.close();
  return { instructions, tools };
}

const initialization = {
  protocolVersion: "2025-11-25",
  capabilities: {},
  clientInfo: { name: "bench", version: "1.0.0" },
};

function startServer(command: string) {
  const env = { ...process.env, CREWKIT_TOKEN: "unused" };
  const child = spawn(process.execPath, [command], { stdio: ["pipe", "pipe", "inherit"], env });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    async request<T>(method: string, params: object): Promise<T> {
      child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id: 1, method, params })}\n`);
      const { value } = await lines.next();
      return JSON.parse(value ?? "").result;
    },
    close: () => void child.kill(),
  };
}
