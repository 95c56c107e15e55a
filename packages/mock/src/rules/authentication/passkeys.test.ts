import { expect, test } from "vitest";
import { relyingPartyId } from "./passkeys.ts";

test.each([
  ["http://localhost:4010", "localhost"],
  ["https://crewkit.acme.example", "crewkit.acme.example"],
  ["http://127.0.0.1:4010", "localhost"],
  ["http://[::1]:4010", "localhost"],
  ["http://a b", "localhost"],
])("for the origin %s, the relying party is %s", (origin, expected) => {
  expect(relyingPartyId(origin)).toBe(expected);
});
