import { expect, test } from "vitest";
import { orderText } from "./order.ts";

test("describes the order of a list", () => {
  const key = { descending: false, values: undefined };
  const order = [
    { ...key, pointer: "/created_at", descending: true },
    { ...key, pointer: "/tier", values: ["platform", "project"] },
    { ...key, pointer: "/user/id" },
  ];
  expect(orderText(order)).toBe("By `created_at` (descending), then `tier` (`platform`, `project`), then `user.id`.");
});
