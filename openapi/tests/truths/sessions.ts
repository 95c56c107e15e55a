import { all, latest, page, the, type World } from "../world.ts";

interface Session {
  repository_id: string | null;
  agent_name: string | null;
  component: string | null;
  summary: string | null;
  started_at: string;
}

/** What the lists of sessions are. */
export const truths = {
  "listSessions.200.firstPage": (world: World) => page(sessions(world)),
  "listSessions.200.filtered": (world: World) =>
    page(
      sessions(world).filter(
        ({ agent_name, repository_id }) =>
          agent_name === "reviewer" && repository_id === the(world, "repositories", "checkout_api").id,
      ),
    ),
  "searchSessions.200.found": (world: World) => page(sessions(world).filter((each) => has(each, "refund"))),
  "searchSessions.200.nothing": () => page([]),
};

function sessions(world: World): Session[] {
  return all<Session>(world, "sessions").sort(latest("started_at"));
}

function has({ summary, component, agent_name }: Session, word: string): boolean {
  return [summary, component, agent_name].some((text) => text?.toLowerCase().includes(word));
}
