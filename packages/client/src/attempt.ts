import { type ApiResponse, readApiResponse } from "./api-response.ts";
import { withTimeout } from "./call.ts";
import type { Token } from "./options.ts";
import { type Call, createRequest } from "./request.ts";
import type { LimiterQueue } from "./resilience/limiter.ts";
import type { Transport } from "./transport.ts";

/**
 * Sends a request, and reads its response. If it fails, `call.code` is the code of the step that failed.
 *
 * @param number starts at 1.
 * @param timeout in milliseconds.
 */
export function sendAttempt(
  transport: Transport,
  call: Call,
  token: Token,
  number = 1,
  timeout?: number,
  queue?: LimiterQueue,
): Promise<ApiResponse> {
  return withTimeout(
    call,
    async (signal) => {
      call.code = "auth";
      const accessToken = (!call.isPublic && (typeof token === "function" ? await token() : token)) || "";
      // The token can arrive after a timeout.
      signal.throwIfAborted();
      call.code = "invalid_request";
      const request = createRequest(call, transport, number, accessToken, signal);
      call.code = "network";
      const response = await transport.fetch(request);
      if (!signal.aborted) queue?.release(call, response);
      // Do not retry if middleware has read the body or returned nothing.
      if (response?.bodyUsed !== false) call.code = "invalid_response";
      return readApiResponse(call, response, await response.text(), accessToken);
    },
    timeout,
  );
}
