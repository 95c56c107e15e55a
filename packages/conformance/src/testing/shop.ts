import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Contract } from "@crewkit/openapi";
import { createErrorFinder } from "@crewkit/openapi/validator";
import { definePlan, type Plan } from "../plan/plan.ts";
import type { Target } from "../targets/target.ts";
import { parseJson } from "../values/json.ts";

type Item = Record<string, unknown>;

const id = { type: "string", pattern: "^[a-z]+-[0-9]+$" };
const quantity = { type: "integer", minimum: -5, maximum: 99, default: 1 };
const note = { type: "string", maxLength: 40 };
const objectOf = (properties: object, ...required: string[]) => ({ type: "object", required, properties });
const json = (schema: object, example?: object) => ({ content: { "application/json": { schema, example } } });
const error = { description: "Invalid", ...json({ type: "object" }) };
const partLine = objectOf({ kind: { const: "part" }, part_id: id, quantity }, "kind", "part_id");
const workLine = objectOf({ kind: { const: "work" }, minutes: { type: "integer", minimum: 0 } }, "kind", "minutes");
const usedParts = { type: "array", maxItems: 3, items: objectOf({ part_id: id, note }, "part_id") };

/** A collection whose items can be created and read. */
function collection(name: string, body: object, example: object): object {
  const param = `${name.slice(0, -1)}_id`;
  const path = name === "shops" ? "/shops" : `/shops/{shop_id}/${name}`;
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, each]) => parameterOf(each ?? ""));
  const item = { allOf: [body, objectOf({ id }, "id")] };
  const responses = { 400: error, 404: error, 422: error };
  const post = {
    operationId: `create ${param}`,
    parameters,
    requestBody: { required: true, ...json(body, example) },
    responses: { 201: { description: "Created", ...json(item) }, ...responses },
  };
  const get = {
    operationId: `get ${param}`,
    parameters: [...parameters, parameterOf(param)],
    responses: { 200: { description: "OK", ...json(item) }, ...responses },
  };
  return { [path]: { post }, [`${path}/{${param}}`]: { get } };
}

function parameterOf(name: string): object {
  return { name, in: "path", required: true, schema: id };
}

const document = {
  openapi: "3.1.0",
  info: { title: "Repairs", version: "1" },
  paths: {
    ...collection("shops", objectOf({ name: note }, "name"), { name: "North" }),
    ...collection("parts", objectOf({ name: note }, "name"), { name: "Brake" }),
    ...collection("lines", { oneOf: [workLine, partLine] }, { kind: "work", minutes: 30 }),
    ...collection("kits", objectOf({ parts: usedParts }, "parts"), { parts: [{ part_id: "part-1" }] }),
  },
};

export const contract: Contract = JSON.parse(JSON.stringify(document));

export const plan: Plan = definePlan({
  name: "Repairs",
  actors: ["anyone"],
  errorStatuses: { body: 422, malformed: 400, path: 404 },
});

/** Starts a server that conforms to its contract. Lines and kits only refer to parts of the same shop. */
export async function startShop(changeLine: (line: Item) => Item = (line) => line): Promise<Target> {
  const items = new Map<string, Item>();
  const server = createServer(async (request, response) => {
    const [status, body] = respond(request, await text(request), { items, changeLine });
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { name: "shop", url, tokens: { anyone: "" }, writes: true, capabilities: {}, close };
}

const findErrors = createErrorFinder(contract);

interface Shop {
  items: Map<string, Item>;
  changeLine(line: Item): Item;
}

function respond({ method, url = "" }: IncomingMessage, text: string, shop: Shop): [status: number, body: Item] {
  const { items } = shop;
  const parent = url.split("/").slice(0, -1).join("/");
  const known = items.get(url);
  if (method === "GET" && known) return [200, known];
  const template = url.replace(/^\/shops\/[^/]+(?=\/)/, "/shops/{shop_id}");
  if (method !== "POST" || !(template in document.paths) || (parent !== "" && !items.has(parent))) return [404, {}];
  const sent = parseJson(text);
  if (sent === undefined) return [400, {}];
  const schema = `/paths/${template.replaceAll("/", "~1")}/post/requestBody/content/application~1json/schema`;
  const isUnknown = [...text.matchAll(/"part_id":"(.*?)"/g)].some(([, part]) => !items.has(`${parent}/parts/${part}`));
  if (findErrors(schema, sent).length > 0 || isUnknown) return [422, {}];
  const name = `${url.split("/").at(-1)?.slice(0, -1)}-${items.size}`;
  const line = Object(sent);
  const saved = { ...(line.kind === "part" && { quantity: 1 }), ...shop.changeLine(line), id: name };
  items.set(`${url}/${name}`, saved);
  return [201, saved];
}
