import { beforeEach, describe, expect, test, vi } from "vitest";
import { createCrewkit } from "../crewkit.ts";
import { serveDevice } from "../testing/device.ts";
import { serve } from "../testing/server.ts";
import { skipWaits } from "../testing/time.ts";

beforeEach(skipWaits);

/** Changes the wall clock, but not `performance.now()`. */
const changeClock = (hours: number) => vi.setSystemTime(Date.now() + hours * 3_600_000);

describe.each([1, -1])("when the clock is changed by %i h", (hours) => {
  test("retries continue", async () => {
    const statuses = [503, 503];
    const server = serve(() => {
      changeClock(hours);
      return Response.json({ user: {} }, { status: statuses.shift() ?? 200 });
    });
    await createCrewkit({ ...server.options, token: "test.token", timeout: 60_000 }).auth.getCurrentUser();
    expect(server.requestLog).toHaveLength(3);
  });

  test("a call still waits until the rate limit resets", async () => {
    const server = serve(() => Response.json({ user: {} }));
    const limits = [{ requests: 1, seconds: 30 }];
    const crewkit = createCrewkit({ ...server.options, token: "test.token", timeout: 60_000, limits });
    await crewkit.auth.getCurrentUser();
    const start = performance.now();
    setTimeout(() => changeClock(hours), 3000);
    await crewkit.auth.getCurrentUser();
    expect(performance.now() - start).toBeGreaterThanOrEqual(29_000);
    expect(performance.now() - start).toBeLessThan(31_000);
  });

  test("a device login continues", async () => {
    const server = serveDevice(["authorization_pending", "tokens"]);
    const crewkit = createCrewkit({ ...server.options, token: null });
    const login = crewkit.auth.device({ onCode: () => void changeClock(hours) });
    await expect(login).resolves.toHaveProperty("access_token");
  });
});
