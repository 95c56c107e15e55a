import type { Handler, HandlerContext } from "../../handler.ts";
import { assignmentInChain } from "../../rules/experiments/assignment.ts";
import { findRepository, normalizeRemote } from "../../rules/projects/projects.ts";
import { findInOrganization } from "../../rules/records.ts";
import { chainOf, findCandidates } from "../../rules/resources/tiers.ts";
import { initialSessionFields } from "../../rules/sessions/sessions.ts";
import { threadToContinue } from "../../rules/sessions/threads.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

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
