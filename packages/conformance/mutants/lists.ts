import { admin, after, before, type Mutants, owner, setItems, viewer } from "./mutant.ts";

export const lists: Mutants = {
  "listRoles > pagination": {
    "the last page lacks its last item": {
      listRoles: after(({ data, meta }) => meta.current_page === meta.total_pages && data.pop()),
    },
    "every page is the first page": { listRoles: before(({ query }) => query.delete("page")) },
    "every second response is reversed": () => {
      let count = 0;
      return { listRoles: after(({ data }) => count++ % 2 === 0 && data.reverse()) };
    },
  },
  "listSessions > pagination": {
    "sessions are listed oldest first": { listSessions: after(({ data }) => data.reverse()) },
  },
  "listRoles > defaults": {
    "the default page is page 2": {
      listRoles: before(({ query }) => query.has("page") || query.set("page", "2")),
    },
  },
  "getAnalyticsTimeseries > defaults": {
    "the default period is weekly": {
      getAnalyticsTimeseries: before(({ query }) => query.has("period") || query.set("period", "weekly")),
    },
  },
  "listExperiments > filters status": {
    "a filter is ignored": { listExperiments: before(({ query }) => query.delete("status")) },
  },
  "listSessions > filters project_id and agent_name": {
    "only one of two filters is applied": {
      listSessions: before(({ query }) => query.has("agent_name") && query.delete("project_id")),
    },
  },
  "listMembers > consistency": {
    "a list shows another time than the member": {
      listMembers: setItems(() => ({ joined_at: "2026-01-01T00:00:00Z" })),
    },
  },
  "listProjects > consistency": {
    "a list shows names in uppercase": { listProjects: setItems(({ name }) => ({ name: name.toUpperCase() })) },
  },
  "listProjects > visibility as viewer": {
    "the list of a viewer omits a project": {
      listProjects: after(({ data, meta }, { token }) => {
        if (token !== viewer) return;
        data.shift();
        meta.total_count -= 1;
      }),
    },
  },
  "listMembers > visibility as admin": {
    "an admin sees other names": {
      listMembers: setItems(({ name }, { token }) => ({ name: token === admin ? name.toUpperCase() : name })),
    },
  },
  "getAnalyticsSummary > idempotent": {
    "a total changes with every request": () => {
      let count = 0;
      return { getAnalyticsSummary: after(({ data }) => Object.assign(data, { total_sessions: count++ })) };
    },
  },
  "getProject > idempotent": {
    "reading a project renames it": {
      getProject: after(({ data }, _, mock) =>
        mock.send({ method: "PATCH", token: owner, body: { name: `${data.name.slice(0, 90)}+` } }),
      ),
    },
  },
};
