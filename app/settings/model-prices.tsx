"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { FormAlert } from "../_ui/form-alert";
import { OwnerOnly } from "./owner-only";
import { PriceDialog } from "./price-dialog";
import { PriceTable } from "./price-table";
import { draftOf, type Price, type PriceDraft } from "./read-price";
import { SettingsPart } from "./settings-part";
import { useSetting } from "./use-setting";

type Prices = Readonly<Record<string, Price>>;
type ModelPricesProps = { prices: Prices; listPrices: Prices; version: number };

/** What models cost: an owner's own prices, and the list prices that hold where there is none. */
export function ModelPrices({ prices, listPrices, version }: ModelPricesProps) {
  const mayChange = useMay("settings.change");
  const [edited, setEdited] = useState<PriceDraft | null>(null);
  const { set, isSaving, fault } = useSetting("The prices are saved", () => setEdited(null));
  const save = (value: Record<string, Price>) => set({ key: "prices", value }, version);
  const edit = (model: string) => setEdited(draftOf(model, prices[model] ?? listPrices[model]));
  function remove(model: string) {
    const { [model]: _, ...rest } = prices;
    save(rest);
  }
  return (
    <SettingsPart
      title="Prices"
      word="price"
      text="US dollars for a million tokens. A price set here holds from the next task on; what was called before keeps its cost. Each change is in the audit log."
      actions={mayChange && <Button onClick={() => edit("")}>Set a price</Button>}
    >
      {fault && !edited && <FormAlert fault={fault} />}
      {Object.keys(prices).length === 0 ? (
        <p className="text-ink-2 text-sm">No price is set here: the list prices hold.</p>
      ) : (
        <PriceTable
          label="Prices set here"
          prices={prices}
          actionsOf={mayChange ? (model) => <OwnPrice model={model} onEdit={edit} onRemove={remove} /> : null}
        />
      )}
      <details>
        <summary className="text-ink-2 text-sm">
          {Object.keys(listPrices).length} list prices, as the providers published them
        </summary>
        <div className="mt-2">
          <PriceTable
            label="List prices"
            prices={listPrices}
            actionsOf={
              mayChange
                ? (model) => (
                    <Button size="sm" onClick={() => edit(model)}>
                      Change<span className="sr-only"> the price of {model}</span>
                    </Button>
                  )
                : null
            }
          />
        </div>
      </details>
      {!mayChange && <OwnerOnly />}
      {edited && (
        <PriceDialog
          draft={edited}
          models={Object.keys(listPrices)}
          isSaving={isSaving}
          fault={fault}
          onSave={(model, price) => save({ ...prices, [model]: price })}
          onClose={() => setEdited(null)}
        />
      )}
    </SettingsPart>
  );
}

type OwnPriceProps = { model: string; onEdit: (model: string) => void; onRemove: (model: string) => void };

function OwnPrice({ model, onEdit, onRemove }: OwnPriceProps) {
  return (
    <span className="inline-flex gap-1">
      <Button size="sm" onClick={() => onEdit(model)}>
        Change<span className="sr-only"> the price of {model}</span>
      </Button>
      <Button
        size="sm"
        tone="quiet"
        aria-label={`Remove the price of ${model}`}
        className="w-7 px-0"
        onClick={() => onRemove(model)}
      >
        <X aria-hidden />
      </Button>
    </span>
  );
}
