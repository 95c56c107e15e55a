import { expect, test } from "vitest";
import { createKeeper } from "./keeper.ts";

test("a keeper has the last text alone, an empty one too", () => {
  const keeper = createKeeper();
  expect(keeper.read()).toBe("");
  expect(keeper.keep("longer").keep("short").read()).toBe("short");
  expect(keeper.keep(new TextEncoder().encode("bytes")).read()).toBe("bytes");
  expect(keeper.keep("").read()).toBe("");
});

test("of a long text it has the beginning, in whole characters", () => {
  expect(
    createKeeper()
      .keep(`a${"ä".repeat(4000)}`)
      .read(),
  ).toBe(`a${"ä".repeat(1999)}`);
  const bytes = new Uint8Array(5000).fill(97);
  expect(createKeeper().keep(bytes).read()).toBe("a".repeat(4000));
});
