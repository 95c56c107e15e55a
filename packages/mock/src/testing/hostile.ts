import { gzipSync } from "node:zlib";
import { organizationId, wellKnownToken } from "../store/sample-data.ts";

/** A malformed or unusual request, and the expected status. */
export interface HostileRequest {
  name: string;
  status: number;
  method?: string;
  /** The request target. Default: the list of projects. */
  target?: string;
  /** Override the default headers of the same name. Names may repeat. */
  headers?: [name: string, value: string][];
  body?: string | Uint8Array;
}

export const projects = `/api/v1/${organizationId}/projects`;

/** The session does not need to exist: the requests are rejected earlier. */
const session = `/api/v1/${organizationId}/sessions/0b1f7a52-7c3e-4d51-9a38-3f0f5cf1d001`;

const create = (name: string, body: HostileRequest["body"], status: number): HostileRequest => ({
  name,
  status,
  method: "POST",
  target: projects,
  body: body ?? "",
});
const register = (name: string, credential: string): HostileRequest => ({
  ...create(name, `{"name":"Key","credential":${credential}}`, 422),
  target: "/api/v1/auth/passkey/register",
});
const update = (name: string, turns: string): HostileRequest => ({
  ...create(name, `{"total_turns":${turns}}`, 422),
  method: "PATCH",
  target: session,
});

const depth = 100_000;
const nested = (open: string, close: string) => open.repeat(depth) + close.repeat(depth);
const credential = (extra: string) =>
  `{"id":"a","rawId":"a","type":"public-key","response":{"clientDataJSON":"a","attestationObject":"a"},${extra}}`;
const slug = '"slug":"a-b"';

export const bodies: HostileRequest[] = [
  create("malformed JSON", '{"name":', 400),
  create("only spaces", "   ", 400),
  create("no body", "", 422),
  create("null", "null", 422),
  create("a list", "[]", 422),
  create("a byte order mark", "\ufeff{}", 422),
  create("UTF-16", Buffer.from('\ufeff{"name":"a"}', "utf16le"), 400),
  create("invalid UTF-8", Buffer.from(`{"name":"\xff",${slug}}`, "latin1"), 400),
  create("a lone surrogate", `{"name":"\\ud800",${slug}}`, 422),
  create("a lone surrogate in a key", `{"name":"a",${slug},"\\udc00":1}`, 422),
  create("__proto__", `{"name":"a",${slug},"__proto__":{"admin":true}}`, 422),
  create("constructor", `{"name":"a",${slug},"constructor":{"prototype":{"admin":true}}}`, 422),
  create("a duplicate key with an invalid second value", `{"name":"a","name":7,${slug}}`, 422),
  create("a deeply nested list", nested("[", "]"), 422),
  create("deeply nested objects", `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`, 422),
  create("deep nesting in a known field", `{"name":${nested("[", "]")},${slug}}`, 422),
  create("many items", `[${"1,".repeat(99_999)}1]`, 422),
  create("many items in a field", `{"name":[${"{},".repeat(99_999)}{}],${slug}}`, 422),
  create("too many values", `[${"[],".repeat(150_000)}[]]`, 400),
  create("many commas and brackets in a text", `{"name":"${',\\"['.repeat(300_000)}",${slug}}`, 422),
  create("many fields", `{${Array.from({ length: 20_000 }, (_, each) => `"f${each}":1`).join()}}`, 422),
  create("a long text", `{"name":"${"a".repeat(1_000_000)}",${slug}}`, 422),
  create("a long text for a pattern", `{"name":"a","slug":"${"a-".repeat(500_000)}!"}`, 422),
  register("deep nesting in a free-form field", credential(`"more":${nested("[", "]")}`)),
  register("1e400 in a free-form field", credential('"more":1e400')),
  update("1e400", "1e400"),
  update("an integer beyond 2^53", "9007199254740993"),
  update("a fraction in an integer field", "1.5"),
  { ...create("gzip", gzipSync(`{"name":"a",${slug}}`), 400), headers: [["Content-Encoding", "gzip"]] },
];

export function headersOf({ headers = [], body }: HostileRequest): [string, string][] {
  const defaultHeaders: [string, string][] = [
    ["Host", "crewkit.test"],
    ["Authorization", `Bearer ${wellKnownToken("ada")}`],
    ...(body === undefined ? [] : ([["Content-Type", "application/json"]] satisfies [string, string][])),
  ];
  const overridden = new Set(headers.map(([name]) => name.toLowerCase()));
  return [...defaultHeaders.filter(([name]) => !overridden.has(name.toLowerCase())), ...headers];
}

export function bytesOf({ body }: HostileRequest): Buffer {
  return typeof body === "string" ? Buffer.from(body) : Buffer.from(body ?? []);
}
