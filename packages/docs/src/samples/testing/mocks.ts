import { type Mock, startMock } from "@crewkit/mock";
import world from "@crewkit/openapi/world.json" with { type: "json" };

/** Starts a mock in the moment in which the contract's examples are told. */
export function startMockAtExampleTime(): Promise<Mock> {
  return startMock({ now: String(world.clock?.examples?.now), limits: false });
}

/** Starts a mock of another day, as readers have one. */
export function startMockAtLaterDate(): Promise<Mock> {
  return startMock({ now: "2027-04-07T09:30:00Z", limits: false });
}
