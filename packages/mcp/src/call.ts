import type { Crewkit, CrewkitEvent } from "@crewkit/client";
import { CrewkitError } from "@crewkit/client";
import type { Operation } from "@crewkit/openapi";
import { type CallArguments, prepareCall } from "./arguments.ts";
import { type Access, accessLevels, accessOf, UserError } from "./catalog.ts";
import { readReference } from "./reference.ts";
import { hideSecrets, selectFields, shorten } from "./result.ts";

/** Settings of the server that limit what its tools can do and see. */
export interface Limits {
  /** The most that an operation may do. */
  access: Access;
  showSecrets: boolean;
}

export interface CallOptions {
  signal: AbortSignal;
  /** Reports that the client waits, for example for a rate limit. */
  onWait(message: string): void;
}

/** @throws {UserError} if the server does not allow the operation. The message names the option that does. */
export function checkAccess(operation: Operation, limits: Limits): void {
  if (isAllowed(operation, limits)) return;
  throw new UserError(
    `${operation.operationId} is not allowed, because this server ${limits.access === "read" ? "only reads" : "does not delete"}. A user can allow it: start the server with --allow-${accessOf(operation)}s.`,
  );
}

export function isAllowed(operation: Operation, { access }: Limits): boolean {
  return accessLevels.indexOf(accessOf(operation)) <= accessLevels.indexOf(access);
}

/**
 * Sends a request, and returns texts about the response, and the response as JSON.
 *
 * @throws {UserError} if an argument is invalid or the request failed.
 */
export async function callOperation(
  crewkit: Crewkit,
  operation: Operation,
  args: CallArguments & { fields?: string[] | undefined },
  limits: Limits,
  { signal, onWait }: CallOptions,
): Promise<{ notes: string[]; json: string }> {
  const { path, query, body } = prepareCall(operation, args);
  const method = operation.method.toUpperCase() as "POST";
  const client = crewkit.withOptions({ onEvent: (event) => reportWait(event, onWait) });
  const response = await client
    .request<Record<string, unknown>>({ method, path, query, body }, { signal, timeout: callTimeout })
    .catch((error: unknown) => {
      throw describeFailure(error, operation);
    });
  return describeResponse(response, args, limits);
}

// Milliseconds. A call that has to wait longer for a rate limit fails immediately, with the time to wait.
const callTimeout = 120_000;

function reportWait(event: CrewkitEvent, onWait: (message: string) => void): void {
  if (event.type === "refresh") return;
  const reason = event.type === "wait" ? "the rate limit" : `a retry (${event.error.reason})`;
  onWait(`Waiting ${Math.ceil(event.milliseconds / 1000)} s for ${reason}.`);
}

function describeResponse(
  response: Record<string, unknown>,
  { parameters, fields }: CallArguments & { fields?: string[] | undefined },
  { showSecrets }: Limits,
): { notes: string[]; json: string } {
  const { value, hidden } = showSecrets ? { value: response, hidden: false } : hideSecrets(response);
  const body = value as Record<string, unknown>;
  const selected = fields?.length ? selectIn(body, fields) : body;
  const short = shorten(selected);
  return {
    notes: [
      ...pageNotes(body.meta, parameters),
      ...short.notes,
      ...(short.notes.length > 0 ? ["The result was too long. Select less with fields, per_page or a filter."] : []),
      ...(hidden ? ["Secret values are hidden. A user can show them: start the server with --show-secrets."] : []),
    ],
    json: JSON.stringify(short.value),
  };
}

/** Some responses have no `data`, such as the current user. */
function selectIn(body: Record<string, unknown>, fields: string[]): object {
  if ("data" in body) return { ...body, data: selectFields(body.data, fields) };
  return Object(selectFields(body, fields));
}

function pageNotes(meta: unknown, { page = 1 }: Record<string, unknown>): string[] {
  const { current_page = page, total_pages, total_count } = Object(meta);
  if (total_pages === undefined) return [];
  const next = current_page < total_pages ? ` For the next page, set parameters.page to ${current_page + 1}.` : "";
  return [`Page ${current_page} of ${total_pages}, ${total_count} items in total.${next}`];
}

function describeFailure(error: unknown, operation: Operation): unknown {
  if (!CrewkitError.is(error)) return error;
  const { code, status, reason, details = {}, retryAfter } = error;
  const fields = Object.entries(details).map(([field, messages]) => `- ${field} ${messages.join(", ")}`);
  const cause = operation.responses[status]?.description;
  const lines = [
    `${operation.operationId} failed${status ? ` with status ${status}` : ""}: ${reason}`,
    ...fields,
    ...(cause ? [`Meaning: ${cause}`] : []),
    adviceFor(code, status, operation, retryAfter),
  ];
  return new UserError(lines.filter(Boolean).join("\n"));
}

function adviceFor(code: string, status: number, operation: Operation, retryAfter: number | undefined): string {
  if (code === "rate_limited" || status === 429) return `Wait ${Math.ceil(retryAfter ?? 60)} seconds, then call again.`;
  if (code === "auth" || status === 401)
    return "A user has to sign in: set CREWKIT_TOKEN, or run `npx @crewkit/mcp login`, then restart the server.";
  const { permission, operationId } = operation;
  const level =
    status === 403 && permission ? `The operation needs the permission level ${permission} or higher. ` : "";
  // After a failure without a response, the server may have processed the request, as after a 500.
  const known = code === "timeout" || code === "network" || status > 500 ? 500 : status;
  return `${level}${readReference().advice[operationId]?.[known] ?? ""}`;
}
