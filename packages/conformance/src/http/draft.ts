import type { Operation, Parameter } from "@crewkit/openapi";
import type { HttpRequest, HttpResponse } from "../base/exchange.ts";
import { isJsonType } from "../base/media-type.ts";
import type { ParsedResponse, RequestDraft } from "../base/request.ts";
import type { Edit } from "../base/test-case.ts";
import { parseJson, without, withValue } from "../values/json.ts";

export function parseResponse(draft: RequestDraft, { status, headers, text }: HttpResponse): ParsedResponse {
  const body = parseJson(text);
  return { draft, status, headers, body: body === undefined && text !== "" ? text : body };
}

export function applyEdits(draft: RequestDraft, edits: readonly Edit[]): RequestDraft {
  return edits.reduce(applyEdit, draft);
}

function applyEdit(draft: RequestDraft, edit: Edit): RequestDraft {
  switch (edit.in) {
    case "body":
      return "remove" in edit
        ? { ...draft, body: without(draft.body, edit.at) }
        : { ...draft, body: withValue(draft.body, edit.at, edit.value) };
    case "query": {
      const encode = edit.percentEncode ? percentEncode : encodeURIComponent;
      const pairs = edit.values.map((value) => `${encode(edit.name)}=${encode(value)}`);
      return { ...draft, encodedQuery: { ...draft.encodedQuery, [edit.name]: pairs } };
    }
    case "path": {
      if ("value" in edit) return { ...draft, path: { ...draft.path, [edit.name]: edit.value } };
      if ("encoded" in edit) return { ...draft, encodedPath: { ...draft.encodedPath, [edit.name]: edit.encoded } };
      const uppercase = edit.uppercase.map((name) => [name, draft.path[name]?.toUpperCase() ?? ""]);
      return { ...draft, path: { ...draft.path, ...Object.fromEntries(uppercase) } };
    }
    case "header": {
      const others = Object.entries(draft.headers).filter(([name]) => name.toLowerCase() !== edit.name.toLowerCase());
      const added = edit.value === null ? [] : [[edit.name, edit.value]];
      return { ...draft, headers: Object.fromEntries([...others, ...added]) };
    }
    case "as": {
      // The plan's token belongs to another actor.
      const { token: _, ...others } = draft;
      return { ...others, as: edit.actor };
    }
    case "content":
    case "credentials":
      return { ...draft, ...edit.changes };
    case "revoked token":
      return draft;
  }
}

/** Encodes each byte, also those of characters for which `encodeURIComponent` does nothing. */
function percentEncode(text: string): string {
  return Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}

/** @param token authenticates the caller (RFC 6750, section 2.1). */
export function serializeRequest(draft: RequestDraft, token?: string): HttpRequest {
  const { operation, path, encodedPath, headers, body, raw, mediaType = requestMediaType(operation) } = draft;
  const { method = operation.method, scheme = "Bearer", cutsToken } = draft;
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const contentType = text !== undefined && mediaType !== null && { "Content-Type": mediaType };
  const encoded = (name: string) => encodedPath?.[name] ?? encodeURIComponent(path[name] ?? "");
  const filled = operation.path.replace(/\{([^}]*)\}/g, (_, name) => encoded(name));
  const search = operation.parameters.filter((each) => each.in === "query").flatMap((each) => serialize(each, draft));
  // The padding of Base64 has no meaning.
  const credentials = cutsToken ? token?.replace(/.=*$/, "") : token;
  const authorization = credentials !== undefined && { Authorization: `${scheme} ${credentials}` };
  return {
    operation,
    method: method.toUpperCase(),
    target: filled + (search.length > 0 ? `?${search.join("&")}` : ""),
    headers: { ...authorization, ...contentType, ...headers },
    body: text,
  };
}

// Only the style `form` (OpenAPI 3.1, section 4.8.12.2).
function serialize({ name, explode = true }: Parameter, { query, encodedQuery }: RequestDraft): string[] {
  const value = query[name];
  if (encodedQuery?.[name]) return encodedQuery[name];
  if (value === undefined) return [];
  const texts = [value].flat().map((each) => encodeURIComponent(String(each)));
  return (explode ? texts : [texts.join(",")]).map((text) => `${encodeURIComponent(name)}=${text}`);
}

export function requestMediaType({ requestBody }: Operation): string {
  const types = Object.keys(requestBody?.content ?? {});
  return types.find(isJsonType) ?? types[0] ?? "application/json";
}
