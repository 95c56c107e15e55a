import { beforeEach, expect, test } from "vitest";
import { exampleOf, useTestApi } from "../../testing/api.ts";

const api = useTestApi();
let codes: { device_code: string; user_code: string };
beforeEach(async () => {
  codes = (await api.call("requestDeviceCode")).body;
});

const poll = () => api.call("exchangeDeviceCode", { body: { device_code: codes.device_code } });
const decide = (body: object) => api.call("verifyDeviceCode", { body });
const pollAfter = async (seconds: number) => {
  api.advanceTime(seconds);
  return (await poll()).body.error ?? "tokens";
};

test("adds the address and the first 500 characters of the user agent to the sign-in history", async () => {
  await decide({ user_code: codes.user_code });
  const headers = { "user-agent": "x".repeat(501) };
  await api.call("exchangeDeviceCode", { as: null, body: { device_code: codes.device_code }, headers });
  const [newest] = (await api.call("listCurrentUserActivity")).body.data;
  expect(newest).toMatchObject({ ip_address: "192.0.2.1", user_agent: "x".repeat(500) });
});

test("increases the polling interval by 5 seconds after each early poll", async () => {
  expect(await pollAfter(0)).toBe("authorization_pending");
  expect(await pollAfter(4)).toBe("slow_down");
  expect(await pollAfter(9)).toBe("slow_down");
  expect(await pollAfter(15)).toBe("authorization_pending");
  expect(await pollAfter(14)).toBe("slow_down");
  expect(await pollAfter(20)).toBe("authorization_pending");
});

test("expires both codes after 600 seconds, even if approved", async () => {
  const { body: second } = await api.call("requestDeviceCode");
  await decide({ user_code: second.user_code });
  expect(await pollAfter(599)).toBe("authorization_pending");
  expect(await pollAfter(1)).toBe("expired_token");
  expect((await decide({ user_code: codes.user_code })).body).toEqual(exampleOf("verifyDeviceCode", 422, "unknown"));
  const { body } = await api.call("exchangeDeviceCode", { body: { device_code: second.device_code } });
  expect(body).toEqual(exampleOf("exchangeDeviceCode", 400, "expiredToken"));
});
