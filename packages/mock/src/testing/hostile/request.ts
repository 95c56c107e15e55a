import { organizationId, wellKnownToken } from "../../store/sample-data.ts";

/** A request that nobody should send, and the status that it must be answered with. */
export interface HostileRequest {
  name: string;
  status: number;
  method?: string;
  /** The request target as it is sent, below the base path where it begins with none. Default: the list of projects. */
  target?: string;
  /** As they are sent, one or more of a name; they replace those of a good request, if they are of the same name. */
  headers?: [name: string, value: string][];
  body?: string | Uint8Array;
  /** Where alone it is sent: what a web request can't express, or what is answered in another way. */
  only?: "port" | "fetch";
}

export const projects = `/api/v1/${organizationId}/projects`;

/** The way to a session that need not be there: what is hostile is refused before it is looked for. */
export const session = `/api/v1/${organizationId}/sessions/0b1f7a52-7c3e-4d51-9a38-3f0f5cf1d001`;

/** A request's headers: a good request's, where it has none of these names itself. */
export function headersOf({ headers = [], body }: HostileRequest): [string, string][] {
  const good: [string, string][] = [
    ["Host", "crewkit.test"],
    ["Authorization", `Bearer ${wellKnownToken("ada")}`],
    ...(body === undefined ? [] : ([["Content-Type", "application/json"]] satisfies [string, string][])),
  ];
  const named = new Set(headers.map(([name]) => name.toLowerCase()));
  return [...good.filter(([name]) => !named.has(name.toLowerCase())), ...headers];
}

export function bytesOf({ body }: HostileRequest): Buffer {
  return typeof body === "string" ? Buffer.from(body) : Buffer.from(body ?? []);
}
