import { type ApiResponse, readApiResponse } from "./api-response.ts";
import type { CrewkitErrorCode } from "./errors/CrewkitError.ts";
import { toCrewkitError } from "./errors/to-crewkit-error.ts";
import type { Token } from "./options.ts";
import { createRequest, type PreparedRequest } from "./request.ts";
import { type CallTimer, withTimeout } from "./time.ts";
import type { Transport } from "./transport.ts";

export interface AttemptOptions {
  /** Starts at 1. */
  number?: number;
  /** In milliseconds. */
  timeout?: number;
  onResponse?(response: Response): void;
}

/**
 * Sends a request, and reads its response.
 *
 * @throws {CrewkitError}
 */
export async function sendAttempt(
  transport: Transport,
  prepared: PreparedRequest,
  token: Token,
  timer: CallTimer,
  { number = 1, timeout, onResponse }: AttemptOptions = {},
): Promise<ApiResponse> {
  // The code for an error in the current step.
  let code: CrewkitErrorCode = "auth";
  try {
    return await withTimeout(
      timer,
      async (signal) => {
        const accessToken = prepared.isPublic ? "" : ((typeof token === "function" ? await token() : token) ?? "");
        code = "invalid_request";
        const request = createRequest(prepared, transport, number, accessToken, signal);
        code = "network";
        const response = await transport.sendRequest(request);
        if (!signal?.aborted) onResponse?.(response);
        if (response.bodyUsed) code = "invalid_response";
        const text = await response.text();
        return readApiResponse(prepared, response, text, accessToken);
      },
      timeout,
    );
  } catch (cause) {
    throw toCrewkitError(cause, prepared.operation, code, timer.signal);
  }
}
