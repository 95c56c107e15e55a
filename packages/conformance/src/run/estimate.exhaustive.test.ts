import { readContract } from "@crewkit/openapi/node";
import { expect, onTestFinished, test } from "vitest";
import { runConformance } from "../index.ts";
import crewkit from "../plans/crewkit/index.ts";
import { startMockTarget } from "../plans/crewkit/mock.ts";
import type { Selection } from "./tasks.ts";

// contract.test.ts covers runs that write.
test("estimates the number of requests of a run that only reads", async () => {
  const mock = await startMockTarget({ limits: false });
  onTestFinished(mock.close);
  const target = { ...mock, writes: false, capabilities: {} };
  const { limits: _, ...plan } = crewkit;
  let estimate = 0;
  const onStart = ({ loads }: Selection) => {
    estimate = loads.reduce((sum, load) => sum + load.requests, 0);
  };
  const { requests } = await runConformance({ contract: readContract(), plan, target, onStart });
  expect(Math.abs(estimate - requests) / requests).toBeLessThan(0.25);
});
