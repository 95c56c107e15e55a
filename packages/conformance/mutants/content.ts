import { after, before, cached, type Mutants, onStatus, setData, setItems } from "./mutant.ts";

const emptyList = { data: [], meta: { current_page: 1, total_pages: 0, total_count: 0 } };

export const content: Mutants = {
  "deleteProject > custom": {
    "deleting a project keeps its resources": {
      listResourceVersions: onStatus(404, (_, mock) => mock.respond(200, emptyList)),
    },
  },
  "createRepository > custom": {
    "repositories with the same name have the same slug": {
      createRepository: setData(({ slug }) => ({ slug: slug.replace(/-2$/, "") })),
    },
  },
  "diffResourceVersions > custom": {
    "a diff shows the changes from the second version to the first": {
      diffResourceVersions: after(async ({ data }, { path }, mock) => {
        data.diff = (await mock.get(path.replace(/([^/]+)\/([^/]+)$/, "$2/$1"))).body.data.diff;
      }),
    },
  },
  "createExperiment > 201 > example request": {
    "the default traffic split is 10 percent": {
      createExperiment: before(({ body }) => Object.assign(body, { traffic_split: body.traffic_split ?? 10 })),
    },
  },
  "publishResource > custom": {
    "a published resource is not available in projects": {
      listEffectiveResources: after((list) => Object.assign(list, emptyList)),
    },
  },
  "createResource > custom": {
    "the content of the lowest tier comes first": {
      getEffectiveResource: after(({ data }) => data.source_ids.reverse()),
    },
  },
  "createConvention > custom": {
    "an override does not name the convention that it overrides": {
      listEffectiveConventions: setItems(() => ({ overrides_convention_id: null })),
    },
  },
  "disablePlaybookSubscription > custom": {
    "the synced file still contains disabled playbooks": () => ({ getPlaybooksForSync: cached() }),
  },
};
