"use client";

import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Help } from "../../../_help/help";
import { Button } from "../../../_ui/button";
import { IncidentDialog } from "../orders/incident-dialog";
import {
  INCIDENT_CHOICES,
  type IncidentChoice,
  type IncidentPlace,
  sayIncidentChoice,
} from "../orders/say-incident-choice";
import { useRunAddress } from "../run-address";
import { useMayOrder } from "../travel/use-may-order";
import { AlertLine } from "./alert-line";

/** An incident with its ways out, in place. */
export function IncidentLine({ place, at }: { place: IncidentPlace; at: number }) {
  const { openStep } = useRunAddress();
  return (
    <AlertLine icon={TriangleAlert} tone="failed" sentence={`“${place.label}”: ${place.sentence}`} at={at}>
      <Help word="incident" />
      <Button size="sm" tone="quiet" onClick={() => openStep(place.stepKey)}>
        Show step
      </Button>
      <IncidentChoices place={place} />
    </AlertLine>
  );
}

/** The buttons that end an incident; nothing for who may not. */
export function IncidentChoices({ place }: { place: IncidentPlace }) {
  const [choice, setChoice] = useState<IncidentChoice | null>(null);
  const { may, isBlocked, note } = useMayOrder();
  if (!may) return null;
  return (
    <>
      {INCIDENT_CHOICES.map((one) => (
        <Button
          key={one}
          size="sm"
          tone={one === "fail" ? "danger" : "plain"}
          disabled={isBlocked}
          title={note}
          onClick={() => setChoice(one)}
        >
          {sayIncidentChoice(one, place).short}
        </Button>
      ))}
      {choice && <IncidentDialog choice={choice} place={place} onClose={() => setChoice(null)} />}
    </>
  );
}
