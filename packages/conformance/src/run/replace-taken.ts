import type { TestCase } from "../cases/test-case.ts";
import { SkipError } from "../context/skip.ts";
import type { Exchange } from "../http/exchange.ts";
import { isSuccess } from "../spec/model.ts";

const maxRetries = 3;

/**
 * Retries a request with other values of a unique field. An earlier run may have created a resource with a short value.
 *
 * @throws SkipError if all values of up to two characters are taken.
 */
export async function replaceTaken(
  { edits, status: expected }: TestCase,
  first: Exchange,
  { taken, retry }: { taken: number | undefined; retry: () => Promise<Exchange> },
): Promise<Exchange> {
  const values = edits.flatMap((edit) => ("fresh" in edit && edit.fresh ? [String(edit.value)] : []));
  const isTaken = ({ response }: Exchange) => response.status === taken;
  let last = first;
  if (values.length === 0 || !isSuccess(expected)) return last;
  for (let retries = 0; retries < maxRetries && isTaken(last); retries++) last = await retry();
  if (isTaken(last) && values.every(({ length }) => length <= 2))
    throw new SkipError("Needs a unique value, but all values that were tried are taken.");
  return last;
}
