// Sheets and letters are two piles: only one of them goes to the printer at a time.

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-print-only]") : null;
  if (!button) return;
  document.body.dataset.printOnly = button.dataset.printOnly;
  window.print();
});
