// Keys on the screen type into a field. The field itself takes digits only, also full-width ones.

const digitsMax = 7;
const figures = new Intl.NumberFormat("en");

export function watchPads(): void {
  document.addEventListener("click", (event) => {
    const key = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-pad] [data-key]") : null;
    const field = key && document.getElementById(key.closest<HTMLElement>("[data-pad]")?.dataset.pad ?? "");
    if (!key || !(field instanceof HTMLInputElement)) return;
    field.value = typed(field, key.dataset.key ?? "");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || !field.hasAttribute("data-digits")) return;
    if (event instanceof InputEvent && event.isComposing) return;
    const digits = field.value.normalize("NFKC").replace(/\D/g, "").slice(0, digitsMax);
    const shown = digits === "" ? "" : figures.format(Number(digits));
    if (shown !== field.value) field.value = shown;
  });
  document.addEventListener("swapped", spareKeyboard);
  spareKeyboard();
}

/** Where there are keys on the page, a phone's own keyboard would only cover them. */
function spareKeyboard(): void {
  for (const pad of document.querySelectorAll<HTMLElement>("[data-pad]")) {
    const field = document.getElementById(pad.dataset.pad ?? "");
    if (field instanceof HTMLInputElement) field.inputMode = "none";
  }
}

function typed(field: HTMLInputElement, key: string): string {
  if (key === "clear") return "";
  if (key === "back") return field.value.slice(0, -1);
  return (field.value + key).slice(0, field.maxLength > 0 ? field.maxLength : undefined);
}
