// A page that is shown for a while only, and then makes room by itself. Without script its <meta> does the same.

// Where the time that is left is shown, a touch begins it anew; what is shown for a moment only goes away all the same.

let timer = 0;
let end = 0;

export function leaveInTime(): void {
  document.addEventListener("swapped", start);
  for (const touch of ["pointerdown", "keydown"]) {
    document.addEventListener(touch, () => {
      if (shown()) start();
    });
  }
  start();
}

function start(): void {
  clearInterval(timer);
  const { leaveSeconds, leaveTo } = document.body.dataset;
  if (!leaveSeconds || !leaveTo) return;
  end = performance.now() + Number(leaveSeconds) * 1_000;
  timer = window.setInterval(() => tick(leaveTo), 250);
}

function tick(leaveTo: string): void {
  const left = Math.ceil((end - performance.now()) / 1_000);
  const told = shown();
  if (told) told.textContent = (told.dataset.leaveLeft ?? "").replace("{0}", String(Math.max(0, left)));
  if (left > 0) return;
  clearInterval(timer);
  document.querySelector("main")?.replaceChildren(); // at once, also where the network is slow
  location.replace(leaveTo);
}

function shown(): HTMLElement | null {
  return document.querySelector("[data-leave-left]");
}
