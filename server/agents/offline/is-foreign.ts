const ENGLISH = /\b(the|for|that|with|to|of|and|where|which|who|is|are|should|can|by|on|when|their)\b/gi;
const FOREIGN =
  /(?<!\p{L})(der|die|das|und|mit|für|eine?|einen|wir|können|sollen|von|zu|auf|le|la|les|des|une?|pour|avec|qui|que|et|dans|el|los|las|para|con|una|del|y|il|che|per|di|een|het|voor|met|van)(?!\p{L})/giu;

/** Whether a text is in a language that the rules of this folder do not read: then nothing is read into it. */
export function isForeign(text: string): boolean {
  const foreign = text.match(FOREIGN)?.length ?? 0;
  return foreign >= 2 && foreign > (text.match(ENGLISH)?.length ?? 0);
}
