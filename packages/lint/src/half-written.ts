/** Documents as an editor has them while somebody writes: each rule must survive them. */
export const halfWritten: readonly object[] = [
  { info: null, paths: null, tags: null, servers: null, security: null, components: null },
  {
    tags: [null, {}],
    servers: [null, {}],
    security: [null],
    "x-error-matrix": { kinds: [null] },
    "x-rate-limits": null,
  },
  { paths: { "/a": null, "/b": broken(), "/c": { parameters: {}, get: null }, "/d": { post: {} }, "": { get: {} } } },
  get({ operationId: 1, tags: "A", parameters: [null, {}, broken()], requestBody: null, responses: null }),
  get({ responses: { 200: null, 404: broken(), 500: { content: null } } }),
  get({ responses: { 200: json({ properties: { data: null } }), 201: json(null), 404: json(broken()) } }),
  get({
    responses: { 201: { description: "A", links: { a: null, b: broken(), c: { operationId: 1, parameters: null } } } },
  }),
  get({ responses: { 201: { description: "A", links: { a: { operationId: "getA", parameters: { x: null } } } } } }),
];

function get(operation: object): object {
  return { paths: { "/a": { get: { operationId: "getA", ...operation } } } };
}

function json(schema: unknown): object {
  return { description: "A", headers: null, content: { "application/json": { schema, examples: null } } };
}

function broken(): object {
  return { $ref: "#/nowhere" };
}
