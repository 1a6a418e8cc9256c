import { Button } from "../_ui/button";

type SaveButtonsProps = { form: string; isSaving: boolean; isDisabled?: boolean; onClose: () => void };

/** The foot of a dialog whose form is saved or left. */
export function SaveButtons({ form, isSaving, isDisabled = false, onClose }: SaveButtonsProps) {
  return (
    <>
      <Button onClick={onClose}>Keep as it is</Button>
      <Button type="submit" form={form} tone="primary" disabled={isSaving || isDisabled}>
        {isSaving ? "Saving…" : "Save"}
      </Button>
    </>
  );
}
