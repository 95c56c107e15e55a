import spawn from "nano-spawn";
import { SkipError } from "../../context/skip.ts";
import { spawnOptions, waitForServer } from "../../targets/server-process.ts";
import type { Target } from "../../targets/target.ts";
import { valueAt } from "../../values/json.ts";

const users = { owner: "ada", admin: "bruno", member: "chen", viewer: "dana", outsider: "noor" };

/** How the mock is started. */
export interface MockTargetOptions {
  /** Where its ids and tokens come from. Default 1. */
  seed?: number;
  /** Whether its limits refuse. Default true. */
  limits?: boolean;
}

interface MockLocation {
  url: string;
  organization: string;
}

/**
 * Starts the mock as a process of its own on a free port, as its users do: with limits, and the clock in our hands.
 *
 * @throws if it ends before it says where it is.
 */
export async function startMockTarget({ seed = 1, limits = true }: MockTargetOptions = {}): Promise<Target> {
  const options = ["--port", "0", "--seed", String(seed), "--limits", limits ? "on" : "off"];
  const { output, close } = await waitForServer(spawn("crewkit-mock", options, spawnOptions), createStartupParser());
  return mockTarget(output, close);
}

/** A mock that runs already, with its API for tests below `/__mock/`. */
export function mockTarget({ url, organization }: MockLocation, close: Target["close"]): Target {
  const { origin } = new URL(url);
  return {
    ...{ name: "mock", url, writes: true, disposable: true, close },
    tokens: Object.fromEntries(Object.entries(users).map(([actor, name]) => [actor, `mock.${name}.token`])),
    resources: { "/{}": [organization] },
    capabilities: {
      advanceClock: (seconds) => postControl(origin, "clock", { advance: `${seconds}s` }),
      injectError: (operation, status) => postControl(origin, "faults", { operation, status }),
      readMail: createMailbox(origin),
      // What the mock calls the domain of its passkeys, since an IP address can have none.
      webOrigin: origin.replace("127.0.0.1", "localhost"),
      prefer: (status) => ({ Prefer: `code=${status}` }),
    },
  };
}

// It prints a table when it listens: a label and a value on each line, the control last.
function createStartupParser(): (line: string) => MockLocation | undefined {
  const values: Record<string, string> = {};
  return (line) => {
    const [label = "", value = ""] = line.split(/\s+/, 2);
    values[label] = value;
    const { Mock: url, Organization: organization, Control: control } = values;
    return url && organization && control ? { url, organization } : undefined;
  };
}

// Mails are told apart by the second. Of one second's, the new one is the one that was not read yet. A mock that begins
// anew sends the same tokens again, to others.
function createMailbox(origin: string): (address: string) => Promise<string> {
  const read = new Set<string>();
  return async (address) => {
    const response = await fetch(`${origin}/__mock/mails`);
    const mails = valueAt(await response.json(), "/data");
    const tokens = Array.isArray(mails)
      ? mails.filter((mail) => valueAt(mail, "/to") === address).map((mail) => valueAt(mail, "/token"))
      : [];
    const token = tokens.find((each) => !read.has(`${address} ${each}`));
    if (typeof token !== "string") throw new SkipError(`No new mail came to ${address}.`);
    read.add(`${address} ${token}`);
    return token;
  };
}

async function postControl(origin: string, path: string, body: object): Promise<void> {
  const response = await fetch(`${origin}/__mock/${path}`, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`The mock's control answered ${response.status}: ${await response.text()}`);
}
