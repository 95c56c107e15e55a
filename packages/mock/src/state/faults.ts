import { invalid } from "../base/api-error.ts";
import { type MockResponse, type RawRequest, statusesWithoutContent } from "../base/exchange.ts";
import { createRandom, type Random } from "../base/random.ts";
import { validateInput } from "../contract/control-document.ts";
import { parseBody } from "../contract/secrets.ts";
import type { GetChecks } from "../contract/validation.ts";
import type { Fault, FaultCreate } from "../generated/control.ts";
import { type FindDifferences, toFilterable } from "./request-filter.ts";

type ValidFault = Omit<Fault, "id">;

export type ActiveFault = Omit<Fault, "delay_ms"> & { delay: number | undefined };

export interface Faults {
  add(fault: ValidFault, findDifferences: FindDifferences): Fault;
  list(): Fault[];
  /** Returns false if no pending fault has the ID. */
  remove(id: string): boolean;
  clear(): void;
  /** Returns the first fault that applies to a request, and counts down its remaining requests. */
  take(raw: RawRequest, operation: string | null, user: string | undefined): ActiveFault | undefined;
}

interface Pending {
  fault: Fault;
  findDifferences: FindDifferences;
  random: Random;
}

export function createFaults(): Faults {
  let pending: Pending[] = [];
  let lastId = 0;
  return {
    add: (input, findDifferences) => {
      lastId += 1;
      const fault = { id: String(lastId), ...input };
      pending.push({ fault, findDifferences, random: createRandom(fault.seed ?? 1) });
      return { ...fault };
    },
    list: () => pending.map(({ fault }) => ({ ...fault })),
    remove: (id) => {
      const { length } = pending;
      pending = pending.filter(({ fault }) => fault.id !== id);
      return pending.length < length;
    },
    clear: () => {
      pending = [];
    },
    take(raw, operation, user) {
      if (pending.length === 0) return undefined;
      const request = toFilterable({
        operation,
        method: raw.method,
        path: raw.target,
        user,
        headers: raw.headers,
        readBody: () => (raw.body instanceof Uint8Array ? parseBody(decoder.decode(raw.body)) : null),
      });
      const taken = pending.find((each) => each.findDifferences(request).length === 0 && isDue(each));
      if (!taken) return undefined;
      const { fault, random } = taken;
      fault.times -= 1;
      if (fault.times === 0) pending = pending.filter((each) => each !== taken);
      return { ...fault, delay: chooseDelay(fault, random) };
    },
  };
}

const decoder = new TextDecoder();

function isDue({ fault, random }: Pending): boolean {
  if (fault.skip) {
    fault.skip -= 1;
    return false;
  }
  const { probability = 1 } = fault;
  return probability === 1 || random.integerBelow(precision) < probability * precision;
}

const precision = 1_000_000;

function chooseDelay({ delay_ms }: Fault, random: Random): number | undefined {
  if (typeof delay_ms !== "object") return delay_ms;
  return delay_ms.min + random.integerBelow(delay_ms.max - delay_ms.min + 1);
}

export function applyFault({ delay, connection, headers, body }: ActiveFault, response: MockResponse): MockResponse {
  const isText = typeof body === "string" && body !== "malformed";
  return {
    ...response,
    headers: withHeaders({ ...response.headers, ...(isText && { "Content-Type": "text/html" }) }, headers),
    ...(body !== undefined && { body: bodyText(body, response.body) }),
    ...(delay !== undefined && { delay }),
    ...(connection && { interrupted: connection }),
  };
}

function bodyText(body: NonNullable<FaultCreate["body"]>, original: string): string {
  if (body === "malformed") return original.slice(0, original.length / 2);
  return typeof body === "string" ? body : JSON.stringify(body);
}

// Header names are case-insensitive. The adapters set `Content-Type` unless it is present in this case.
function withHeaders(headers: MockResponse["headers"], changes: Record<string, string> = {}): MockResponse["headers"] {
  const names = new Map(["Content-Type", ...Object.keys(headers)].map((name) => [name.toLowerCase(), name]));
  const renamed = Object.entries(changes).map(([name, value]) => [names.get(name.toLowerCase()) ?? name, value]);
  return { ...headers, ...Object.fromEntries(renamed) };
}

export function validateFault(getChecks: GetChecks, input: FaultCreate): ValidFault {
  validateInput(getChecks, "FaultCreate", input);
  const problem = findProblem(input);
  if (problem) throw invalid(422, problem);
  const { status, connection, probability, times, before } = input;
  return {
    // Unlike `structuredClone`, this throws for values that can't be sent.
    ...JSON.parse(JSON.stringify(input)),
    times: times ?? (probability === undefined ? 1 : 1_000_000),
    before: before ?? (status !== undefined || connection === "dropped"),
  };
}

type Problem = Record<string, string[]>;

function findProblem({ status, headers, delay_ms, connection, body, before }: FaultCreate): Problem | undefined {
  if ([status, headers, delay_ms, connection, body].every((each) => each === undefined))
    return { status: ["can't be blank without headers, body, delay_ms or connection"] };
  if (connection === "dropped" && [status, headers, body].some((each) => each !== undefined))
    return { connection: ["can't be dropped in combination with a status, headers or body"] };
  if (connection !== undefined && body === "malformed")
    return { body: ["can't be malformed if the connection is truncated"] };
  if (status !== undefined && statusesWithoutContent.includes(status)) {
    if (body !== undefined) return { body: [`can't be sent with the status ${status}`] };
    if (connection !== undefined)
      return { connection: [`can't be truncated with the status ${status}, which has no body`] };
  }
  if (before === true && status === undefined && connection !== "dropped")
    return { before: ["can't be true without a status or a dropped connection"] };
  if (typeof delay_ms === "object" && delay_ms.min > delay_ms.max)
    return { "delay_ms.max": [`must be at least ${delay_ms.min}`] };
  return findHeaderProblem(headers);
}

function findHeaderProblem(headers: FaultCreate["headers"] = {}): Problem | undefined {
  for (const [name, value] of Object.entries(headers)) {
    const field = `headers.${name}`;
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return { [field]: ["is not a valid header name"] };
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return { [field]: ["is not a valid header value"] };
    if (/^(content-length|transfer-encoding|trailer|connection)$/i.test(name))
      return { [field]: ["can't be changed. Use connection to interrupt a response"] };
  }
  return undefined;
}
