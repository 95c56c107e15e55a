import { at } from "../../../values/json.ts";
import type { Stories } from "./stories.ts";

/** What goes with a project. */
export const projectStories: Stories = {
  deleteProject: {
    async "takes its sessions and repositories along, and frees the remote"({ world, call, expect }) {
      const project_id = await world.textAt("createProject", "/data/id");
      const created = await call("createRepository", { path: { project_id } });
      const repository_id = String(at(created.body, "/data/id"));
      const id = await world.textAt("createSession", "/data/id", { body: { repository_id } });
      await call("getSession", { path: { id } });
      await call("deleteProject", { path: { id: project_id } });
      await call("getSession", { path: { id } }, 404);
      await call("getRepository", { path: { id: repository_id } }, 404);
      const { body } = await call("listSessions", { query: { project_id } });
      const total = at(body, "/meta/total_count");
      expect(total === 0, `None of its sessions must be listed, but ${total} are.`);
      await call("createRepository", { body: created.draft.body });
    },
  },
};
