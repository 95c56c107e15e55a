import { once } from "node:events";
import http, { type IncomingMessage } from "node:http";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import spawn from "nano-spawn";
import { SkipError } from "../../context/skip.ts";
import { isSuccess } from "../../spec/model.ts";
import { waitForServer } from "../../targets/server-process.ts";
import type { Target } from "../../targets/target.ts";
import { valueAt } from "../../values/json.ts";

const users = { owner: "ada", admin: "bruno", member: "chen", viewer: "dana", outsider: "noor" };

export interface MockTargetOptions {
  /** Defaults to 1. */
  seed?: number;
  /** True to enforce rate limits. Defaults to true. */
  limits?: boolean;
}

interface MockLocation {
  url: string;
  organization: string;
}

/**
 * Starts the mock as a separate process on a free port.
 *
 * @throws if the process exits before it prints its URL.
 */
export async function startMockTarget({ seed = 1, limits = true }: MockTargetOptions = {}): Promise<Target> {
  const command = createRequire(import.meta.url).resolve("@crewkit/mock/cli");
  const options = ["--port", "0", "--seed", String(seed), "--limits", limits ? "on" : "off"];
  const subprocess = spawn(process.execPath, [command, ...options]);
  const { output, close } = await waitForServer(subprocess, createStartupParser());
  return mockTarget(output, close);
}

export function mockTarget({ url, organization }: MockLocation, close: Target["close"]): Target {
  const { origin, pathname } = new URL(url);
  return {
    name: "mock",
    url,
    writes: true,
    disposable: true,
    closed: true,
    close,
    restart: { command: "npx @crewkit/mock --port 4010", url: `http://127.0.0.1:4010${pathname}` },
    tokens: Object.fromEntries(Object.entries(users).map(([actor, name]) => [actor, `mock.${name}.token`])),
    resources: { "/{}": [organization] },
    capabilities: {
      advanceClock: (seconds) => postControl(origin, "clock", { advance: `${seconds}s` }),
      injectError: (operation, status) => postControl(origin, "faults", { operation, status }),
      readEmail: createMailbox(origin),
      // An IP address cannot be a passkey domain.
      webOrigin: origin.replace("127.0.0.1", "localhost"),
      prefer: (status) => ({ Prefer: `code=${status}` }),
    },
  };
}

// The mock prints a table of labels and values. The control URL comes last.
function createStartupParser(): (line: string) => MockLocation | undefined {
  const values: Record<string, string> = {};
  return (line) => {
    const [label = "", value = ""] = line.split(/\s+/, 2);
    values[label] = value;
    const { Mock: url, Organization: organization, Control: control } = values;
    return url && organization && control ? { url, organization } : undefined;
  };
}

// Timestamps of emails have a resolution of one second, so the new email is the email whose token was not read yet. A
// restarted mock sends the same tokens again.
function createMailbox(origin: string): (address: string) => Promise<string> {
  const read = new Set<string>();
  return async (address) => {
    const response = await fetch(`${origin}/__mock/mails`);
    const emails = valueAt(await response.json(), "/data");
    const tokens = Array.isArray(emails)
      ? emails.filter((email) => valueAt(email, "/to") === address).map((email) => valueAt(email, "/token"))
      : [];
    const token = tokens.find((each) => !read.has(`${address} ${each}`));
    if (typeof token !== "string") throw new SkipError(`${address} received no new email.`);
    read.add(`${address} ${token}`);
    return token;
  };
}

async function postControl(origin: string, path: string, body: object): Promise<void> {
  // `fetch` needs several times the CPU time, and tests advance the clock hundreds of times.
  const request = http.request(`${origin}/__mock/${path}`, { method: "POST" });
  const [response] = (await once(request.end(JSON.stringify(body)), "response")) as [IncomingMessage];
  const received = await text(response);
  if (!isSuccess(response.statusCode ?? 0))
    throw new Error(`The mock's control API returned ${response.statusCode}: ${received}`);
}
