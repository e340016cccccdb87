// A phone that shows a code stays bright until it was taken: a screen that goes dark in the queue is touched, unlocked
// and held out again, by hands that find that hard. Where a browser cannot, nothing is lost.

let kept: WakeLockSentinel | null = null;

export function keepAwake(): void {
  for (const moment of ["swapped", "visibilitychange"]) document.addEventListener(moment, () => void look());
  void look();
}

/** The browser lets go by itself of a page that is hidden. */
async function look(): Promise<void> {
  const isWanted = document.querySelector("[data-keep-awake]") !== null && !document.hidden;
  if (!isWanted) {
    const last = kept;
    kept = null;
    await last?.release();
  } else if (!kept || kept.released) {
    try {
      kept = await navigator.wakeLock.request("screen");
    } catch {
      // Not here, or not with so little battery.
    }
  }
}
