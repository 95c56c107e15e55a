import { expect } from "vitest";
import { CrewkitError } from "../errors/CrewkitError.ts";

/** The CrewkitError that a call throws. */
export async function catchError(call: PromiseLike<unknown>): Promise<CrewkitError> {
  const error = await Promise.resolve(call).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(CrewkitError);
  return error as CrewkitError;
}
