import { dirname } from "node:path";
import { createInterface } from "node:readline";
import spawn from "nano-spawn";

/** Something that answers as the API. */
export interface Target {
  /** The base URL. */
  url: string;
  /** A token that it accepts. */
  token: string;
  close(): Promise<void>;
}

/**
 * Starts the mock as a process of its own on a free port, as its users do.
 *
 * @throws if it ends before it says where it is.
 */
export async function startMockProcess(): Promise<Target> {
  const running = spawn("crewkit-mock", ["--port", "0", "--limits", "off"], {
    cwd: dirname(import.meta.dirname),
    preferLocal: true,
  });
  running.catch(() => {});
  const child = await running.nodeChildProcess;
  const found: Record<string, string> = {};
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const [label = "", value = ""] = line.split(/\s+/, 2);
    found[label] = value;
    if (found.Mock && found.Token) break;
  }
  if (!found.Mock || !found.Token) throw new Error(`The mock did not start: ${await running.then(String, String)}`);
  return {
    url: found.Mock,
    token: found.Token,
    async close() {
      child.kill("SIGTERM");
      await running.catch(() => {});
    },
  };
}
