import { listOperations, locate, type Operation } from "@crewkit/openapi";
import { createErrorFinder } from "@crewkit/openapi/validator";
import type { Target } from "../../targets/target.ts";
import { parseJson } from "../../values/json.ts";
import { serve } from "../serve.ts";
import contract from "./contract.ts";
import { handlers, type Item, LibraryError, type LibraryRequest, type LibraryResponse } from "./handlers.ts";

/** Handles a request instead of the library. `respond` returns the response of the library. */
export type Override = (
  request: LibraryRequest,
  respond: () => LibraryResponse,
) => LibraryResponse | Promise<LibraryResponse>;

export interface Library extends Target {
  /** The method and the path of each request. */
  requests: string[];
}

const cards: Record<string, string> = { librarian: "card-l-81", reader: "card-r-12", visitor: "card-v-40" };
const findErrors = createErrorFinder(contract);
const routes = listOperations(contract).map((operation) => {
  return { operation, pattern: new RegExp(`^${operation.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`) };
});

/** Starts a server that conforms to its contract, unless `override` breaks it. */
export async function startLibrary(override: Override = (_, respond) => respond()): Promise<Library> {
  const store = new Map();
  const requests: string[] = [];
  const server = await serve(async (request) => {
    const { url, method, headers } = request;
    const { pathname, searchParams: query } = new URL(url);
    const path = decodeURIComponent(pathname);
    requests.push(`${method} ${path}`);
    const operations = routes.filter(({ pattern }) => pattern.test(path)).map(({ operation }) => operation);
    const operation = operations.find((each) => each.method === method.toLowerCase());
    const caller = Object.keys(cards).find((actor) => headers.get("Authorization") === `Bearer ${cards[actor]}`) ?? "";
    const { operationId = "" } = operation ?? {};
    const body = parseJson(await request.text()) as Item;
    const received = { operationId, path, query, headers, caller, body, store };
    const respond = () => {
      try {
        if (!operation) return rejectMethod(operations);
        validate(operation, received);
        return handlers[operationId]?.(received) ?? { status: 404 };
      } catch (error) {
        if (error instanceof LibraryError) return problem(error);
        throw error;
      }
    };
    return toResponse(await override(received, respond));
  });
  return { name: "library", ...server, tokens: cards, writes: true, capabilities: {}, requests };
}

function rejectMethod(operations: readonly Operation[]): LibraryResponse {
  if (operations.length === 0) return problem(new LibraryError(404, "Not found"));
  const { headers, ...response } = problem(new LibraryError(405, "No such method"));
  return {
    ...response,
    headers: { ...headers, Allow: operations.map(({ method }) => method.toUpperCase()).join(", ") },
  };
}

/** Problem details (RFC 9457). */
function problem({ status, message, names }: LibraryError): LibraryResponse {
  const errors = names.map((name) => ({ pointer: `#/${name}`, detail: message }));
  const body = { title: message, status, ...(errors.length > 0 && { errors }) };
  return { status, body, headers: { "Content-Type": "application/problem+json" } };
}

function toResponse({ status, body, headers }: LibraryResponse): Response {
  const text = typeof body === "object" ? JSON.stringify(body) : body;
  const type = text !== undefined && { "Content-Type": "application/json" };
  return new Response(text ?? null, { status, headers: { ...type, ...headers } });
}

function validate(operation: Operation, { caller, path, query, headers, body }: LibraryRequest): void {
  const { path: template, method, parameters, requestBody, secured } = operation;
  const isRestricted = "x-role" in Object(Object(contract.paths?.[template])[method]);
  if (secured && caller === "") throw new LibraryError(401, "Missing card");
  if (isRestricted && caller !== "librarian") throw new LibraryError(403, "Librarians only");
  const values = routes.find((route) => route.operation === operation)?.pattern.exec(path)?.groups ?? {};
  const texts: Record<string, (name: string) => string[]> = {
    path: (name) => [values[name] ?? ""],
    query: (name) => query.getAll(name),
    header: (name) => [headers.get(name) ?? []].flat(),
  };
  for (const [location, read] of Object.entries(texts))
    for (const parameter of parameters.filter((each) => each.in === location))
      validateParameter(parameter, read(parameter.name));
  if (!requestBody) return;
  const schema = locate(contract, ["paths", template, method, "requestBody", "content", "application/json", "schema"]);
  // Only responses require `built`.
  const errors = findErrors(schema, body).filter(({ params }) => params.missingProperty !== "built");
  if (errors.length > 0) throw new LibraryError(400, "Invalid body", errors.map(nameOf));
}

function validateParameter({ name, required, schema = {} }: Operation["parameters"][number], texts: string[]): void {
  if (required && texts.length === 0) throw new LibraryError(400, "Missing", [name]);
  const values = texts.map((text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text));
  const value = "type" in schema && schema.type === "array" ? values : values.at(-1);
  if (value !== undefined && findErrors(schema, value).length > 0) throw new LibraryError(400, "Invalid", [name]);
}

function nameOf({ pointer, params }: ReturnType<typeof findErrors>[number]): string {
  const inner = params.missingProperty ?? params.additionalProperty;
  return [...pointer.split("/").slice(1), ...(inner === undefined ? [] : [String(inner)])].join("/");
}
