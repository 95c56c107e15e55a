import type { ApiResponse } from "./api-response.ts";
import type { CrewkitError } from "./errors.ts";
import { type ErrorStatus, errorStatuses } from "./generated/contract.ts";
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

/** The outcome of a call: its data, or an error. `status` and `ok` tell which. */
export type Result<Data, Success extends number = 200> =
  | ({
      ok: true;
      status: Success;
      error?: undefined;
    } & DataWithResponse<Data>)
  | Failure<ErrorStatus | 0>;

type Failure<Status extends number> = Status extends number
  ? {
      ok: false;
      /**
       * The status of an error that the contract documents, or 0 for every other failure, such as a lost connection or a 503.
       * `error.status` is the status of the response in both cases.
       */
      status: Status;
      error: CrewkitError<Status extends 0 ? number : Status>;
      data?: undefined;
    }
  : never;

/** Resolves to the data, or rejects with a CrewkitError. */
export interface ApiPromise<Data, Success extends number = 200> extends Promise<Data> {
  /** Resolves to the data with its response, rate limit status and request ID. */
  withResponse(): Promise<DataWithResponse<Data>>;
  /** Resolves to the data or the error, discriminated by `status`. Never rejects. */
  result(): Promise<Result<Data, Success>>;
}

/** @param select converts the data of the response. */
export function createApiPromise<Data, Success extends number>(
  apiResponse: Promise<ApiResponse>,
  select: (data: unknown) => Data = (data) => data as Data,
): ApiPromise<Data, Success> {
  const promise = readData(apiResponse, select);
  const withResponse = async () => {
    const data = await promise;
    const { response } = await apiResponse;
    const requestId = response.headers.get("x-request-id") ?? undefined;
    return { data, response, rateLimit: readRateLimit(response), requestId };
  };
  return Object.assign(promise, {
    withResponse,
    result: () =>
      withResponse().then(
        (received) => ({ ok: true, status: received.response.status, ...received }),
        (error) => ({ ok: false, status: documentedStatus(error), error }),
      ),
  }) as ApiPromise<Data, Success>;
}

// An async function, so that the stack of an error leads to the caller.
async function readData<Data>(apiResponse: Promise<ApiResponse>, select: (data: unknown) => Data): Promise<Data> {
  return select((await apiResponse).data);
}

function documentedStatus({ code, status }: CrewkitError): number {
  return code !== "invalid_response" && (errorStatuses as readonly number[]).includes(status) ? status : 0;
}
