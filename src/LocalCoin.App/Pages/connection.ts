// No network is said before anyone counts on it.

export function watchConnection(): void {
  for (const name of ["online", "offline"]) window.addEventListener(name, tell);
  document.addEventListener("swapped", tell);
  tell();
}

function tell(): void {
  document.querySelector("[data-connection]")?.remove();
  if (navigator.onLine) return;
  const told = document.createElement("p");
  told.dataset.connection = "";
  told.className = "notice beni";
  told.setAttribute("role", "alert");
  told.textContent = document.body.dataset.offline ?? "";
  document.querySelector("main")?.prepend(told);
}
