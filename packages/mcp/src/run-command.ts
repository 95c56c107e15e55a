import { type Crewkit, CrewkitError, createCrewkit } from "@crewkit/client";
import { fileTokenStore } from "@crewkit/client/node";
import type { Mock } from "@crewkit/mock";
import { tags } from "./catalog.ts";
import { serveHttp, serveStdio } from "./serve.ts";

/** The options of the command line. */
export interface CliOptions {
  http?: number | true;
  allowWrites?: true;
  allowDeletes?: true;
  showSecrets?: true;
  tools?: string[];
  mock?: true;
}

/**
 * Serves MCP with the options of the command line.
 *
 * @throws an error with a message for the user.
 */
export function serve(options: CliOptions): Promise<void> {
  return startServer(options).catch(rethrow);
}

/**
 * Signs in, and stores the tokens.
 *
 * @throws an error with a message for the user.
 */
export function login(): Promise<void> {
  return signIn().catch(rethrow);
}

async function startServer({ http, allowWrites, allowDeletes, showSecrets, tools, mock }: CliOptions): Promise<void> {
  const access = allowDeletes ? "delete" : allowWrites ? "write" : "read";
  const options = { crewkit: connect(mock), access, showSecrets, toolTags: tools } as const;
  if (http === undefined) {
    serveStdio(options);
    if (process.stdin.isTTY) console.error("Waiting for an MCP client. Agents start this command themselves.");
    return;
  }
  const port = http === true ? undefined : http;
  const server = await serveHttp({ ...options, port, token: process.env.CREWKIT_MCP_TOKEN });
  console.error(`MCP server  ${server.url}\nToken       ${server.token}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void server.close());
}

function connect(mock: true | undefined): Crewkit {
  if (!mock) return createCrewkit(process.env.CREWKIT_TOKEN ? {} : { tokens: fileTokenStore() });
  // Created for the first request, which keeps the start fast.
  let created: Promise<Mock> | undefined;
  const load = () => (created ??= import("@crewkit/mock").then(({ createMock }) => createMock()));
  return createCrewkit({
    baseUrl: "http://crewkit.test",
    fetch: async (...request) => (await load()).fetch(...request),
    token: async () => (await load()).firstCall.token,
  });
}

async function signIn(): Promise<void> {
  const tokens = fileTokenStore();
  const crewkit = createCrewkit({ tokens });
  await crewkit.auth.device({
    onCode: ({ user_code, verification_uri }) => console.error(`Open ${verification_uri} and type ${user_code}`),
  });
  const { email } = await crewkit.auth.getCurrentUser();
  console.error(`Signed in as ${email}. The tokens are in ${tokens.path}.`);
}

/** Describes the first tag that does not exist. Undefined if all exist. */
export function findUnknownTag(names: readonly string[]): string | undefined {
  const known = tags.map((tag) => tag.toLowerCase());
  const unknown = names.find((name) => !known.includes(name.toLowerCase()));
  return unknown === undefined ? undefined : `There is no tag "${unknown}". Use ${known.join(", ")}.`;
}

function rethrow(error: unknown): never {
  throw new Error(explain(error), { cause: error });
}

function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return "The port is in use. Pass another one: --http 4021";
  return CrewkitError.is(error) ? `${error.reason}. Check CREWKIT_API_URL and the network.` : message;
}
