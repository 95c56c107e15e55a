import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import spawn from "nano-spawn";
import type { Send } from "../../../base/exchange.ts";
import type { Capabilities, Target } from "../../../base/target.ts";
import { createLocalSend } from "../../../http/send.ts";
import { waitForServer } from "../../../targets/server-process.ts";
import { valueAt } from "../../../values/json.ts";
import { packageCommand } from "./package-command.ts";

const users = { owner: "ada", admin: "bruno", member: "chen", viewer: "dana", outsider: "noor" };

interface LocalMock {
  url: string;
  firstCall: { organizationId: string };
  fetch: typeof fetch;
  close(): Promise<void>;
}

/**
 * Starts the mock as a separate process on a free port.
 *
 * @param options.seed defaults to 1.
 * @throws if the process exits before it prints its URL.
 */
export async function startMockTarget({ seed = 1 }: { seed?: number } = {}): Promise<Target> {
  const command = createRequire(import.meta.url).resolve("@crewkit/mock/cli");
  const subprocess = spawn(process.execPath, [command, "--port", "0", "--seed", String(seed)]);
  // The mock prints an example request with the id of an organization.
  const { match, close } = await waitForServer(subprocess, /(http:\S+)\/([\da-f-]{36})\//);
  const [, url = "", organizationId = ""] = match;
  return createTarget({ url, firstCall: { organizationId }, fetch, close });
}

/** Tests a mock in this process, without HTTP. */
export function mockTarget(mock: LocalMock): Target & { send: Send } {
  return { ...createTarget(mock), send: createLocalSend(mock.url, mock.fetch) };
}

function createTarget({ url, firstCall, fetch, close }: LocalMock): Target {
  const { origin, pathname } = new URL(url);
  async function sendControl(method: string, path: string, body?: object): Promise<string> {
    const init = { method, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(`${origin}/__mock/${path}`, init);
    const received = await response.text();
    if (!response.ok) throw new Error(`The mock's control API returned ${response.status}: ${received}`);
    return received;
  }

  async function addPlaybook(organization_id: string): Promise<string> {
    const start = Date.now();
    const { records, ...snapshot } = JSON.parse(await sendControl("GET", "snapshot"));
    const id = randomUUID();
    const fields = { id, organization_id, slug: `playbook-${id}`, extends_playbook_id: null, conventions_count: 0 };
    const playbooks = [...records.playbooks, { ...records.playbooks[0], ...fields }];
    await sendControl("PUT", "snapshot", { ...snapshot, records: { ...records, playbooks } });
    // The snapshot sets the clock back to its own time.
    await sendControl("POST", "clock", { advance: `${Date.now() - start}ms` });
    return id;
  }

  return {
    name: "mock",
    url,
    writes: true,
    disposable: true,
    closed: true,
    close,
    restart: { command: `${packageCommand("mock")} --port 4010`, url: `http://127.0.0.1:4010${pathname}` },
    tokens: Object.fromEntries(Object.entries(users).map(([actor, name]) => [actor, `mock.${name}.token`])),
    resources: { "/{}": [firstCall.organizationId] },
    capabilities: {
      advanceClock: async (seconds) => void (await sendControl("POST", "clock", { advance: `${seconds}s` })),
      injectError: async (operation, status) => void (await sendControl("POST", "faults", { operation, status })),
      async createResource(pathPattern, parentId) {
        if (pathPattern === "/playbooks/{}") return addPlaybook(parentId);
        throw new Error(`The target cannot create ${pathPattern}.`);
      },
      readEmail: createMailbox(() => fetch(`${origin}/__mock/mails`)),
      // An IP address cannot be a passkey domain.
      webOrigin: origin.replace("127.0.0.1", "localhost"),
    },
  };
}

// Timestamps of emails have a resolution of one second, so the new email is the email that was not read yet. A
// restarted mock sends emails with the same ids again.
function createMailbox(readEmails: () => Promise<Response>): NonNullable<Capabilities["readEmail"]> {
  const read = new Set<string>();
  return async (address) => {
    const emails = [valueAt(await (await readEmails()).json(), "/data")].flat();
    const keyOf = (email: unknown) => `${address} ${valueAt(email, "/id")}`;
    const email = emails.find((each) => valueAt(each, "/to") === address && !read.has(keyOf(each)));
    if (email === undefined) return undefined;
    read.add(keyOf(email));
    return String(valueAt(email, "/token"));
  };
}
