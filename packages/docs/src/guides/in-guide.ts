/** Does something with a guide, so that what fails names its file: `guides/…-quickstart.md: A guide asks for …`. */
export function inGuide<Made>(slug: string, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    throw new Error(`guides/…-${slug}.md: ${(error as Error).message}`, { cause: error });
  }
}
