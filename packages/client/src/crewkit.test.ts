import { expect, test, vi } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { clientVersion } from "./generated/contract.ts";
import { createCrewkit } from "./index.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";

test("returns the same group each time, so that tests can replace its methods", async () => {
  const crewkit = createCrewkit();
  expect(crewkit.auth).toBe(crewkit.auth);
  const { sessions } = crewkit.org(id);
  vi.spyOn(sessions, "get").mockRejectedValue("replaced");
  await expect(sessions.get(id)).rejects.toBe("replaced");
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
