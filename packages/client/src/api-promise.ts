import type { ApiResponse } from "./api-response.ts";
import type { CrewkitError } from "./errors.ts";
import { errorStatuses } from "./generated/contract.ts";
import { type RateLimit, readRateLimit } from "./rate-limit.ts";

export interface DataWithResponse<Data> {
  data: Data;
  /** The body has already been read. */
  response: Response;
  /** Undefined if the response has no rate limit headers. */
  rateLimit: RateLimit | undefined;
  /** The `X-Request-Id` header, if the deployment sends it. */
  requestId: string | undefined;
}

/**
 * `status` is a status that the contract documents, or 0 for every other failure. `error.status` is the status of the response
 * in both cases.
 */
export type Result<Data, Success extends number, Failure extends number> =
  | ({ ok: true; status: Success; error?: undefined } & DataWithResponse<Data>)
  | FailureResult<Failure | 0>;

type FailureResult<Status extends number> = Status extends number
  ? { ok: false; status: Status; error: CrewkitError<Status extends 0 ? number : Status>; data?: undefined }
  : never;

/** Resolves to the data, or rejects with a CrewkitError. */
export interface ApiPromise<Data, Success extends number = 200, Failure extends number = number> extends Promise<Data> {
  /** Resolves to the data with its response, rate limit status and request ID. */
  withResponse(): Promise<DataWithResponse<Data>>;
  /** Resolves to the data or the error, discriminated by `status`. Never rejects. */
  result(): Promise<Result<Data, Success, Failure>>;
}

export function createApiPromise<Data>(apiResponse: Promise<ApiResponse>): ApiPromise<Data> {
  const data = readData<Data>(apiResponse);
  const withResponse = () => {
    // The returned promise reports the error, so `data` must not cause an unhandled rejection.
    data.catch(() => {});
    return apiResponse.then((received) => ({
      ...received,
      rateLimit: readRateLimit(received.response),
      requestId: received.response.headers.get("x-request-id") ?? undefined,
    }));
  };
  return Object.assign(data, {
    withResponse,
    result: () =>
      withResponse().then(
        (received) => ({ ok: true, status: received.response.status, ...received }),
        (error) => ({ ok: false, status: documentedStatus(error), error }),
      ),
  }) as ApiPromise<Data>;
}

// An async function, so that the stack of an error leads to the caller.
async function readData<Data>(apiResponse: Promise<ApiResponse>): Promise<Data> {
  return (await apiResponse).data as Data;
}

function documentedStatus({ code, status }: CrewkitError): number {
  return code !== "invalid_response" && errorStatuses.includes(status) ? status : 0;
}
