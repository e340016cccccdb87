// A resident's phone keeps a page for when there is no network. And no page is shown as it was when one comes back to
// it: what is left may have changed.

export function keepShell(): void {
  const { shell } = document.body.dataset;
  if (shell && "serviceWorker" in navigator) {
    navigator.serviceWorker.register(shell, { scope: "/" }).catch(() => {
      // Then there is no page for it: the browser has its own.
    });
  }
}

export function comeBackFresh(): void {
  window.addEventListener("pageshow", (event) => {
    // Read anew, never sent anew: some page may have come by a form.
    if (event.persisted) location.replace(location.pathname + location.search);
  });
}
