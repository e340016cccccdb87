// Prices as keys: a touch is one more piece, and the sum stands beside はらう before anybody touches that.

const piecesMax = 99;
const figures = new Intl.NumberFormat("en");

document.addEventListener("click", (event) => {
  const key = event.target instanceof Element ? event.target.closest("[data-more], [data-less]") : null;
  const pieces = key?.closest(".price")?.querySelector("input");
  if (!key || !pieces) return;
  const count = whole(pieces) + (key.hasAttribute("data-more") ? 1 : -1);
  pieces.value = count > 0 ? String(Math.min(count, piecesMax)) : "";
  tell();
});
document.addEventListener("input", tell);
document.addEventListener("swapped", tell);
tell();

function tell(): void {
  const prices = document.querySelector("[data-prices]");
  const form = prices?.closest("form");
  if (!prices || !form) return;
  const typed = form.elements.namedItem("amount");
  let sum = typed instanceof HTMLInputElement ? whole(typed) : 0;
  for (const row of prices.querySelectorAll<HTMLElement>(".price")) {
    const pieces = row.querySelector("input");
    const count = pieces ? Math.min(whole(pieces), piecesMax) : 0;
    row.classList.toggle("touched", count > 0);
    sum += count * Number(row.dataset.price);
  }
  const shown = form.elements.namedItem("shown");
  if (shown instanceof HTMLInputElement) shown.value = String(sum);
  const total = form.querySelector("[data-total]");
  if (total) total.textContent = figures.format(sum);
}

function whole(field: HTMLInputElement): number {
  return Number(field.value.normalize("NFKC").replace(/\D/g, "")) || 0;
}
