import spawn from "nano-spawn";
import { listening, spawning } from "../../targets/server-process.ts";
import type { Target } from "../../targets/target.ts";
import { at } from "../../values/json.ts";
import { Unreached } from "../../world/unreached.ts";

const people = { owner: "ada", admin: "bruno", member: "chen", viewer: "dana", stranger: "noor" };

/** How the mock is started. */
export interface MockChoice {
  /** Where its ids and tokens come from. Default 1. */
  seed?: number;
  /** Whether its limits refuse. Default true. */
  limits?: boolean;
}

interface MockPlace {
  url: string;
  organization: string;
}

/**
 * Starts the mock as a process of its own on a free port, as its users do: with limits, and the clock in our hands.
 *
 * @throws if it ends before it says where it is.
 */
export async function startMockTarget({ seed = 1, limits = true }: MockChoice = {}): Promise<Target> {
  const options = ["--port", "0", "--seed", String(seed), "--limits", limits ? "on" : "off"];
  const { said, close } = await listening(spawn("crewkit-mock", options, spawning), createReader());
  return mockTarget(said, close);
}

/** A mock that runs already, with its API for tests below `/__mock/`. */
export function mockTarget({ url, organization }: MockPlace, close: Target["close"]): Target {
  const { origin } = new URL(url);
  return {
    ...{ name: "mock", url, writes: true, disposable: true, close },
    tokens: Object.fromEntries(Object.entries(people).map(([actor, name]) => [actor, `mock.${name}.token`])),
    things: { "/{}": [organization] },
    powers: {
      passTime: (seconds) => tell(origin, "clock", { advance: `${seconds}s` }),
      fail: (operation, status) => tell(origin, "faults", { operation, status }),
      mail: createMailbox(origin),
      // What the mock calls the domain of its passkeys, since an IP address can have none.
      webOrigin: origin.replace("127.0.0.1", "localhost"),
      prefer: (status) => ({ Prefer: `code=${status}` }),
    },
  };
}

// It prints a table when it listens: a label and a value on each line, the control last.
function createReader(): (line: string) => MockPlace | undefined {
  const found: Record<string, string> = {};
  return (line) => {
    const [label = "", value = ""] = line.split(/\s+/, 2);
    found[label] = value;
    const { Mock: url, Organization: organization, Control: control } = found;
    return url && organization && control ? { url, organization } : undefined;
  };
}

// Mails are told apart by the second. Of one second's, the new one is the one that was not read yet. A mock that begins
// anew sends the same tokens again, to others.
function createMailbox(origin: string): (address: string) => Promise<string> {
  const read = new Set<string>();
  return async (address) => {
    const response = await fetch(`${origin}/__mock/mails`);
    const mails = at(await response.json(), "/data");
    const tokens = Array.isArray(mails)
      ? mails.filter((mail) => at(mail, "/to") === address).map((mail) => at(mail, "/token"))
      : [];
    const token = tokens.find((each) => !read.has(`${address} ${each}`));
    if (typeof token !== "string") throw new Unreached(`No new mail came to ${address}.`);
    read.add(`${address} ${token}`);
    return token;
  };
}

async function tell(origin: string, what: string, body: object): Promise<void> {
  const response = await fetch(`${origin}/__mock/${what}`, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`The mock's control answered ${response.status}: ${await response.text()}`);
}
