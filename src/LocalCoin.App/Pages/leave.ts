// A page that is shown for a while only, and then makes room by itself. Without script its <meta> does the same.

let timer = 0;

export function leaveInTime(): void {
  document.addEventListener("swapped", start);
  start();
}

function start(): void {
  clearTimeout(timer);
  const { leaveSeconds, leaveTo } = document.body.dataset;
  if (!leaveSeconds || !leaveTo) return;
  timer = window.setTimeout(() => {
    document.querySelector("main")?.replaceChildren(); // at once, also where the network is slow
    location.replace(leaveTo);
  }, Number(leaveSeconds) * 1_000);
}
