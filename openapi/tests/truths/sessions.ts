import { cost, type Session, sessions } from "../models/sessions.ts";
import { groups, sum, usd } from "../models/statistics.ts";
import { all, by, latest, page, the, type World } from "../world.ts";

interface Task {
  session_id: string;
  started_at: string;
}

/** What the lists of sessions are, and a run. */
export const truths = {
  "listSessions.200.firstPage": (world: World) => page(sessions(world)),
  "listSessions.200.filtered": (world: World) => page(sessions(world).filter(reviewsOfCheckoutApi(world))),
  "searchSessions.200.found": (world: World) => page(sessions(world).filter((each) => has(each, "refund"))),
  "searchSessions.200.nothing": () => page([]),
  "getSessionHierarchy.200.run": (world: World) => run(world, "refunds"),
  "listSessionThreads.200.firstPage": (world: World) => page(threads(world, () => true)),
  "listSessionThreads.200.filtered": (world: World) => page(threads(world, reviewsOfCheckoutApi(world))),
};

function reviewsOfCheckoutApi(world: World): (session: Session) => boolean {
  const { id } = the(world, "repositories", "checkout_api");
  return ({ agent_name, repository_id }) => agent_name === "reviewer" && repository_id === id;
}

function has({ summary, component, agent_name }: Session, word: string): boolean {
  return [summary, component, agent_name].some((text) => text?.toLowerCase().includes(word));
}

/** The threads of which at least one session is wanted, by their latest activity. */
function threads(world: World, wanted: (session: Session) => boolean) {
  const found = groups(sessions(world), ({ thread_id }) => thread_id).filter((some) => some.some(wanted));
  return found.map(thread).sort(latest("last_activity_at"));
}

function thread(some: Session[]) {
  const [newest, oldest] = [some[0] as Session, some.at(-1) as Session];
  const moments = some.map(({ started_at, ended_at }) => ended_at ?? started_at);
  return {
    id: newest.thread_id,
    organization_id: newest.organization_id,
    project_id: newest.project_id,
    repository_id: newest.repository_id,
    summary: some.find(({ summary }) => summary !== null)?.summary ?? null,
    outcome: newest.outcome,
    total_sessions: some.length,
    total_turns: sum(some, ({ total_turns }) => total_turns),
    total_cost_usd: usd(sum(some, cost)),
    session_ids: some.map(({ id }) => id),
    started_at: oldest.started_at,
    last_activity_at: moments.sort().at(-1) ?? "",
  };
}

/** The run of a session, with its conversations and their tasks, oldest first. */
function run(world: World, key: string) {
  const { run_id, organization_id, project_id, user } = the<Session>(world, "sessions", key);
  const some = sessions(world).filter((each) => each.run_id === run_id);
  const [newest, oldest] = [some[0] as Session, some.at(-1) as Session];
  const { started_at } = oldest;
  const { ended_at } = newest;
  const conversations = some.reverse().map((each) => conversation(world, each));
  return { data: { id: run_id, organization_id, project_id, user, started_at, ended_at, conversations } };
}

function conversation(world: World, session: Session) {
  const { id, agent_name, summary, outcome, total_turns, model_metrics, started_at, ended_at } = session;
  const own = all<Task>(world, "tasks").filter(({ session_id }) => session_id === id);
  const tasks = own.sort(by("started_at"));
  return { id, agent_name, summary, outcome, total_turns, model_metrics, started_at, ended_at, tasks };
}
