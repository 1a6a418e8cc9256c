import type { Library } from "#server/library/library";

/** The names that a workflow's author may use, and the pack that takes what they save; null: nothing may be saved. */
export type Vocabulary = {
  agents: { id: string; title: string }[];
  templates: { id: string; name: string; filename: string }[];
  savesInto: string | null;
};

/** Each name once; who calls an agent in two packs by the same name means either. */
export function listVocabulary(library: Library): Vocabulary {
  return {
    agents: oncePerId(library.agents().map(({ id, title }) => ({ id, title }))),
    templates: oncePerId(library.templates().map(({ id, name, filename }) => ({ id, name, filename }))),
    savesInto: library.saveFolder()?.pack ?? null,
  };
}

function oncePerId<Thing extends { id: string }>(things: Thing[]): Thing[] {
  return [...new Map(things.map((thing) => [thing.id, thing])).values()].sort((one, other) =>
    one.id.localeCompare(other.id),
  );
}
