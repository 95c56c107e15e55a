import { expect, test, vi } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { clientVersion } from "./generated/contract.ts";
import { createCrewkit } from "./index.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const otherId = "0e6c1f2a-3b4d-4c5e-8f60-718293a4b5c6";

test("tests can replace methods for code that calls org(id) itself, but not in other clients", async () => {
  const crewkit = createCrewkit();
  expect(crewkit.auth).toBe(crewkit.auth);
  vi.spyOn(crewkit.org(id).sessions, "get").mockRejectedValue("replaced");
  await expect(crewkit.org(id).sessions.get(id)).rejects.toBe("replaced");
  expect(vi.isMockFunction(crewkit.org(otherId).sessions.get)).toBe(false);
  expect(vi.isMockFunction(createCrewkit().org(id).sessions.get)).toBe(false);
});

test("org() keeps at most 1,000 objects, because IDs can come from requests", () => {
  const crewkit = createCrewkit();
  const first = crewkit.org(id);
  for (let count = 1; count < 1000; count++) crewkit.org(`${count}`);
  expect(crewkit.org(id)).toBe(first);
  crewkit.org(otherId);
  expect(crewkit.org(id)).not.toBe(first);
});

// A proxy cannot wrap the value of a non-configurable property.
test("works when wrapped in nested proxies, as in Vue and MobX", () => {
  const wrap = <Value extends object>(value: Value): Value =>
    new Proxy(value, {
      get(target, name, receiver) {
        const found = Reflect.get(target, name, receiver);
        return found && typeof found === "object" ? wrap(found) : found;
      },
    });
  expect(wrap(createCrewkit()).auth.device).toBeTypeOf("function");
  expect(wrap(createCrewkit()).org(id).sessions.list).toBeTypeOf("function");
});

test("clientVersion is the version of the package (run `pnpm generate`)", () => {
  expect(clientVersion).toBe(manifest.version);
});
