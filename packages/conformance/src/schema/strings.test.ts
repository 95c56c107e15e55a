import fc from "fast-check";
import { expect, test } from "vitest";
import { textOfLength } from "./strings.ts";

test("generates addresses of any length whose parts are not too long", () => {
  fc.assert(
    fc.property(fc.integer({ min: 13, max: 400 }), (length) => {
      const address = textOfLength({ format: "email" }, length);
      const [local = "", domain = ""] = address.split("@");
      const labels = domain.split(".");
      expect(address).toHaveLength(length);
      expect(local.length).toBeLessThanOrEqual(64);
      for (const label of labels) expect(label).toMatch(/^\w{1,63}$/);
    }),
  );
});
