"use client";

import { useEffect, useState } from "react";
import type { Role } from "#workflows/definition/definition";
import type { Proof } from "#workflows/run/proof/proof";
import type { ProofAnswer, ProofQuestion } from "./prove-worker";

/** After the last key, before the paths are explored anew. */
const PAUSE_MS = 500;

/** `of` is the text that the proof is about; `isFailed`: the browser could not run it. */
export type ProofState = { proof: Proof | null; of: string | null; isFailed: boolean };

/** The proof of a draft that can be read, made beside the page. The last one stays until the next is there. */
export function useProof(source: string | null, people: readonly Role[] | null): ProofState {
  const [state, setState] = useState<ProofState>({ proof: null, of: null, isFailed: false });
  const roles = people?.join(",") ?? null;
  useEffect(() => {
    if (source === null) return;
    let worker: Worker | null = null;
    const timer = setTimeout(() => {
      worker = new Worker(new URL("./prove-worker.ts", import.meta.url), { type: "module" });
      worker.onmessage = ({ data }: MessageEvent<ProofAnswer>) => {
        setState({ proof: data.proof, of: source, isFailed: false });
        worker?.terminate();
      };
      worker.onerror = () => setState({ proof: null, of: source, isFailed: true });
      const question: ProofQuestion = { id: 0, source, people: readRoles(roles) };
      worker.postMessage(question);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      worker?.terminate();
    };
  }, [source, roles]);
  return state;
}

const ROLES: readonly Role[] = ["viewer", "operator", "approver", "owner"];

function readRoles(text: string | null): Role[] | null {
  return text === null ? null : text.split(",").flatMap((word) => ROLES.find((role) => role === word) ?? []);
}
