import type { Actor } from "../run/actor";

/** The people of the tests, by role. */
export const ann: Actor = { kind: "person", id: "ann", name: "Ann", role: "owner" };
export const bob: Actor = { kind: "person", id: "bob", name: "Bob", role: "approver" };
export const cem: Actor = { kind: "person", id: "cem", name: "Cem", role: "approver" };
export const oda: Actor = { kind: "person", id: "oda", name: "Oda", role: "operator" };
export const vic: Actor = { kind: "person", id: "vic", name: "Vic", role: "viewer" };
