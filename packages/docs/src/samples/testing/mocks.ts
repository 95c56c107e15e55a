import { type Mock, startMock } from "@crewkit/mock";
import world from "@crewkit/openapi/world.json" with { type: "json" };

export function startMockAtExampleTime(): Promise<Mock> {
  return startMock({ now: String(world.clock?.examples?.now), limits: false });
}

export function startMockAtLaterDate(): Promise<Mock> {
  return startMock({ now: "2027-04-07T09:30:00Z", limits: false });
}
