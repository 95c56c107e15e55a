/**
 * Makes sure that each parameter of a path template has a value that stays in its place: not missing, not empty, and
 * not `.` or `..`, which a URL would swallow.
 *
 * @throws {TypeError} naming the parameter.
 */
export function requirePathParameters(template: string, values: Record<string, unknown> = {}): void {
  for (const [, name = ""] of template.matchAll(/\{([^}]+)\}/g)) {
    const value = values[name];
    if (value === undefined || value === null || value === "") {
      throw new TypeError(`${template}: the path parameter ${name} is missing. Give it in params.path.`);
    }
    if (value === "." || value === "..") {
      throw new TypeError(
        `${template}: the path parameter ${name} can't be "${value}", which would lead to another path.`,
      );
    }
  }
}
