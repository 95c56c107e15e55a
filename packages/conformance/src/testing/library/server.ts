import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { listOperations, locate, type Operation } from "@crewkit/openapi";
import { createErrorFinder } from "@crewkit/openapi/validator";
import type { Target } from "../../targets/target.ts";
import { parseJson } from "../../values/json.ts";
import contract from "./contract.ts";
import { ApiError, type HandlerRequest, type HandlerResponse, handlers, type Shelf, Store } from "./handlers.ts";

export type Mutate = (response: HandlerResponse, request: MutatedRequest) => HandlerResponse;

export interface MutatedRequest {
  operationId: string;
  store: Store;
  path: Record<string, string>;
  body: unknown;
  /** Set if the request is valid against the contract. */
  request?: HandlerRequest;
}

const cards: Record<string, string> = { librarian: "card-l-81", reader: "card-r-12", visitor: "card-v-40" };

const routes = listOperations(contract).map((operation) => ({
  operation,
  regExp: new RegExp(`^${operation.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`),
}));

/** Starts a server that conforms to its contract unless `mutate` breaks it. */
export async function startLibrary(mutate: Mutate = (response) => response): Promise<Target> {
  const store = new Store();
  const server = createServer(async (request, response) => {
    const { status, body, headers } = await handle(request, store, mutate);
    const type = status >= 400 ? "application/problem+json" : "application/json";
    response.writeHead(status, { ...(body !== undefined && { "Content-Type": type }), ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    name: "library",
    url: `http://127.0.0.1:${port}`,
    tokens: cards,
    writes: true,
    capabilities: {},
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function handle(request: IncomingMessage, store: Store, mutate: Mutate): Promise<HandlerResponse> {
  const url = new URL(request.url ?? "/", "http://library.test");
  const matching = routes.filter(({ regExp }) => regExp.test(url.pathname));
  const route = matching.find(({ operation }) => operation.method === request.method?.toLowerCase());
  if (!route) return mutate(withoutRoute(matching), { operationId: "", store, path: {}, body: undefined });
  const { operation, regExp } = route;
  const requestBody = await text(request);
  const path = { ...regExp.exec(url.pathname)?.groups };
  const mutated: MutatedRequest = { operationId: operation.operationId, store, path, body: parseJson(requestBody) };
  try {
    mutated.request = toHandlerRequest(operation, { store, request, url, path, requestBody });
    return mutate(handlers[operation.operationId]?.(mutated.request) ?? { status: 404 }, mutated);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return mutate({ status: error.status, body: error.body() }, mutated);
  }
}

function withoutRoute(routesOfPath: typeof routes): HandlerResponse {
  const methods = routesOfPath.map(({ operation }) => operation.method.toUpperCase());
  if (methods.length === 0) return { status: 404, body: new ApiError(404, "Not found").body() };
  return { status: 405, body: new ApiError(405, "No such method").body(), headers: { Allow: methods.join(", ") } };
}

interface IncomingRequest {
  store: Store;
  request: IncomingMessage;
  url: URL;
  path: Record<string, string>;
  requestBody: string;
}

function toHandlerRequest(
  operation: Operation,
  { store, request, url, path, requestBody }: IncomingRequest,
): HandlerRequest {
  const caller = Object.keys(cards).find((each) => `Bearer ${cards[each]}` === request.headers.authorization);
  if (operation.secured && caller === undefined) throw new ApiError(401, "Missing card");
  if ("x-role" in rawOperation(operation) && caller !== "librarian") throw new ApiError(403, "Librarians only");
  const ids = Object.fromEntries(Object.entries(path).map(([name, value]) => [name, decodeURIComponent(value)]));
  validateParameters(operation, "path", (name) => [ids[name] ?? ""]);
  validateParameters(operation, "query", (name) => url.searchParams.getAll(name));
  validateParameters(operation, "header", (name) => [request.headers[name.toLowerCase()] ?? []].flat());
  const body = validateBody(operation, requestBody);
  return { store, caller: caller ?? "", path: ids, query: url.searchParams, body };
}

function rawOperation({ path, method }: Operation): object {
  return Object(Object.entries(contract.paths?.[path] ?? {}).find(([key]) => key === method)?.[1]);
}

const findErrors = createErrorFinder(contract);

function validateParameters(operation: Operation, requestPart: string, read: (name: string) => string[]): void {
  for (const { name, in: location, required, schema = {} } of operation.parameters) {
    const texts = location === requestPart ? read(name) : [];
    if (location === requestPart && required && texts.length === 0) throw new ApiError(400, "Missing", [name]);
    const isList = "type" in schema && schema.type === "array";
    const values = texts.map((text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text));
    const value = isList ? values : values.at(-1);
    if (value !== undefined && findErrors(schema, value).length > 0) throw new ApiError(400, "Wrong", [name]);
  }
}

function validateBody({ path, method, requestBody }: Operation, text: string): Record<string, unknown> {
  if (!requestBody) return {};
  const body = parse(text);
  const location = ["paths", path, method, "requestBody", "content", "application/json", "schema"];
  // The contract requires the property only in responses.
  const errors = findErrors(locate(contract, location), body).filter(
    ({ params }) => params.missingProperty !== "built",
  );
  if (errors.length > 0) throw new ApiError(400, "Wrong", errors.map(nameOf));
  return body;
}

function nameOf({ pointer, params }: ReturnType<typeof findErrors>[number]): string {
  const inner = params.missingProperty ?? params.additionalProperty;
  return [...pointer.split("/").slice(1), ...(inner === undefined ? [] : [String(inner)])].join("/");
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, "Invalid JSON");
  }
}

export function changeResponse(
  operation: string,
  change: (response: HandlerResponse, request: HandlerRequest) => HandlerResponse,
): Mutate {
  return (response, { operationId, request }) =>
    operationId === operation && request && response.status < 300 ? change(response, request) : response;
}

export function withTotal(response: HandlerResponse, total: number): HandlerResponse {
  return { ...response, body: { ...Object(response.body), total } };
}

export function items(operation: string, change: (items: unknown[], request: HandlerRequest) => unknown[]): Mutate {
  return changeResponse(operation, (response, request) => {
    return { ...response, body: { ...Object(response.body), items: change(listOf(response), request) } };
  });
}

export function listOf({ body }: HandlerResponse): unknown[] {
  return Object(body).items ?? [];
}

export function shelfOf({ store, path }: HandlerRequest): Shelf {
  return store.shelves.get(path.shelf ?? "") ?? empty("none");
}

function empty(slug: string): Shelf {
  return { slug, floor: 1, sign: null, built: new Date().toISOString(), lock: "0000", books: [] };
}
