import type { Oas3Parameter, Oas3Rule, UserContext } from "@redocly/openapi-core";
import { bodies, examplesOf } from "../../bodies.ts";
import { type Id, idsIn } from "./ids.ts";

/** Every id in an example is the `id` of something that an answer shows. `unlisted` names ids of what none shows. */
export const rule: Oas3Rule = ({ unlisted = [] }: { unlisted?: string[] }) => {
  const used: Id[] = [];
  const answered: Id[] = [];

  function leave(_: object, { report, location: root }: UserContext): void {
    const all = [...used, ...answered];
    const shown = new Set(answered.filter(({ name }) => name === "id").map(({ value }) => value.toLowerCase()));
    const isShown = ({ value }: Id) => shown.has(value.toLowerCase());
    const isNamed = ({ name, value }: Id) =>
      unlisted.includes(name) && answered.some((id) => id.name === name && id.value === value);
    for (const { name, value, location } of unique(all.filter((id) => !isShown(id) && !isNamed(id)))) {
      report({ message: `The \`${name}\` ${value} is nobody's: ${advice}`, location });
    }
    const idle = unlisted.filter((name) => all.every((id) => id.name !== name || isShown(id)));
    const location = root.child("openapi");
    for (const name of idle) {
      report({ message: `Answers show every \`${name}\` under \`id\`: take it from \`unlisted\`.`, location });
    }
  }

  return {
    ...bodies((body, ctx) => {
      const ids = examplesOf(body, ctx).flatMap(({ node, location }) => idsIn(node, location));
      (body.use === "request" ? used : answered).push(...ids);
    }),
    Parameter(parameter: Oas3Parameter, { location }: UserContext) {
      used.push(...idsIn(parameter.example, location.child("example"), parameter.name));
    },
    Root: { leave },
  };
};

const advice =
  "no response example shows it under `id`. Take an id of openapi/world/, or show the thing in an example of a response.";

/** An id that is lost is lost everywhere: it is reported where it stands first. */
function unique(ids: readonly Id[]): Id[] {
  const key = ({ name, value }: Id) => `${name} ${value}`;
  const keys = ids.map(key);
  return ids.filter((id, i) => keys.indexOf(key(id)) === i);
}
