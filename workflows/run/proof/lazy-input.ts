import type { JsonObject } from "../../definition/json";

/** Thrown when a run reads an input that was not chosen yet. */
export class InputWanted extends Error {
  override readonly name = "InputWanted";

  constructor(readonly field: string) {
    super(`The input "${field}" is read before it was chosen.`);
  }
}

/**
 * An input whose fields are chosen only when a run first reads them: to begin with every combination would
 * double the states with each field. The core reads own properties only, so one trap sees every reading.
 */
export function lazyInput(fields: ReadonlySet<string>, chosen: JsonObject): JsonObject {
  return new Proxy(chosen, {
    getOwnPropertyDescriptor(target, key) {
      if (typeof key === "string" && fields.has(key) && !Object.hasOwn(target, key))
        throw new InputWanted(key);
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
}
