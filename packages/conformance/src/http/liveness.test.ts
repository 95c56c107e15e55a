import { expect, onTestFinished, test } from "vitest";
import contract from "../testing/library/contract.ts";
import { type Override, startLibrary } from "../testing/library/server.ts";
import { exchangeOf, specOf } from "../testing/spec.ts";
import { createLivenessCheck } from "./liveness.ts";

async function checkAfter(operationId: string, override?: Override) {
  const { url, close, requests } = await startLibrary(override);
  onTestFinished(close);
  const spec = specOf(contract);
  const isAlive = createLivenessCheck({ url, operations: spec.operations });
  return { alive: await isAlive(exchangeOf(spec, operationId, {}).request), requests };
}

test("accepts any response of another GET operation", async () => {
  expect(await checkAfter("listShelves")).toEqual({ alive: true, requests: ["GET /loans"] });
  expect(await checkAfter("createShelf")).toEqual({ alive: true, requests: ["GET /shelves"] });
});

test("reports a server that does not respond", async () => {
  const closeConnection = () => Promise.reject(new Error("The connection was closed."));
  expect(await checkAfter("listShelves", closeConnection)).toMatchObject({ alive: false });
});
