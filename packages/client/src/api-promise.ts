import type { ApiResponse } from "./api-response.ts";
import type { CrewkitError } from "./errors/CrewkitError.ts";
import { type RateLimit, readRateLimit } from "./rate-limit.ts";

/** A success, with all that came with it. */
export interface DataWithResponse<Data> {
  data: Data;
  /** The response, its body read. */
  response: Response;
  /** Where the rate limit stands; undefined where a server does not say. */
  rateLimit: RateLimit | undefined;
}

/**
 * What a call came to. `status` is one that the contract documents, where the deployment keeps to it, or 0 where no answer
 * of the API came, but none at all or a proxy's 502, of which `error` tells more.
 */
export type Result<Data, Success extends number, Failure extends number> =
  | ({ ok: true; status: Success; error?: undefined } & DataWithResponse<Data>)
  | FailureResult<Failure | 0>;

type FailureResult<Status extends number> = Status extends number
  ? { ok: false; status: Status; error: CrewkitError<Status>; data?: undefined }
  : never;

/** A call on its way: `await` it for what it answers, or ask for more. Rejects with a CrewkitError. */
export interface ApiPromise<Data, Success extends number = 200, Failure extends number = number> extends Promise<Data> {
  /** The answer with its response and where the rate limit stands. */
  withResponse(): Promise<DataWithResponse<Data>>;
  /** What came of it, told apart by status; never throws. */
  result(): Promise<Result<Data, Success, Failure>>;
}

/** Makes a call of an answer to come. */
export function createApiPromise<Data>(apiResponse: Promise<ApiResponse>): ApiPromise<Data> {
  const data = apiResponse.then(({ data }) => data as Data);
  const withResponse = () => {
    // The failure is told by what is returned, so nobody need look at this.
    data.catch(() => {});
    return apiResponse.then((received) => ({ ...received, rateLimit: readRateLimit(received.response) }));
  };
  return Object.assign(data, {
    withResponse,
    result: () =>
      withResponse().then(
        (received) => ({ ok: true, status: received.response.status, ...received }),
        (error) => ({ ok: false, status: error.code === "invalid_response" ? 0 : error.status, error }),
      ),
  }) as ApiPromise<Data>;
}
