import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { accessOf, findOperation } from "../catalog.ts";
import type { CallInput } from "../server.ts";
import { connect } from "./client.ts";

export { countTokens };

export interface Task {
  goal: string;
  /** The words of the agent. */
  search: string;
  /** The operation that the agent searches and reads about. */
  operation: string;
  /** The calls of operations. `yield` returns the response of a call. */
  run(): Generator<CallInput, void, Response>;
  /** Part of the last result. */
  result: string;
}

type Item = Record<string, unknown>;

interface Response {
  data: Item & Item[];
}

/**
 * Runs a task like an agent: searches an operation, reads its description, and calls it. Counts the tokens of the inputs and
 * outputs of the tools. The user of the server allows what the operation does.
 */
export async function runTask({ search, operation, run }: Task) {
  const { mock, callTool, close } = await connect({ access: accessOf(findOperation(operation)) });
  const conversation: string[] = [];
  const use = async (name: string, args: object) => {
    const { texts } = await callTool(name, args);
    conversation.push(JSON.stringify({ name, arguments: args }), texts.join("\n"));
    return texts;
  };
  const found = (await use("search_operations", { query: search })).join("\n");
  await use("describe_operation", { operationId: operation });
  const calls: CallInput[] = [];
  const steps = run();
  let result = "";
  for (let step = steps.next(); !step.done; step = steps.next(JSON.parse(result))) {
    calls.push(step.value);
    const texts = await use("call_operation", step.value);
    result = texts.at(-1) ?? "";
  }
  await close();
  const tokens = conversation.reduce((sum, text) => sum + countTokens(text), 0);
  return { calls, requests: mock.requests(), toolCalls: conversation.length / 2, tokens, found, result };
}

const org_id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const project_id = "9d3e6f1a-2b7c-4d58-8e90-1f2a3b4c5d6e";
const playbook_id = "0a6aa06b-80f6-4736-9f1d-c7595f07812b";

function call(operationId: string, parameters: Item, options: Pick<CallInput, "body" | "fields"> = {}): CallInput {
  return { operationId, parameters, ...options };
}

/** Calls an operation that lists items, and returns the item with the given fields. */
function* find(operationId: string, parameters: Item, wanted: Item): Generator<CallInput, Item, Response> {
  const { data } = yield call(operationId, parameters, { fields: ["id", ...Object.keys(wanted)] });
  return data.find((item) => Object.entries(wanted).every(([name, value]) => item[name] === value)) ?? {};
}

/** Tasks about the concepts of the docs, in the sample data. The agent knows the IDs of Acme, Checkout and Acme on Rails. */
export const tasks: Task[] = [
  {
    goal: "Which organizations do I belong to?",
    search: "my organizations",
    operation: "listCurrentUserOrganizations",
    *run() {
      yield call("listCurrentUserOrganizations", {}, { fields: ["organization_id", "organization_name"] });
    },
    result: `{"organization_id":"${org_id}","organization_name":"Acme"}`,
  },
  {
    goal: "Create a project for payments, with its repository.",
    search: "create a project and link its git repository",
    operation: "createRepository",
    *run() {
      const { data } = yield call("createProject", { org_id }, { body: { name: "Payments", slug: "payments" } });
      const body = { remote_url: "git@github.com:acme/payments.git", name: "payments" };
      yield call("createRepository", { org_id, project_id: data.id }, { body });
    },
    result: '"remote_url":"github.com/acme/payments"',
  },
  {
    goal: "Which project does this Git remote belong to?",
    search: "find the repository of a git remote",
    operation: "lookupRepository",
    *run() {
      const parameters = { org_id, remote_url: "https://github.com/acme/checkout-web.git" };
      yield call("lookupRepository", parameters, { fields: ["name", "project_id"] });
    },
    result: `{"name":"checkout-web","project_id":"${project_id}"}`,
  },
  {
    goal: "Start a session for the repository of the mobile app.",
    search: "start a session",
    operation: "createSession",
    *run() {
      const body = { remote_url: "git@github.com:acme/mobile.git", agent_name: "reviewer" };
      yield call("createSession", { org_id }, { body });
    },
    result: '"project_id":"ddc32a0d-ba90-4ce0-a515-a80e07957ebb"',
  },
  {
    goal: "Record a session from its start to its end.",
    search: "record usage and summary of a session when it ends",
    operation: "endSession",
    *run() {
      const body = { project_id: "e50b57e4-105e-45b6-a5d0-94f5281c1a3a" };
      const { data } = yield call("createSession", { org_id }, { body, fields: ["id"] });
      const parameters = { org_id, id: data.id };
      const model_metrics = { input_tokens: 9400, output_tokens: 2300, cost_usd: 0.06 };
      yield call("updateSession", parameters, { body: { model_metrics, total_turns: 3 }, fields: ["id"] });
      const end = { summary: "Wrote the page about on-call duty.", model_metrics, total_turns: 4 };
      yield call("endSession", parameters, { body: end, fields: ["summary", "total_turns"] });
    },
    result: '{"summary":"Wrote the page about on-call duty.","total_turns":4}',
  },
  {
    goal: "Has someone fixed partial refunds before?",
    search: "search earlier sessions",
    operation: "searchSessions",
    *run() {
      yield call("searchSessions", { org_id, q: "partial refunds" }, { fields: ["id", "summary", "outcome"] });
    },
    result: '"summary":"Fixed partial refunds by rounding the total once instead of each line.","outcome":"success"',
  },
  {
    goal: "Continue a session, because its context is too long.",
    search: "compact context, continue in a new session",
    operation: "compactSession",
    *run() {
      const { id } = yield* find("listSessions", { org_id }, { ended_at: null });
      yield call("compactSession", { org_id, id });
    },
    result: '"summary":null,"outcome":null,"total_turns":0',
  },
  {
    goal: "Fork crewkit's changelog command, and publish it.",
    search: "fork and publish a resource",
    operation: "forkResource",
    *run() {
      const { id } = yield* find("listResources", {}, { name: "changelog" });
      const { data } = yield call("forkResource", { id }, { body: { organization_id: org_id }, fields: ["id"] });
      yield call("publishResource", { id: data.id }, { fields: ["ownership", "published"] });
    },
    result: '{"ownership":"forked","published":true}',
  },
  {
    goal: "Return to the first version of the reviewer.",
    search: "roll back a resource to an earlier version",
    operation: "rollbackResource",
    *run() {
      const parameters = { id: reviewer };
      const fields = ["version_number", "version_hash"];
      const { data } = yield call("listResourceVersions", parameters, { fields });
      const first = data.find(({ version_number }) => version_number === 1);
      yield call("rollbackResource", parameters, { body: { version_hash: first?.version_hash } });
    },
    result: '"current_version_number":1',
  },
  {
    goal: "What does the reviewer of Checkout really say?",
    search: "content of a resource with inherited content",
    operation: "getEffectiveResource",
    *run() {
      const { id } = yield* find("listOrganizationResources", { org_id }, { name: "reviewer", tier: "project" });
      yield call("getEffectiveResource", { id });
    },
    result: "In Checkout, amounts are integers in cents.",
  },
  {
    goal: "What changed in the latest version of the reviewer?",
    search: "diff two versions of an agent",
    operation: "diffResourceVersions",
    *run() {
      const fields = ["version_number", "version_hash"];
      const { data } = yield call("listResourceVersions", { id: reviewer }, { fields });
      const [to_hash, from_hash] = data.map(({ version_hash }) => version_hash);
      yield call("diffResourceVersions", { id: reviewer, from_hash, to_hash });
    },
    result: "+You review a change of Acme's. Run its tests first",
  },
  {
    goal: "Subscribe to the playbook for TypeScript.",
    search: "subscribe to a playbook",
    operation: "createPlaybookSubscription",
    *run() {
      const { id } = yield* find("listAvailablePlaybooks", { org_id }, { slug: "typescript" });
      yield call("createPlaybookSubscription", { org_id }, { body: { playbook_id: id } });
    },
    result: '"playbook_slug":"typescript","enabled":true',
  },
  {
    goal: "Pause the playbook for Rails.",
    search: "pause a playbook",
    operation: "disablePlaybookSubscription",
    *run() {
      const { id } = yield* find("listPlaybookSubscriptions", { org_id }, { playbook_slug: "acme-rails" });
      yield call("disablePlaybookSubscription", { org_id, id });
    },
    result: '"playbook_slug":"acme-rails","enabled":false',
  },
  {
    goal: "Unsubscribe from the playbook for React.",
    search: "unsubscribe from a playbook",
    operation: "deletePlaybookSubscription",
    *run() {
      const { id } = yield* find("listPlaybookSubscriptions", { org_id }, { playbook_slug: "react" });
      yield call("deletePlaybookSubscription", { org_id, id });
      yield call("listPlaybookSubscriptions", { org_id });
    },
    result: '"total_count":1',
  },
  {
    goal: "Add the convention to store amounts in cents.",
    search: "add a convention to a playbook",
    operation: "createConvention",
    *run() {
      const value = "Store amounts of money as integers in cents.";
      const body = { category: "architecture", key: "integer-amounts", value };
      yield call("createConvention", { playbook_id }, { body });
    },
    result: '"key":"integer-amounts"',
  },
  {
    goal: "Object to the convention about Minitest.",
    search: "disagree with a convention",
    operation: "challengeConvention",
    *run() {
      const { id } = yield* find("listConventions", { playbook_id }, { key: "use-minitest" });
      const body = { convention_id: id, reason: "Our suite runs faster with RSpec." };
      yield call("challengeConvention", { playbook_id }, { body });
    },
    result: "Our suite runs faster with RSpec.",
  },
  {
    goal: "Run the experiment in Checkout to the end.",
    search: "run an experiment to the end",
    operation: "deployExperiment",
    *run() {
      const parameters = { org_id, id: "e6a627c7-b1d7-4a1e-9256-4ebd51534b5b" };
      yield call("startExperiment", parameters);
      yield call("stopExperiment", parameters);
      yield call("deployExperiment", parameters, { body: { variant: "variant" } });
    },
    result: '"status":"deployed"',
  },
  {
    goal: "Did the deployed version of the reviewer succeed more often?",
    search: "experiment results",
    operation: "getExperimentMetrics",
    *run() {
      const { id } = yield* find("listExperiments", { org_id }, { status: "deployed" });
      yield call("getExperimentMetrics", { org_id, id });
    },
    result: '"variant":{"total_sessions":2,"success_rate":100,',
  },
  {
    goal: "What did the reviewer cost in the last 30 days?",
    search: "what does each agent cost",
    operation: "listAnalyticsByAgent",
    *run() {
      const fields = ["agent_name", "total_cost_usd"];
      yield call("listAnalyticsByAgent", { org_id, agent_name: "reviewer" }, { fields });
    },
    result: '{"agent_name":"reviewer","total_cost_usd":2.33}',
  },
  {
    goal: "What do failed sessions cost in Checkout?",
    search: "cost of failed sessions",
    operation: "getCostBreakdown",
    *run() {
      yield call("getCostBreakdown", { org_id, project_id }, { fields: ["by_outcome"] });
    },
    result: '"outcome":"failure","total_sessions":1,"total_cost_usd":0.42',
  },
];

const reviewer = "1735f2aa-ba45-4655-925b-e133f611f3f5";
