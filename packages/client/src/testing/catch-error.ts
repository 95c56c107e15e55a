import { expect } from "vitest";
import { CrewkitError } from "../errors.ts";

/** Returns the CrewkitError that a call rejects with. */
export async function catchError(call: PromiseLike<unknown>): Promise<CrewkitError> {
  const error = await Promise.resolve(call).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(CrewkitError);
  return error as CrewkitError;
}
