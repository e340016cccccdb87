// Keys on the screen type into a field. The field itself takes digits only, also full-width ones.

const amountMax = 7;

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
    const digits = field.value.normalize("NFKC").replace(/\D/g, "").replace(/^0+(?=\d)/, "");
    if (digits !== field.value) field.value = digits;
  });
}

function typed(field: HTMLInputElement, key: string): string {
  if (key === "clear") return "";
  if (key === "back") return field.value.slice(0, -1);
  const most = field.maxLength > 0 ? field.maxLength : amountMax;
  return (field.value + key).slice(0, most);
}
