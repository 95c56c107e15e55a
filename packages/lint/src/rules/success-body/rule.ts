import type { Fault, Rule } from "../../contract.ts";
import { schemaOf, successesOf } from "../../operations.ts";
import { firstTime, type Place } from "../../place.ts";
import { propertyNames, requires } from "../../schemas.ts";
import { quoted } from "../../text.ts";

/** A success answers JSON, under `data` or under one key of its own. */
export const rule: Rule = ({ operations, report }) => {
  const [isNewResponse, isNewBody] = [firstTime(), firstTime()];
  for (const { title, place } of operations.flatMap(successesOf)) {
    if (!place.isThere || !isNewResponse(place)) continue;
    const body = schemaOf(place);
    const fault = isNewBody(body) ? faultOf(body) : undefined;
    if (fault) report(`${title} ${fault.text}.`, fault.at);
  }
};

/** What is wrong with the body of a success, as the rest of a sentence that begins with the response. */
function faultOf(body: Place): Fault | undefined {
  // Published without an envelope, for a reason.
  if (body.text("x-unwrapped")) return undefined;
  const type = body.get("type");
  if (type.node !== "object") return { text: "is no object. Put what it answers under `data`", at: type.at };
  const names = propertyNames(body);
  return names.includes("data") ? besideData(body, names) : keyOfItsOwn(body, names);
}

function besideData(body: Place, names: readonly string[]): Fault | undefined {
  const beside = names.filter((name) => name !== "data" && name !== "meta");
  const at = body.get("properties").at;
  if (beside.length > 0) return { text: `has ${quoted(beside)} beside \`data\`. Move that into \`data\``, at };
  return unrequired(body, "data");
}

function keyOfItsOwn(body: Place, names: readonly string[]): Fault | undefined {
  const [name, ...more] = names;
  const at = body.get("properties").at;
  if (name === undefined) return { text: "has no properties. Put what it answers under `data`", at };
  if (more.length === 0) return unrequired(body, name);
  const or = "or say on its schema who published it so: `x-unwrapped: <reason>`";
  return { text: `has ${quoted(names)} at its top. Put them under \`data\`, ${or}`, at };
}

function unrequired(body: Place, name: string): Fault | undefined {
  if (requires(body, name)) return undefined;
  return {
    text: `can come without \`${name}\`. Add to its schema: \`required: [${name}]\``,
    at: body.get("required").at,
  };
}
