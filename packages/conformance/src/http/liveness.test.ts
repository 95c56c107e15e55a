import { expect, onTestFinished, test } from "vitest";
import { exchangeOf } from "../testing/exchange.ts";
import { contract, type Intercept, serveNotes } from "../testing/notes.ts";
import { specOf } from "../testing/spec.ts";
import { createLivenessCheck } from "./liveness.ts";

const spec = specOf(contract);

async function checkAfter(operationId: string, intercept?: Intercept) {
  const notes = await serveNotes(intercept);
  onTestFinished(() => notes.close());
  const isAlive = createLivenessCheck({ url: notes.url, operations: spec.operations });
  return { alive: await isAlive(exchangeOf(spec, operationId, {}).request), requests: notes.requests };
}

test("accepts any response of another GET operation", async () => {
  expect(await checkAfter("getHealth")).toEqual({ alive: true, requests: ["GET /notes"] });
  expect(await checkAfter("writeNote")).toEqual({ alive: true, requests: ["GET /health"] });
});

test("reports a server that does not respond", async () => {
  expect(await checkAfter("getHealth", (_, response) => Boolean(response.destroy()))).toMatchObject({ alive: false });
});
