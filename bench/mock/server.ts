import { type Program, startProgram } from "../tools/program.ts";
import { type RequestFactory, sendRequests } from "./load.ts";

export const serverNames = ["bare", "mock", "prism", "scalar", "openapi-backend"] as const;

export type ServerName = (typeof serverNames)[number];

export interface BenchServer extends Pick<Program, "close"> {
  port: number;
  /** Sends requests and returns the CPU time per request in microseconds. */
  cpuTimeOf(createRequest: RequestFactory, count: number): Promise<number>;
}

/** Starts a server for the JSON file of a contract. `entry` is `index.js` of the published mock. */
export async function startServer(name: ServerName, contract: string, entry: string): Promise<BenchServer> {
  const program = startProgram(new URL(`servers/${name}.ts`, import.meta.url), [contract, entry]);
  const port = await program.receive<number>();
  return {
    port,
    close: program.close,
    async cpuTimeOf(createRequest, count) {
      const before = await program.ask<number>({});
      await sendRequests(port, createRequest, count);
      return ((await program.ask<number>({})) - before) / count;
    },
  };
}
