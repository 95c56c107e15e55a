import { boundOf, type Schemas } from "../../contract/values.ts";
import type { Handler, HandlerContext } from "../../rules/handler.ts";
import { createListCache } from "../../rules/list-cache.ts";
import { listKey } from "../../rules/query-filters.ts";
import { findInOrganization } from "../../rules/records.ts";
import { groupBy } from "../../rules/statistics/tally.ts";
import { byOrderOf } from "../../store/sorting.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { assignmentInChain } from "../experiments/assignment.ts";
import { findRepository, normalizeRemote, saveVisibility, visibilityOf } from "../repositories/rules.ts";
import { chainOf, findCandidates } from "../resources/tiers.ts";
import { scheduleAnalysis } from "./jobs.ts";
import { endTimeOf, findOldestFirst, runningSessionInPath, sessionInPath, visibleSessions } from "./rules.ts";
import { threadToContinue, toThread } from "./threads.ts";

export const compactSession: Handler<"compactSession"> = (context) => {
  const { store, random, now } = context;
  const session = runningSessionInPath(context);
  const visibility = visibilityOf(store, session);
  const ended_at = endTimeOf(session, now());
  store.sessions.update(session, { ended_at });
  scheduleAnalysis(context, session, "analyse_compacted_session");
  const data = store.sessions.add({
    ...session,
    ...initialSessionFields,
    id: random.uuid(),
    started_at: ended_at,
  });
  // Keep the visibility of a session whose repository was unlinked.
  if (data.repository_id === null) saveVisibility(store, [data], visibility);
  return { data };
};

const initialSessionFields = {
  total_turns: 0,
  model_metrics: { input_tokens: 0, output_tokens: 0, cost_usd: 0 },
  summary: null,
  outcome: null,
  ended_at: null,
};

type Session = Tables["sessions"];
type SessionScope = Pick<Session, "organization_id" | "project_id" | "repository_id">;

// A thread continues if its newest session ended at most this many seconds ago.
const threadLifetime = 7 * 24 * 60 * 60;

export const createSession: Handler<"createSession"> = (context) => {
  const { store, caller, body, random, now } = context;
  const newSession = { ...scopeOf(context), component: body.component ?? null, user: caller.user };
  const data = store.sessions.add({
    id: random.uuid(),
    run_id: random.uuid(),
    thread_id: threadToContinue(store, newSession, now(-threadLifetime)) ?? random.uuid(),
    ...newSession,
    ...agentOf(store, newSession, body.agent_name ?? null),
    ...initialSessionFields,
    started_at: now(),
  });
  return { data };
};

function scopeOf(context: HandlerContext<"createSession">): SessionScope {
  const { store, organization, body, error } = context;
  const scope = { organization_id: organization.id };
  const repository = repositoryOf(context);
  if (repository) return { ...scope, project_id: repository.project_id, repository_id: repository.id };
  if (body.project_id === undefined) throw error("remoteMissing");
  const project = findInOrganization(store.projects, body.project_id, organization.id);
  if (project?.project_type !== "workspace") throw error("notAWorkspace");
  return { ...scope, project_id: project.id, repository_id: null };
}

function repositoryOf({ store, organization, body, error }: HandlerContext<"createSession">) {
  const { repository_id, remote_url } = body;
  if (typeof repository_id === "string") {
    const repository = findInOrganization(store.repositories, repository_id, organization.id);
    if (!repository) throw error("repositoryUnknown");
    return repository;
  }
  if (remote_url === undefined) return undefined;
  const repository = findRepository(store, organization.id, normalizeRemote(remote_url));
  if (!repository) throw error("remoteNotLinked");
  return repository;
}

/**
 * The agent of a new session with its version: the current version of the top of its inheritance chain, or the version
 * of the experiment arm if the experiment is on that resource.
 */
function agentOf(store: Store, scope: SessionScope & Pick<Session, "user">, name: string | null) {
  const [agent] = name === null ? [] : findCandidates(store, scope, { resource_type: "agent", name });
  const chain = agent ? chainOf(store, agent) : [];
  const [first] = chain;
  const assignment = assignmentInChain(store, chain, scope.user.id);
  const isInExperiment = assignment?.experiment.resource_id === first?.id;
  return {
    agent_name: name,
    agent_version_hash: (isInExperiment ? assignment?.versionHash : first?.current_version_hash) ?? null,
    experiment_id: assignment?.experiment.id ?? null,
    experiment_arm: assignment?.arm ?? null,
  };
}

export const endSession: Handler<"endSession"> = (context) => {
  const { store, body, now } = context;
  const session = runningSessionInPath(context);
  const data = store.sessions.update(session, { ...body, ended_at: endTimeOf(session, now()) });
  scheduleAnalysis(context, data, "analyse_session");
  return { data };
};

export const getSession: Handler<"getSession"> = (context) => ({ data: sessionInPath(context) });

export const getSessionHierarchy: Handler<"getSessionHierarchy"> = (context) => {
  const { store, contract } = context;
  const { run_id, organization_id, project_id, user, started_at } = sessionInPath(context);
  const maxConversations = boundOf(contract, ["SessionHierarchy", "conversations"], "maxItems");
  const maxTasks = boundOf(contract, ["SessionConversation", "tasks"], "maxItems");
  const sessions = findOldestFirst(store, (session) => session.run_id === run_id);
  const data = {
    id: run_id,
    organization_id,
    project_id,
    user,
    started_at: sessions[0]?.started_at ?? started_at,
    ended_at: lastEnd(sessions),
    conversations: sessions
      .slice(-maxConversations)
      .map((each) => toConversation(each, store.tasks.in(each.id).slice(-maxTasks))),
  };
  return { data };
};

function lastEnd(sessions: Session[]): string | null {
  const ends = sessions.flatMap(({ ended_at }) => ended_at ?? []);
  return ends.length < sessions.length ? null : (ends.sort().at(-1) ?? null);
}

function toConversation(session: Session, tasks: Schemas["SessionTask"][]): Schemas["SessionConversation"] {
  const { id, agent_name, summary, outcome, total_turns, model_metrics, started_at, ended_at } = session;
  return { id, agent_name, summary, outcome, total_turns, model_metrics, started_at, ended_at, tasks };
}

export const listSessionThreads: Handler<"listSessionThreads"> = (context) => {
  const { store, organization, contract, list } = context;
  const sessions = visibleSessions(context, store.sessions.in(organization.id));
  const threads = sortedThreads(sessions, [contract], () => {
    const isVisible = new Set(sessions);
    return groupBy(
      findOldestFirst(store, (session) => isVisible.has(session)),
      ({ thread_id }) => thread_id,
    )
      .map((group) => toThread(contract, group))
      .sort(byOrderOf(contract, "listSessionThreads"));
  });
  const matching = visibleSessions(context, list("sessions", { organization_id: organization.id }));
  return matchingThreads(matching, [threads], () => {
    const ids = new Set(matching.map(({ thread_id }) => thread_id));
    return threads.filter(({ id }) => ids.has(id));
  });
};

const sortedThreads = createListCache<Schemas["SessionThread"]>();
const matchingThreads = createListCache<Schemas["SessionThread"]>();

export const listSessions: Handler<"listSessions"> = (context) =>
  visibleSessions(context, context.list("sessions", { organization_id: context.organization.id }));

export const searchSessions: Handler<"searchSessions"> = (context) => {
  const { store, organization, query, matches } = context;
  const sessions = visibleSessions(context, store.sessions.in(organization.id));
  // The names of projects and repositories are searched too.
  const named = [store.projects.in(organization.id), store.repositories.in(organization.id)];
  return foundSessions(sessions, [listKey(query), ...named], () => sessions.filter(matches));
};

const foundSessions = createListCache<Session>();

export const updateSession: Handler<"updateSession"> = (context) => ({
  data: context.store.sessions.update(runningSessionInPath(context), context.body),
});
