import { expect, test } from "vitest";
import { createRandom } from "./random.ts";

// Fixtures and snapshots that users have committed contain these ids, so later versions must produce the same ids.
test("produces a stable sequence", () => {
  const random = createRandom(1);
  expect([random.uuid(), random.uuid(), random.secret(12), random.integerBelow(1000)]).toEqual([
    "a087eaf3-00b3-49c9-b706-c4ebfb2627fd",
    "47f66630-9ce3-41f0-b882-9f5c6d010770",
    "dfIZPJfEZxSM",
    42,
  ]);
  expect(random.secret(90)).toBe(
    "blzSNqiwMudx_PwJUaPJukIQDn3P_tZTr87s617HC3S4g7tKr8I-KYHZUqgiEz2RKT5SJpjUHJETrpHghNyQ_93ALB",
  );
});
