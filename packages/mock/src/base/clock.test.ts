import { expect, test, vi } from "vitest";
import { createClock } from "./clock.ts";

test("advances by the exact duration while time passes", () => {
  let systemTime = 0;
  vi.spyOn(Date, "now").mockImplementation(() => systemTime++);
  const clock = createClock();
  for (let count = 0; count < 100; count++) clock.advance(1000);
  expect(clock.time()).toBe(100_000);
});
