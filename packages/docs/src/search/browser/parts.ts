/** What the dialog of the search is made of. */
export interface Parts {
  dialog: HTMLDialogElement;
  input: HTMLInputElement;
  list: HTMLElement;
  status: HTMLElement;
  hints: HTMLElement;
}

/** The parts of a dialog that openDialog made. */
export function partsOf(dialog: HTMLDialogElement): Parts {
  const part = <Part extends HTMLElement>(selector: string) => dialog.querySelector(selector) as Part;
  return {
    dialog,
    input: part("input"),
    list: part("[role=listbox]"),
    status: part("[role=status]"),
    hints: part(".search-hints"),
  };
}
