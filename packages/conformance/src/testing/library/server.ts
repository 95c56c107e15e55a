import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { listOperations, locate, type Operation } from "@crewkit/openapi";
import { createErrorFinder } from "@crewkit/openapi/validator";
import type { Target } from "../../targets/target.ts";
import { parseJson } from "../../values/json.ts";
import contract from "./contract.ts";
import { type Asked, handlers, Refusal, Store, type Told } from "./handlers.ts";

/** Makes another answer of the right one: a library that is broken. */
export type Spoil = (told: Told, request: Spoiled) => Told;

/** The request that gets a spoiled answer. */
export interface Spoiled {
  operationId: string;
  store: Store;
  path: Record<string, string>;
  /** The body, as far as it is JSON. */
  sent: unknown;
  /** What was asked, if it was not refused for the contract's sake. */
  asked?: Asked;
}

const cards: Record<string, string> = { librarian: "card-l-81", reader: "card-r-12", visitor: "card-v-40" };

const routes = listOperations(contract).map((operation) => ({
  operation,
  form: new RegExp(`^${operation.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`),
}));

/** Opens a library on a free port. It keeps to its contract, unless it is spoiled. */
export async function openLibrary(spoil: Spoil = (told) => told): Promise<Target> {
  const store = new Store();
  const server = createServer(async (request, response) => {
    const { status, body, headers } = await answer(request, store, spoil);
    const problem = status >= 400 ? { "Content-Type": "application/problem+json" } : {};
    response.writeHead(status, {
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...problem,
      ...headers,
    });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    name: "library",
    url: `http://127.0.0.1:${port}`,
    tokens: cards,
    writes: true,
    powers: {},
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function answer(request: IncomingMessage, store: Store, spoil: Spoil): Promise<Told> {
  const url = new URL(request.url ?? "/", "http://library.test");
  const found = routes.find(
    ({ operation, form }) => operation.method === request.method?.toLowerCase() && form.test(url.pathname),
  );
  if (!found) return { status: 404, body: new Refusal(404, "Not found").body() };
  const { operation, form } = found;
  const sent = await text(request);
  const path = { ...form.exec(url.pathname)?.groups };
  const spoiled: Spoiled = { operationId: operation.operationId, store, path, sent: parseJson(sent) };
  try {
    spoiled.asked = ask(operation, { store, request, url, path, sent });
    return spoil(handlers[operation.operationId]?.(spoiled.asked) ?? { status: 404 }, spoiled);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return spoil({ status: error.status, body: error.body() }, spoiled);
  }
}

interface Arrived {
  store: Store;
  request: IncomingMessage;
  url: URL;
  path: Record<string, string>;
  sent: string;
}

function ask(operation: Operation, { store, request, url, path, sent }: Arrived): Asked {
  const who = Object.keys(cards).find((each) => cards[each] === request.headers["library-card"]);
  if (operation.secured && who === undefined) throw new Refusal(401, "No card");
  if ("x-role" in raw(operation) && who !== "librarian") throw new Refusal(403, "For librarians");
  const ids = Object.fromEntries(Object.entries(path).map(([name, value]) => [name, decodeURIComponent(value)]));
  judgeParameters(operation, "path", (name) => [ids[name] ?? ""]);
  judgeParameters(operation, "query", (name) => url.searchParams.getAll(name));
  judgeParameters(operation, "header", (name) => [request.headers[name.toLowerCase()] ?? []].flat());
  return { store, who: who ?? "", path: ids, query: url.searchParams, body: judgeBody(operation, sent) };
}

function raw({ path, method }: Operation): object {
  return Object(Object.entries(contract.paths?.[path] ?? {}).find(([key]) => key === method)?.[1]);
}

const faults = createErrorFinder(contract);

// Refuses parameters that the contract forbids.
function judgeParameters(operation: Operation, where: string, read: (name: string) => string[]): void {
  for (const { name, in: place, required, schema = {} } of operation.parameters) {
    const texts = place === where ? read(name) : [];
    if (place === where && required && texts.length === 0) throw new Refusal(400, "Missing", [name]);
    const isList = "type" in schema && schema.type === "array";
    const values = texts.map((text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text));
    const value = isList ? values : values.at(-1);
    if (value !== undefined && faults(schema, value).length > 0) throw new Refusal(400, "Wrong", [name]);
  }
}

function judgeBody({ path, method, requestBody }: Operation, text: string): Record<string, unknown> {
  if (!requestBody) return {};
  const body = parse(text);
  const place = ["paths", path, method, "requestBody", "content", "application/json", "schema"];
  const wrong = faults(locate(contract, place), body);
  if (wrong.length > 0) throw new Refusal(400, "Wrong", wrong.map(nameOf));
  return body;
}

function nameOf({ pointer, params }: ReturnType<typeof faults>[number]): string {
  const inner = params.missingProperty ?? params.additionalProperty;
  return [...pointer.split("/").slice(1), ...(inner === undefined ? [] : [String(inner)])].join("/");
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "No JSON");
  }
}
