"use client";

import { type FormEvent, useId, useState } from "react";
import { Dialog } from "../_ui/dialog";
import type { Fault } from "../_ui/fault";
import { Field } from "../_ui/field";
import { FormAlert } from "../_ui/form-alert";
import { Input } from "../_ui/input";
import { AmountField } from "./amount-field";
import { PRICE_FIELDS, type Price, type PriceDraft, readPrice } from "./read-price";
import { SaveButtons } from "./save-buttons";

type PriceDialogProps = {
  draft: PriceDraft;
  /** Models to choose from. */
  models: readonly string[];
  isSaving: boolean;
  fault: Fault | null;
  onSave: (model: string, price: Price) => void;
  onClose: () => void;
};

/** What a model costs here, in place of its list price. */
export function PriceDialog({ draft, models, isSaving, fault, onSave, onClose }: PriceDialogProps) {
  const formId = useId();
  const [typed, setTyped] = useState(draft);
  const [isTried, setTried] = useState(false);
  const { price, faults } = readPrice(typed);
  const errorOf = (name: keyof PriceDraft) => (isTried ? faults[name] : null);
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (price) onSave(typed.model.trim(), price);
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={draft.model ? `Price of ${draft.model}` : "Price of a model"}
      text="US dollars for a million tokens; cached input is what the provider had in its cache. What was called before keeps its cost."
      footer={<SaveButtons form={formId} isSaving={isSaving} onClose={onClose} />}
    >
      <form id={formId} onSubmit={submit} className="grid gap-4" noValidate>
        {fault && <FormAlert fault={fault} />}
        <Field
          label="Model"
          required
          help="Also holds for longer names that begin with it."
          error={errorOf("model")}
        >
          {(control) => (
            <>
              <Input
                {...control}
                list={`${formId}-models`}
                value={typed.model}
                onChange={(event) => setTyped({ ...typed, model: event.target.value })}
                className="font-mono"
              />
              <datalist id={`${formId}-models`}>
                {models.map((model) => (
                  <option key={model} value={model} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <div className="grid items-start gap-4 sm:grid-cols-3">
          {PRICE_FIELDS.map(({ name, label }) => (
            <AmountField
              key={name}
              label={label}
              required
              value={typed[name]}
              error={errorOf(name)}
              onChange={(text) => setTyped({ ...typed, [name]: text })}
            />
          ))}
        </div>
      </form>
    </Dialog>
  );
}
