// Two tones. Success rises in a long-short rhythm, refusal is twice the same low one; both stay below 2,500 Hz, where
// old ears hear. A browser lets a page sound only after a touch, so the touch that sends a form wakes it.

const lateMax = 1_000;
let context: AudioContext | null = null;

export function wakeSound(): void {
  context ??= new AudioContext();
  if (context.state === "suspended") void context.resume();
}

export function play(which: string | undefined): void {
  if (which !== "paid" && which !== "refused") return;
  const tones: [number, number, number][] =
    which === "paid" ? [[880, 0, 0.14], [1319, 0.16, 0.42]] : [[330, 0, 0.24], [330, 0.36, 0.24]];
  wakeSound();
  const asked = performance.now();
  // A browser that wants a touch first keeps it waiting; a sound that comes late belongs to nothing that is seen.
  void context?.resume().then(() => {
    if (performance.now() - asked < lateMax) for (const [hertz, at, seconds] of tones) tone(hertz, at, seconds);
  });
  shake(which === "paid" ? 200 : [120, 120, 120]);
}

/** Where the page was touched: a browser complains of a shake that nobody asked for. */
export function shake(pattern: number | number[]): void {
  if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(pattern);
}

function tone(hertz: number, at: number, seconds: number): void {
  if (!context || context.state !== "running" || document.body.dataset.volume === "silent") return;
  const [source, volume, from] = [context.createOscillator(), context.createGain(), context.currentTime + at];
  source.frequency.value = hertz;
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(document.body.dataset.volume === "soft" ? 0.1 : 0.4, from + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, from + seconds);
  source.connect(volume).connect(context.destination);
  source.start(from);
  source.stop(from + seconds);
}
