import { organizationId, wellKnownToken } from "../../store/sample-data.ts";

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
  /** The only adapter to test, if `fetch` can't send the request or responds differently. */
  only?: "port" | "fetch";
}

export const projects = `/api/v1/${organizationId}/projects`;

/** The session does not need to exist: the requests are rejected earlier. */
export const session = `/api/v1/${organizationId}/sessions/0b1f7a52-7c3e-4d51-9a38-3f0f5cf1d001`;

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
