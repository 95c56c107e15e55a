import type { Random } from "../../random.ts";
import type { Store } from "../../store/store.ts";

/**
 * Chooses three words that no other experiment of an organization has.
 *
 * @example
 * chooseSlug(store, organization.id, random); // swift-amber-falcon
 */
export function chooseSlug(store: Store, organizationId: string, random: Random): string {
  // There are more slugs than the store keeps experiments, so that one is found.
  for (;;) {
    const slug = [manners, materials, animals].map((words) => words[random.below(words.length)]).join("-");
    if (!store.experiments.find({ organization_id: organizationId, slug })) return slug;
  }
}

const manners = words(
  "bold brave bright brisk calm clever eager early fair fond gentle glad keen kind late lively merry mild neat nimble",
  "patient plain proud quick quiet ready sharp silent slow steady swift tidy warm wise",
);

const materials = words(
  "agate amber bamboo birch brass bronze canvas cedar chalk clay cobalt copper coral cotton flint glass granite hemp",
  "ivory jade linen maple marble oak onyx opal paper pearl pine quartz silk silver slate velvet",
);

const animals = words(
  "badger beaver bison crane deer dove eagle falcon ferret finch fox gecko hare hawk heron ibis jackal kestrel lark",
  "lemur lynx marten mole moose newt otter owl puffin raven robin seal stork swan weasel",
);

function words(...lines: string[]): string[] {
  return lines.flatMap((line) => line.split(" "));
}
