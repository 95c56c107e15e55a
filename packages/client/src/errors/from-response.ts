import type { ErrorResponse } from "@crewkit/types";
import { CrewkitError } from "./CrewkitError.ts";

/** Makes the error for an answer that is none of the API's successes: its own error body, or whatever else came. */
export async function fromResponse(request: Request, response: Response): Promise<CrewkitError> {
  const text = await response.text();
  const body = parse(text);
  const { status, headers } = response;
  const fields = { status, headers, method: request.method, url: request.url };
  if (body) return new CrewkitError(body.error, { ...fields, details: body.details });
  const type = response.headers.get("Content-Type") ?? "no media type";
  return new CrewkitError(`Not an answer of the crewkit API: ${type}, "${text.slice(0, 80)}"`, fields);
}

function parse(text: string): ErrorResponse | undefined {
  try {
    const body = JSON.parse(text);
    return typeof body?.error === "string" ? body : undefined;
  } catch {
    return undefined;
  }
}
