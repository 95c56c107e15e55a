import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { listOperations, locate, type Operation } from "@crewkit/openapi";
import { createErrorFinder } from "@crewkit/openapi/validator";
import { parseJson } from "../../values/json.ts";
import contract from "./contract.ts";
import { handlers, type Item, type LibraryRequest, type LibraryResponse, problem } from "./handlers.ts";

/** Handles a request instead of the library. `respond` returns the response of the library. An error closes the connection. */
export type Override = (
  request: LibraryRequest,
  respond: () => LibraryResponse,
) => LibraryResponse | Promise<LibraryResponse>;

const cards: Record<string, string> = { librarian: "card-l-81", reader: "card-r-12", visitor: "card-v-40" };
const findErrors = createErrorFinder(contract);
const routes = listOperations(contract).map((operation) => {
  return { operation, pattern: new RegExp(`^${operation.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`) };
});

/** Starts a server that conforms to its contract, unless `override` breaks it. `requests` has each method and path. */
export async function startLibrary(override: Override = (_, respond) => respond()) {
  const store = new Map();
  const requests: string[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { pathname, searchParams: query } = new URL(incoming.url ?? "", "http://library.example");
    const path = decodeURIComponent(pathname);
    requests.push(`${incoming.method} ${path}`);
    const matching = routes.filter(({ pattern }) => pattern.test(path));
    const operations = matching.map(({ operation }) => operation);
    const operation = operations.find(({ method }) => method === incoming.method?.toLowerCase());
    const headers = new Headers(incoming.headers as Record<string, string>);
    const caller = Object.keys(cards).find((actor) => headers.get("Authorization") === `Bearer ${cards[actor]}`) ?? "";
    const { operationId = "" } = operation ?? {};
    const content = parseJson(await text(incoming)) as Item;
    const received = { operationId, path, query, headers, caller, body: content, store };
    const respond = () => {
      if (!operation) return rejectMethod(operations);
      const ids = matching[0]?.pattern.exec(path)?.groups ?? {};
      return reject(operation, ids, received) ?? handlers[operationId]?.(received) ?? { status: 404 };
    };
    try {
      const { status, body, headers } = await override(received, respond);
      outgoing.writeHead(status, { ...(body !== undefined && { "Content-Type": "application/json" }), ...headers });
      outgoing.end(typeof body === "object" ? JSON.stringify(body) : body);
    } catch {
      outgoing.destroy();
    }
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  async function close(): Promise<void> {
    server.closeAllConnections();
    await server[Symbol.asyncDispose]();
  }
  return { name: "library", url, close, tokens: cards, writes: true, capabilities: {}, requests };
}

function rejectMethod(operations: readonly Operation[]): LibraryResponse {
  if (operations.length === 0) return problem(404, "Not found");
  const Allow = operations.map(({ method }) => method.toUpperCase()).join(", ");
  const response = problem(405, "No such method");
  return { ...response, headers: { ...response.headers, Allow } };
}

/** The error response to an invalid request. */
function reject(
  { path: template, method, parameters, requestBody, secured }: Operation,
  ids: Record<string, string>,
  { operationId, caller, path, query, headers, body, store }: LibraryRequest,
): LibraryResponse | undefined {
  const isRestricted = "x-role" in Object(Object(contract.paths?.[template])[method]);
  if (secured && caller === "") return problem(401, "Missing card");
  if (isRestricted && caller !== "librarian") return problem(403, "Librarians only");
  const invalid = parameters.find((parameter) => {
    const { name, in: location } = parameter;
    const value = location === "path" ? ids[name] : headers.get(name);
    return !isValid(parameter, location === "query" ? query.getAll(name) : [value ?? []].flat());
  });
  if (invalid) return problem(400, "Invalid parameter", [invalid.name]);
  if (requestBody) {
    const keys = ["paths", template, method, "requestBody", "content", "application/json", "schema"];
    // Only responses require `built`.
    const errors = findErrors(locate(contract, keys), body).filter(({ params }) => params.missingProperty !== "built");
    if (errors.length > 0) return problem(400, "Invalid body", errors.map(nameOf));
  }
  const resource = store.get(template.endsWith("}") ? path : path.slice(0, path.lastIndexOf("/")));
  const users = [caller, resource?.reader ?? caller];
  const isOwn = users[0] === users[1];
  if (operationId === "returnBook" && !isOwn && !users.includes("visitor"))
    return caller === "librarian" ? undefined : problem(403, "Another reader's loan");
  // Hides the loans of other readers.
  const exists = !template.includes("{") || (resource && isOwn);
  return exists ? undefined : problem(404, "Not found");
}

function isValid({ required, schema = {} }: Operation["parameters"][number], texts: string[]): boolean {
  const values = texts.map((text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text));
  const value = "type" in schema && schema.type === "array" ? values : values.at(-1);
  return texts.length === 0 ? !required : value === undefined || findErrors(schema, value).length === 0;
}

function nameOf({ pointer, params }: ReturnType<typeof findErrors>[number]): string {
  const inner = params.missingProperty ?? params.additionalProperty;
  return [...pointer.split("/").slice(1), ...(inner === undefined ? [] : [String(inner)])].join("/");
}
