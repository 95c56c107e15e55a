import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Contract } from "@crewkit/openapi";
import { createErrorFinder } from "@crewkit/openapi/validator";
import { parse } from "yaml";
import { definePlan, type Plan } from "../../plan/plan.ts";
import type { Target } from "../../targets/target.ts";
import { parseJson } from "../../values/json.ts";

export const contract: Contract = parse(readFileSync(join(import.meta.dirname, "openapi.yaml"), "utf8"));

/** Facts that the contract does not state: the statuses of errors. */
export const plan: Plan = definePlan({
  name: "Catalog",
  actors: ["anyone"],
  authorize: () => ({}),
  errorStatuses: { body: 422, malformed: 422, query: 422, path: 404 },
});

type Item = Record<string, unknown>;
type Respond = [status: number, body?: unknown, headers?: Record<string, string>];

interface CatalogRequest {
  id: string;
  query: URLSearchParams;
  cookie: string;
  body: Item;
}

class InvalidRequestError extends Error {}

/** Starts a server that conforms to its contract. */
export async function startCatalog(): Promise<Target> {
  const route = createRoutes();
  const server = createServer(async (request, response) => {
    const [status, body, headers] = await handle(request, route);
    response.writeHead(status, { ...(body !== undefined && { "Content-Type": "application/json" }), ...headers });
    response.end(body instanceof Buffer || body === undefined ? body : JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { name: "catalog", url, tokens: { anyone: "" }, writes: true, capabilities: {}, close };
}

const findErrors = createErrorFinder(contract);

function validate(schema: string, value: unknown): Item {
  if (findErrors(`/components/schemas/${schema}`, value).length > 0) throw new InvalidRequestError();
  return Object(value);
}

type Route = (method: string, collection: string, request: CatalogRequest) => Respond | undefined;

function createRoutes(): Route {
  const stores: Record<string, Map<string, Item>> = { items: new Map(), carts: new Map(), orders: new Map() };
  const { items = new Map(), carts = new Map(), orders = new Map() } = stores;
  const hide = ({ coupon: _, ...visible }: Item) =>
    "uuid" in visible ? { ...visible, length: [...String(visible.note ?? "")].length } : visible;
  const store = (name: string, id: string, item: Item, status: number): Respond => {
    stores[name]?.set(id, item);
    return [status, { result: hide(item) }];
  };
  const handlers: Record<string, (request: CatalogRequest) => Respond | undefined> = {
    "PUT items/": ({ id, body: { sku: _, ...item } }) =>
      store("items", id, { ...validate("Item", item), sku: id }, items.has(id) ? 200 : 201),
    "GET image/": ({ id }) =>
      items.has(id) ? [200, Buffer.from([0x89, 0xff]), { "Content-Type": "image/png" }] : undefined,
    "GET i/": ({ id }) => (items.has(id) ? [302, undefined, { Location: `/items/${id}` }] : undefined),
    "POST carts": ({ body: { length: _, ...body } }) => {
      const uuid = randomUUID();
      return store("carts", uuid, { ...validate("Cart", body), uuid }, 201);
    },
    "PATCH carts/": ({ id, body: { length: _, ...body } }) => {
      const cart = carts.get(id);
      return cart && store("carts", id, { ...cart, ...validate("Cart", body), uuid: id }, 200);
    },
    "GET orders/": ({ id, query, cookie }) => {
      const isValid = Array.isArray(parseJson(query.get("fields") ?? "")) && /^visit=[0-9a-f-]{36}$/.test(cookie);
      if (!isValid || query.get("currency") !== "EUR") throw new InvalidRequestError();
      return orders.has(id) ? [200, { result: orders.get(id) }] : undefined;
    },
    "POST orders": ({ body }) => {
      const order = { ...body, quantity: Number(body.quantity), tags: [body.tags ?? []].flat() };
      validate("Order", order);
      const number = orders.size + 1;
      return store("orders", String(number), { number, state: "pending" }, 202);
    },
  };
  return (method, collection, request) => {
    const handler = handlers[`${method} ${collection}`];
    if (handler) return handler(request);
    const all = stores[collection.replace("/", "")] ?? new Map();
    const found = all.get(request.id);
    if (method === "GET" && !collection.endsWith("/"))
      return page([...all.values()].map(hide), request.query.get("cursor"));
    if (method === "DELETE" && all.delete(request.id)) return [204];
    return method === "GET" && found ? [200, { result: hide(found) }] : undefined;
  };
}

function page(all: Item[], cursor: string | null): Respond {
  if (cursor !== null && !/^[0-9]+$/.test(cursor)) throw new InvalidRequestError();
  const end = Number(cursor ?? 0) + 2;
  return [200, { result: all.slice(end - 2, end), next: end < all.length ? String(end) : null }];
}

async function handle(request: IncomingMessage, route: Route): Promise<Respond> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://catalog.test");
  const [, first = "", id, last] = pathname.split("/");
  const collection = last ?? (id === undefined ? first : `${first}/`);
  const requestText = await text(request);
  const isForm = request.headers["content-type"]?.includes("urlencoded");
  const body = isForm ? Object.fromEntries(new URLSearchParams(requestText)) : parseJson(requestText);
  try {
    const isInvalid = requestText !== "" && (typeof body !== "object" || body === null || Array.isArray(body));
    if (isInvalid) throw new InvalidRequestError();
    const key = last === undefined ? collection : `${last}/`;
    const found = route(request.method ?? "", key, {
      // UUIDs are case-insensitive (RFC 9562, section 4).
      id: first === "carts" ? (id ?? "").toLowerCase() : (id ?? ""),
      query: searchParams,
      cookie: request.headers.cookie ?? "",
      body: Object(body),
    });
    return found ?? [404, { message: "Not found" }];
  } catch (error) {
    if (!(error instanceof InvalidRequestError)) throw error;
    return [422, { message: "Invalid request" }];
  }
}
